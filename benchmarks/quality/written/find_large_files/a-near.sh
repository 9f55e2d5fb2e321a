same_content() {
    local dir=${1:-.}
    if [[ ! -d "$dir" ]]; then
        printf 'no such directory: %s\n' "$dir" >&2
        return 1
    fi
    find "$dir" -type f -size +0c -exec sha256sum {} + |
        sort |
        uniq --check-chars=64 --all-repeated=separate |
        cut -c67-
}

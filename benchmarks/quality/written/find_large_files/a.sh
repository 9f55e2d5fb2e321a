large_files() {
    local dir=${1:-.} min_bytes=$2
    if [[ ! -d "$dir" ]]; then
        printf 'no such directory: %s\n' "$dir" >&2
        return 1
    fi
    find "$dir" -type f -size "+${min_bytes}c" -printf '%s\t%p\n' |
        sort -t $'\t' -k1,1nr |
        cut -f2-
}

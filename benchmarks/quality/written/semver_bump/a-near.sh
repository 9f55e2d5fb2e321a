is_newer() {
    local left=${1#v} right=${2#v}
    local -a a b
    IFS=. read -ra a <<<"$left"
    IFS=. read -ra b <<<"$right"
    local i
    for i in 0 1 2; do
        if ((${a[i]:-0} > ${b[i]:-0})); then
            return 0
        elif ((${a[i]:-0} < ${b[i]:-0})); then
            return 1
        fi
    done
    return 1
}

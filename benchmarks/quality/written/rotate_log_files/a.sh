rotate() {
    local log=$1 keep=${2:-5}
    local i
    rm -f -- "$log.$keep"
    for ((i = keep - 1; i >= 1; i--)); do
        if [[ -e "$log.$i" ]]; then
            mv -- "$log.$i" "$log.$((i + 1))"
        fi
    done
    if [[ -e "$log" ]]; then
        mv -- "$log" "$log.1"
    fi
}

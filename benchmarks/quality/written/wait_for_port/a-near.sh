stop_gracefully() {
    local pid=$1 timeout=${2:-30}
    local deadline=$((SECONDS + timeout))
    kill -TERM "$pid" 2>/dev/null || return 0
    while ((SECONDS < deadline)); do
        if ! kill -0 "$pid" 2>/dev/null; then
            echo "$pid has ended"
            return 0
        fi
        sleep 0.5
    done
    echo "$pid still runs after ${timeout}s, killing it" >&2
    kill -KILL "$pid"
}

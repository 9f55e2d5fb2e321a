wait_for() {
    local host=$1 port=$2 timeout=${3:-30}
    local deadline=$((SECONDS + timeout))
    while ((SECONDS < deadline)); do
        if timeout 1 bash -c "exec 3<>/dev/tcp/$host/$port" 2>/dev/null; then
            echo "$host:$port is up"
            return 0
        fi
        sleep 0.5
    done
    echo "$host:$port did not answer within ${timeout}s" >&2
    return 1
}

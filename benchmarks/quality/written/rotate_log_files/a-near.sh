# Compresses rotated logs and removes archives older than some days.
compress_old_logs() {
    local log=$1 days=${2:-14}
    local file
    for file in "$log".[0-9]*; do
        if [[ -e "$file" && "$file" != *.gz ]]; then
            gzip -9 -- "$file"
        fi
    done
    find "$(dirname -- "$log")" -maxdepth 1 -type f \
        -name "$(basename -- "$log").*.gz" -mtime "+$days" -delete
}

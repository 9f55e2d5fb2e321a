shopt -s globstar dotglob nullglob

disk_hogs() {
  local floor=$1 root=${2:-.} candidate size
  for candidate in "$root"/**; do
    if [[ -f $candidate && ! -L $candidate ]]; then
      size=$(wc -c < "$candidate")
      if (( size > floor )); then
        printf '%d\t%s\n' "$size" "$candidate"
      fi
    fi
  done | sort -k1,1nr | cut -f 2-
}

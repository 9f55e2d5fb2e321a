push_back() {
  local number=$1 file=$2
  if [[ ! -e $file ]]; then
    return 0
  fi
  if (( number >= KEEP )); then
    rm -f -- "$file"
    return
  fi
  local older="${LOG}.$(( number + 1 ))"
  push_back "$(( number + 1 ))" "$older"
  mv -- "$file" "$older"
}

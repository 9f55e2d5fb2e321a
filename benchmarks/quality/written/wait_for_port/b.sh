until_listening() {
  local deadline=$(( SECONDS + $3 ))
  until timeout 1 bash -c "exec 3<>/dev/tcp/$1/$2" 2> /dev/null; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      echo "$1:$2 stayed silent for $3 s" >&2
      return 1
    fi
    sleep 0.3
  done
  echo "$1:$2 answers"
}

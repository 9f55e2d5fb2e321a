following_release() {
  local step=$1 current=$2 prefix='' x y z
  if [[ $current == v* ]]; then
    prefix=v
    current=${current#v}
  fi
  IFS=. read -r x y z <<< "$current"
  case $step in
    major) echo "$prefix$(( x + 1 )).0.0" ;;
    minor) echo "$prefix$x.$(( y + 1 )).0" ;;
    patch) echo "$prefix$x.$y.$(( z + 1 ))" ;;
    *) echo "unknown step $step" >&2; return 2 ;;
  esac
}

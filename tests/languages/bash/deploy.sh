#!/bin/bash
# commented() { echo "$1" "$2" "$3"; }
greet() { echo "hello $1, you are ${2:-nobody}"; } # begin greet end greet

function build { # begin build
  local target=$1
  make -C "$target" all
} # end build

function in_subshell() ( # begin in_subshell
  cd "$(dirname "$0")" && ls -la
) # end in_subshell

choose() if [[ $1 =~ ^a+$ ]]; then echo one; else echo two; fi # begin choose end choose

outer() { # begin outer
  inner() { printf '%s\n' "inner() { echo no; }" "$@"; } # begin outer.inner end outer.inner
  cat <<EOF
in_a_heredoc() { echo $x; echo more; echo text; }
EOF
  inner a b c
} # end outer

a-b.c::d() { for a in "$@"; do k=$a; done } # begin a-b.c.d end a-b.c.d

trap 'on_exit() { echo a b c d e f; }' EXIT # skip

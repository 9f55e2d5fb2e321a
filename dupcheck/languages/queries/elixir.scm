; `def f(x) do`, `def f(x), do:`, `def f(x) when g(x) do`, `def a <> b do`.
((call
  target: (identifier) @_definer
  (arguments
    . [(identifier) @name
       (call target: (_) @name)
       (binary_operator left: (identifier) @name operator: "when")
       (binary_operator left: (call target: (_) @name) operator: "when")
       (binary_operator operator: ["<>" "++" "--" "+" "-" "*" "/" "|>" "<~" "~>" "==" "<" ">" "&&&"] @name)
       (unary_operator operator: _ @name)])
  (do_block) @body) @function
 (#any-of? @_definer "def" "defp" "defmacro" "defmacrop" "defn" "defnp"))
((call
  target: (identifier) @_definer
  (arguments
    . [(identifier) @name
       (call target: (_) @name)
       (binary_operator left: (identifier) @name operator: "when")
       (binary_operator left: (call target: (_) @name) operator: "when")
       (binary_operator operator: ["<>" "++" "--" "+" "-" "*" "/" "|>" "<~" "~>" "==" "<" ">" "&&&"] @name)
       (unary_operator operator: _ @name)]
    (keywords (pair key: (keyword) @_do)) @body)) @function
 (#any-of? @_definer "def" "defp" "defmacro" "defmacrop" "defn" "defnp")
 (#match? @_do "^do:"))

(binary_operator
  left: (identifier) @name
  operator: "="
  right: (anonymous_function (stab_clause right: (_) @body))) @function

((call target: (identifier) @_definer (arguments . (_) @name) (do_block)) @scope
 (#any-of? @_definer "defmodule" "defprotocol" "defimpl"))

; Documentation and types say what code does; they do nothing.
((unary_operator operator: "@" operand: (call target: (identifier) @_attribute)) @comment
 (#any-of? @_attribute
  "doc" "moduledoc" "typedoc" "shortdoc" "spec" "type" "typep" "opaque" "callback" "macrocallback"))

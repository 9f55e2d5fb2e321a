(method name: (_) @name body: (_) @body) @function
(singleton_method name: (_) @name body: (_) @body) @function

((call
  method: (identifier) @_definer
  arguments: (argument_list . (_) @name)
  block: (_ body: (_) @body)) @function
 (#any-of? @_definer "define_method" "define_singleton_method"))

; A lambda that goes by a symbol: `scope :recent, -> { ... }`.
(call
  arguments: (argument_list . (simple_symbol) @name . (lambda body: (_ body: (_) @body)))) @function

(assignment left: (_) @name right: (lambda body: (_ body: (_) @body))) @function
((assignment
  left: (_) @name
  right: (call !receiver method: (identifier) @_maker block: (_ body: (_) @body))) @function
 (#any-of? @_maker "lambda" "proc"))
((assignment
  left: (_) @name
  right: (call
    receiver: (constant) @_class method: (identifier) @_maker block: (_ body: (_) @body))) @function
 (#eq? @_class "Proc") (#eq? @_maker "new"))

(module name: (_) @name) @scope
(class name: (_) @name) @scope
; `Point = Struct.new(:x) do ... end`
(assignment left: (constant) @name right: (call receiver: (constant) block: (_))) @scope

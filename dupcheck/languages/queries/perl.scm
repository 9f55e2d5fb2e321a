(subroutine_declaration_statement name: (_) @name body: (_) @body) @function
(method_declaration_statement name: (_) @name body: (_) @body) @function

(assignment_expression
  left: [(variable_declaration variable: (_) @name)
         (scalar) @name
         (glob) @name
         (hash_element_expression) @name]
  right: (anonymous_subroutine_expression body: (_) @body)) @function
; `name => sub { ... }`. A quoted name is as often a sentence about a test.
(list_expression
  (autoquoted_bareword) @name
  . (anonymous_subroutine_expression body: (_) @body) @function)

(package_statement name: (_) @name (block)) @scope
(class_statement name: (_) @name (block)) @scope

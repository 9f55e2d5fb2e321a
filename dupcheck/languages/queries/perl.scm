(subroutine_declaration_statement name: (_) @name body: (_) @body) @function
(method_declaration_statement name: (_) @name body: (_) @body) @function

(assignment_expression
  left: [(variable_declaration variable: (_) @name)
         (scalar) @name
         (glob) @name
         (hash_element_expression) @name]
  right: (anonymous_subroutine_expression body: (_) @body)) @function
(list_expression
  [(autoquoted_bareword) (string_literal)] @name
  . (anonymous_subroutine_expression body: (_) @body) @function)

(package_statement name: (_) @name (block)) @scope
(class_statement name: (_) @name (block)) @scope

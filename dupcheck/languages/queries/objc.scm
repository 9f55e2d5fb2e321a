(method_definition
  (method_type)
  . (identifier) @name
  (compound_statement) @body) @function

(function_definition
  declarator: [(function_declarator declarator: (_) @name)
               (_ (function_declarator declarator: (_) @name))
               (_ (_ (function_declarator declarator: (_) @name)))]
  body: (_) @body) @function

(init_declarator
  declarator: [(identifier) @name
               (function_declarator
                 (parenthesized_declarator (block_pointer_declarator (identifier) @name)))]
  value: (block_literal (compound_statement) @body)) @function
(assignment_expression
  left: (_) @name
  right: (block_literal (compound_statement) @body)) @function

(class_implementation . (identifier) @name) @scope

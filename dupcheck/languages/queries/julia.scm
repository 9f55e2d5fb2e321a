(function_definition
  (signature [(call_expression . (_) @name)
              (typed_expression . (call_expression . (_) @name))
              (where_expression . (call_expression . (_) @name))
              (where_expression . (typed_expression . (call_expression . (_) @name)))])
  . (_) @body) @function
(macro_definition (signature (call_expression . (_) @name)) . (_) @body) @function

(assignment
  . [(call_expression . (_) @name)
     (typed_expression . (call_expression . (_) @name))
     (where_expression . (call_expression . (_) @name))
     (where_expression . (typed_expression . (call_expression . (_) @name)))]
  (operator)
  (_) @body) @function
(assignment
  . (identifier) @name
  (operator)
  [(arrow_function_expression) (function_definition)] @body) @function

(module_definition name: (_) @name) @scope
(struct_definition (type_head [(identifier) @name (_ . (identifier) @name)])) @scope

; A string before a definition documents it.
((string_literal) @comment . [(function_definition) (macro_definition) (assignment) (struct_definition)])

; The grammar puts bodies behind signatures, not into them.
((method_signature
  [(function_signature name: (_) @name)
   (getter_signature name: (_) @name)
   (setter_signature name: (_) @name)
   (constructor_signature name: (_) @name .  parameters: (_))
   (factory_constructor_signature (identifier) @name . (formal_parameter_list))
   (operator_signature [(binary_operator) "[]" "[]=" "==" "~"] @name)]) @function
 . (function_body) @body)
(program
  [(function_signature name: (_) @name)
   (getter_signature name: (_) @name)
   (setter_signature name: (_) @name)] @function
  . (function_body) @body)
(local_function_declaration
  (lambda_expression
    parameters: (function_signature name: (_) @name)
    body: (_) @body)) @function

(initialized_identifier
  (identifier) @name
  (function_expression body: (_) @body)) @function
(initialized_variable_definition
  name: (_) @name
  value: (function_expression body: (_) @body)) @function
(static_final_declaration
  (identifier) @name
  (function_expression body: (_) @body)) @function
(assignment_expression
  left: (_) @name
  right: (function_expression body: (_) @body)) @function

(class_definition name: (_) @name) @scope
(mixin_declaration (identifier) @name) @scope
(extension_declaration name: (_) @name) @scope
(enum_declaration name: (_) @name) @scope

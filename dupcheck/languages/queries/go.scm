(function_declaration name: (identifier) @name body: (_) @body) @function

; A method goes by the type of its receiver.
(method_declaration
  receiver: (parameter_list
    (parameter_declaration
      type: [
        (type_identifier) @name
        (generic_type type: (type_identifier) @name)
        (pointer_type (type_identifier) @name)
        (pointer_type (generic_type type: (type_identifier) @name))
        (parenthesized_type)
      ]))
  name: (field_identifier) @name
  body: (_) @body) @function

(short_var_declaration
  left: (expression_list . (_) @name .)
  right: (expression_list . (func_literal body: (_) @body) .)) @function
(assignment_statement
  left: (expression_list . (_) @name .)
  right: (expression_list . (func_literal body: (_) @body) .)) @function
(var_spec
  name: (identifier) @name
  value: (expression_list . (func_literal body: (_) @body) .)) @function
(keyed_element
  key: (literal_element (_) @name)
  value: (literal_element (func_literal body: (_) @body))) @function

; A table of functions, as tests and commands write them.
(var_spec
  name: (identifier) @name
  value: (expression_list . [(composite_literal) (unary_expression (composite_literal))] .)) @scope

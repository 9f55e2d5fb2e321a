; Methods, operators, destructors, qualified and templated names; what is left is C.
(function_definition
  declarator: [
    (function_declarator
      declarator: [(field_identifier) (destructor_name) (operator_name)
                   (qualified_identifier) (template_function)] @name)
    (pointer_declarator
      declarator: (function_declarator
        declarator: [(field_identifier) (operator_name)
                     (qualified_identifier) (template_function)] @name))
    (pointer_declarator
      declarator: (pointer_declarator
        declarator: (function_declarator
          declarator: [(field_identifier) (operator_name)
                       (qualified_identifier) (template_function)] @name)))
    (reference_declarator
      (function_declarator
        declarator: [(identifier) (field_identifier) (operator_name)
                     (qualified_identifier) (template_function)] @name))
    (pointer_declarator
      declarator: (reference_declarator
        (function_declarator declarator: [(identifier) (field_identifier)
                                          (operator_name) (qualified_identifier)] @name)))
    ; Conversions have no name but their type.
    (operator_cast "operator" @name type: (_) @name)
    (qualified_identifier scope: (_) @name
      name: (operator_cast "operator" @name type: (_) @name))
  ]
  body: (_) @body) @function

(function_definition
  declarator: [
    (function_declarator
      declarator: [(identifier) (field_identifier) (destructor_name) (operator_name)
                   (qualified_identifier) (template_function)] @name)
    (reference_declarator
      (function_declarator
        declarator: [(identifier) (field_identifier) (operator_name)
                     (qualified_identifier)] @name))
  ]
  (try_statement) @body) @function

(init_declarator
  declarator: (identifier) @name
  value: [(lambda_expression body: (_) @body)
          (initializer_list . (lambda_expression body: (_) @body) .)]) @function
(field_declaration
  declarator: (field_identifier) @name
  default_value: (lambda_expression body: (_) @body)) @function
(assignment_expression
  left: [(identifier) (field_expression) (subscript_expression)] @name
  right: (lambda_expression body: (_) @body)) @function

(namespace_definition name: (_) @name) @scope
(class_specifier name: (_) @name body: (_)) @scope
(struct_specifier name: (_) @name body: (_)) @scope
(union_specifier name: (_) @name body: (_)) @scope
; class EXPORT_MACRO Name : Base { ... } is taken for a function.
(function_definition
  type: [(class_specifier) (struct_specifier)]
  declarator: (identifier) @name) @scope

(function_item name: [(identifier) (metavariable)] @name body: (_) @body) @function
(let_declaration
  pattern: [(identifier) @name (mut_pattern (identifier) @name)]
  value: (closure_expression body: (_) @body)) @function
(static_item name: (identifier) @name value: (closure_expression body: (_) @body)) @function
(const_item name: (identifier) @name value: (closure_expression body: (_) @body)) @function
(assignment_expression
  left: (_) @name
  right: (closure_expression body: (_) @body)) @function
(field_initializer
  field: (_) @name
  value: (closure_expression body: (_) @body)) @function

(mod_item name: (_) @name) @scope
(trait_item name: (_) @name) @scope
(impl_item
  type: [
    (type_identifier) @name
    (generic_type type: [(type_identifier) @name (scoped_type_identifier name: (_) @name)])
    (scoped_type_identifier name: (_) @name)
    (reference_type type: [(type_identifier) @name
                           (generic_type type: (type_identifier) @name)
                           (primitive_type) @name])
    (dynamic_type) @name
    (primitive_type) @name
    (tuple_type) @name
    (array_type) @name
    (pointer_type) @name
    (function_type) @name
    (metavariable) @name
  ]) @scope

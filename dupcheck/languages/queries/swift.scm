(function_declaration "func" . _ @name body: (_) @body) @function
(init_declaration "init" @name body: (_) @body) @function
(deinit_declaration "deinit" @name body: (_) @body) @function
(subscript_declaration "subscript" @name (computed_property (statements)) @body) @function

(property_declaration
  name: (pattern bound_identifier: (_) @name)
  computed_value: (computed_property (statements)) @body) @function
(computed_getter (getter_specifier) @name (statements) @body) @function
(computed_setter (setter_specifier) @name (statements) @body) @function
(computed_modify (modify_specifier) @name (statements) @body) @function
(willset_clause "willSet" @name (statements) @body) @function
(didset_clause "didSet" @name (statements) @body) @function

(property_declaration
  name: (pattern bound_identifier: (_) @name)
  value: (lambda_literal (statements) @body)) @function
(assignment
  target: (_) @name
  result: (lambda_literal (statements) @body)) @function

; Classes, structs, enums, actors and extensions.
(class_declaration name: (_) @name) @scope
(protocol_declaration name: (_) @name) @scope
(subscript_declaration "subscript" @name (computed_property [(computed_getter) (computed_setter)])) @scope
(property_declaration
  name: (pattern bound_identifier: (_) @name)
  computed_value: (computed_property [(computed_getter) (computed_setter)])) @scope
(property_declaration
  name: (pattern bound_identifier: (_) @name)
  (willset_didset_block)) @scope

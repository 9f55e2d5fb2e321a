(method_declaration name: (identifier) @name body: (_) @body) @function
(constructor_declaration name: (identifier) @name body: (_) @body) @function
(compact_constructor_declaration name: (identifier) @name body: (_) @body) @function

(variable_declarator
  name: (identifier) @name
  value: (lambda_expression body: (_) @body)) @function
(assignment_expression
  left: (_) @name
  right: (lambda_expression body: (_) @body)) @function

(class_declaration name: (_) @name) @scope
(interface_declaration name: (_) @name) @scope
(enum_declaration name: (_) @name) @scope
(record_declaration name: (_) @name) @scope
(annotation_type_declaration name: (_) @name) @scope
(enum_constant name: (_) @name body: (_)) @scope
; An anonymous class goes by the name of the variable that holds it.
(variable_declarator
  name: (identifier) @name
  value: (object_creation_expression (class_body))) @scope

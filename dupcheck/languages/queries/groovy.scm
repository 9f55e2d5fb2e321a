(method_declaration name: (_) @name body: (_) @body) @function
(function_definition name: (_) @name body: (_) @body) @function
(constructor_declaration name: (_) @name body: (_) @body) @function
(variable_declarator name: (_) @name value: (closure) @body) @function
(assignment_expression left: (_) @name right: (closure) @body) @function

(class_declaration name: (_) @name) @scope
(interface_declaration name: (_) @name) @scope
(enum_declaration name: (_) @name) @scope

(function_definition name: (_) @name body: (_) @body) @function
(method_declaration name: (_) @name body: (_) @body) @function
(property_hook (name) @name body: (_) @body) @function

(assignment_expression
  left: (_) @name
  right: [(anonymous_function body: (_) @body)
          (arrow_function body: (_) @body)]) @function
(array_element_initializer
  . (string) @name
  . [(anonymous_function body: (_) @body)
     (arrow_function body: (_) @body)]) @function

(class_declaration name: (_) @name) @scope
(interface_declaration name: (_) @name) @scope
(trait_declaration name: (_) @name) @scope
(enum_declaration name: (_) @name) @scope
(property_declaration (property_element name: (variable_name (name) @name)) (property_hook_list)) @scope
(assignment_expression
  left: (_) @name
  right: (object_creation_expression (anonymous_class))) @scope

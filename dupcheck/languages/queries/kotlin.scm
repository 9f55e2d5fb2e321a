(function_declaration name: (_) @name (function_body) @body) @function
(secondary_constructor "constructor" @name (block) @body) @function
(anonymous_initializer "init" @name (block) @body) @function
(getter "get" @name (function_body) @body) @function
(setter "set" @name (function_body) @body) @function

(property_declaration
  (variable_declaration (identifier) @name)
  [(lambda_literal) @body (anonymous_function (function_body) @body)]) @function
(assignment
  left: (_) @name
  right: [(lambda_literal) @body (anonymous_function (function_body) @body)]) @function

(class_declaration name: (_) @name) @scope
(object_declaration name: (_) @name) @scope
(companion_object name: (_) @name) @scope
(property_declaration (variable_declaration (identifier) @name) [(getter) (setter)]) @scope
(property_declaration (variable_declaration (identifier) @name) (object_literal)) @scope
(enum_entry (identifier) @name (class_body)) @scope

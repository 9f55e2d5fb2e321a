(let_binding pattern: (_) @name (parameter) body: (_) @body) @function
(let_binding
  pattern: (_) @name
  body: [(fun_expression) (function_expression)] @body) @function
(method_definition (method_name) @name body: (_) @body) @function

(module_binding . (module_name) @name) @scope
(class_binding (class_name) @name) @scope

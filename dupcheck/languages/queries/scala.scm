(function_definition name: (_) @name body: (_) @body) @function

(val_definition
  pattern: (identifier) @name
  value: [(lambda_expression) (case_block) (block . (lambda_expression))] @body) @function
(var_definition
  pattern: (identifier) @name
  value: [(lambda_expression) (case_block) (block . (lambda_expression))] @body) @function

(class_definition name: (_) @name) @scope
(object_definition name: (_) @name) @scope
(trait_definition name: (_) @name) @scope
(enum_definition name: (_) @name) @scope
(package_object name: (_) @name) @scope
(given_definition name: (_) @name) @scope
(extension_definition parameters: (parameters (parameter type: (_) @name))) @scope
(val_definition pattern: (identifier) @name value: (instance_expression (template_body))) @scope

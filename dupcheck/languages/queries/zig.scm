(function_declaration name: (_) @name body: (_) @body) @function
(test_declaration [(string) (identifier)] @name (block) @body) @function

(variable_declaration
  . (identifier) @name
  [(struct_declaration) (enum_declaration) (union_declaration) (opaque_declaration)]) @scope

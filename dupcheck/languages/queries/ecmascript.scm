; What JavaScript, TypeScript and TSX share.
(function_declaration name: (identifier) @name body: (_) @body) @function
(generator_function_declaration name: (identifier) @name body: (_) @body) @function
(method_definition name: (_) @name body: (_) @body) @function

(variable_declarator
  name: (identifier) @name
  value: [(arrow_function body: (_) @body)
          (function_expression body: (_) @body)
          (generator_function body: (_) @body)]) @function

(assignment_expression
  left: [(identifier) @name (member_expression) @name (subscript_expression) @name]
  right: [(arrow_function body: (_) @body)
          (function_expression body: (_) @body)
          (generator_function body: (_) @body)]) @function

(pair
  key: (_) @name
  value: [(arrow_function body: (_) @body)
          (function_expression body: (_) @body)
          (generator_function body: (_) @body)]) @function

(export_statement
  "default" @name
  value: [(arrow_function body: (_) @body)
          (function_expression body: (_) @body)
          (generator_function body: (_) @body)]) @function

(class_declaration name: (_) @name) @scope
(variable_declarator name: (identifier) @name value: [(class) (object)]) @scope
(assignment_expression
  left: [(identifier) @name (member_expression) @name]
  right: [(class) (object)]) @scope
(pair key: (_) @name value: [(class) (object)]) @scope

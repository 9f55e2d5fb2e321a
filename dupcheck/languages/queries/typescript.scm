(public_field_definition
  name: (_) @name
  value: [(arrow_function body: (_) @body)
          (function_expression body: (_) @body)
          (generator_function body: (_) @body)]) @function

; A closure that is told its type.
(variable_declarator
  name: (identifier) @name
  value: [(as_expression . (parenthesized_expression . (arrow_function body: (_) @body)))
          (satisfies_expression . (parenthesized_expression . (arrow_function body: (_) @body)))]
  ) @function

(abstract_class_declaration name: (_) @name) @scope
(internal_module name: (_) @name) @scope
(module name: (_) @name) @scope

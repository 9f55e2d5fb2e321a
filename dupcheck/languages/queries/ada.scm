(subprogram_body
  [(function_specification name: (_) @name) (procedure_specification name: (_) @name)]
  (handled_sequence_of_statements) @body) @function
(expression_function_declaration
  (function_specification name: (_) @name)
  (expression) @body) @function
(task_body . (identifier) @name (handled_sequence_of_statements) @body) @function
(entry_body . (identifier) @name (handled_sequence_of_statements) @body) @function

(package_body name: (_) @name) @scope
(protected_body . (identifier) @name) @scope

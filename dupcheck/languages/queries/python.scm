(function_definition
  name: (identifier) @name
  body: (block) @body) @function

(assignment
  left: [(identifier) (attribute)] @name
  right: (lambda body: (_) @body)) @function

(class_definition
  name: (identifier) @name) @scope

; Docstrings document; they do nothing.
(block . (expression_statement (string)) @comment)
(module . (expression_statement (string)) @comment)

(binding
  attrpath: (_) @name
  expression: (function_expression body: (_) @body)) @function

(binding attrpath: (_) @name expression: [(attrset_expression) (rec_attrset_expression)]) @scope

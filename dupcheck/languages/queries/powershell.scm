(function_statement (function_name) @name (script_block) @body) @function
(class_method_definition (simple_name) @name (script_block) @body) @function

(assignment_expression
  (left_assignment_expression) @name
  value: (pipeline . (pipeline_chain
    (logical_expression (bitwise_expression (comparison_expression (additive_expression
      (multiplicative_expression (format_expression (range_expression (array_literal_expression
        (unary_expression (script_block_expression) @body))))))))))) ) @function

(class_statement . (simple_name) @name) @scope

(method_declaration name: (identifier) @name body: (_) @body) @function
(constructor_declaration name: (identifier) @name body: (_) @body) @function
(destructor_declaration "~" @name name: (identifier) @name body: (_) @body) @function
(local_function_statement name: (identifier) @name body: (_) @body) @function
(operator_declaration "operator" @name operator: _ @name body: (_) @body) @function
(conversion_operator_declaration "operator" @name type: (_) @name body: (_) @body) @function

(accessor_declaration name: _ @name body: (_) @body) @function
(property_declaration
  name: (identifier) @name
  value: (arrow_expression_clause) @body) @function
(indexer_declaration "this" @name value: (arrow_expression_clause) @body) @function

(variable_declarator
  name: (identifier) @name
  [(lambda_expression body: (_) @body)
   (anonymous_method_expression (block) @body)]) @function
(assignment_expression
  left: [(identifier) (member_access_expression)] @name
  right: [(lambda_expression body: (_) @body)
          (anonymous_method_expression (block) @body)]) @function
(property_declaration
  name: (identifier) @name
  value: (lambda_expression body: (_) @body)) @function

(namespace_declaration name: (_) @name) @scope
(class_declaration name: (_) @name) @scope
(struct_declaration name: (_) @name) @scope
(interface_declaration name: (_) @name) @scope
(record_declaration name: (_) @name) @scope
(property_declaration name: (_) @name accessors: (_)) @scope
(indexer_declaration "this" @name accessors: (_)) @scope
(event_declaration name: (_) @name accessors: (_)) @scope

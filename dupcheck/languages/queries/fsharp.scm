(function_or_value_defn
  (function_declaration_left . (_) @name (argument_patterns))
  body: (_) @body) @function
; The grammar sees `let f (x: int) : int = ...` as a typed pattern.
(function_or_value_defn
  (value_declaration_left (identifier_pattern . (_) @name [(typed_pattern) (paren_pattern) (const)]))
  body: (_) @body) @function
(function_or_value_defn
  (value_declaration_left (identifier_pattern . (long_identifier_or_op) @name .))
  body: [(fun_expression) (function_expression)] @body) @function
(method_or_prop_defn name: (property_or_ident (identifier) @name .) args: (_) (_) @body) @function
(additional_constr_defn "new" @name (_) @body .) @function

(type_definition (_ (type_name type_name: (_) @name))) @scope
(module_defn (identifier) @name) @scope

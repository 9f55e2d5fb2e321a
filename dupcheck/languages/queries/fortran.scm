; Those of an `interface` block are signatures.
(translation_unit
  [(subroutine (subroutine_statement name: (_) @name) . (_) @body)
   (function (function_statement name: (_) @name) . (_) @body)] @function)
(internal_procedures
  [(subroutine (subroutine_statement name: (_) @name) . (_) @body)
   (function (function_statement name: (_) @name) . (_) @body)
   (module_procedure (module_procedure_statement name: (_) @name) . (_) @body)] @function)

(module (module_statement (name) @name)) @scope
(submodule (submodule_statement (name) @name)) @scope

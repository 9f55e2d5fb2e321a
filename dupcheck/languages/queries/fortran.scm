; Those of an `interface` block are signatures.
(translation_unit
  [(subroutine (subroutine_statement name: (_) @name))
   (function (function_statement name: (_) @name))] @function)
(internal_procedures
  [(subroutine (subroutine_statement name: (_) @name))
   (function (function_statement name: (_) @name))
   (module_procedure (module_procedure_statement name: (_) @name))] @function)

(module (module_statement (name) @name)) @scope
(submodule (submodule_statement (name) @name)) @scope

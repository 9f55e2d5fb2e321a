(procedure_declaration (identifier) @name (procedure (block) @body)) @function
(assignment_statement . (identifier) @name (procedure (block) @body)) @function

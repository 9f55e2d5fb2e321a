(function_definition name: (_) @name body: (_) @body) @function
(constructor_definition "constructor" @name body: (_) @body) @function
(modifier_definition name: (_) @name body: (_) @body) @function
(fallback_receive_definition ["fallback" "receive"] @name body: (_) @body) @function
(yul_function_definition . (yul_identifier) @name (yul_block) @body) @function

(contract_declaration name: (_) @name) @scope
(interface_declaration name: (_) @name) @scope
(library_declaration name: (_) @name) @scope

(function name: (_) @name (match) @body) @function
(function (infix operator: (_) @name) (match) @body) @function
(function (infix (infix_id) @name) (match) @body) @function
; Without parameters: point-free functions and actions.
(bind name: (_) @name match: (match) @body) @function

(class name: (_) @name) @scope
(instance name: (_) @name) @scope

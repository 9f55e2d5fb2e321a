; The name of a C function stands inside declarators as deep as its type demands.
(function_definition
  declarator: [
    (function_declarator
      declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)])
    (pointer_declarator
      declarator: (function_declarator
        declarator: [(identifier) @name (parenthesized_declarator (identifier) @name)]))
    (pointer_declarator
      declarator: (pointer_declarator
        declarator: (function_declarator declarator: (identifier) @name)))
    (pointer_declarator
      declarator: (pointer_declarator
        declarator: (pointer_declarator
          declarator: (function_declarator declarator: (identifier) @name))))
    ; A function that returns a pointer to a function.
    (function_declarator
      declarator: (parenthesized_declarator
        (pointer_declarator
          declarator: (function_declarator declarator: (identifier) @name))))
    (array_declarator declarator: (function_declarator declarator: (identifier) @name))
    ; A macro that defines a function: DEFINE(name) { ... }
    (parenthesized_declarator (identifier) @name)
  ]
  body: (_) @body) @function

(list_lit
  (defun
    (defun_header keyword: (_) function_name: (_) @name)
    value: (_) @body)) @function

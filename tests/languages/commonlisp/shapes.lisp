; (defun commented (a) (+ a 1))
#| (defun commented (a) (+ a 1)) |#
(defun area (width height) ;; begin area
  "(defun documented (a) (+ a 1))"
  (* width height)) ;; end area

(defmacro twice (form) `(progn ,form ,form)) ;; begin twice end twice

(defgeneric signature (a b c d e f)) ;; skip

(defmethod move ((shape shape) dx) ;; begin move
  (labels ((inner (x) (* x 2)))
    (inner (+ dx (char-code #\a))))) ;; end move

(defun (setf size) (value shape) ;; begin (setf size)
  (setf (slot-value shape 'size) value)) ;; end (setf size)

(defun describe-power (base) ;; begin describe-power
  (format nil "~M to the ~2%" (m^ base 2) (^ base 3))) ;; end describe-power

(mapcar (lambda (x) (+ x (* x 2))) list) ;; skip

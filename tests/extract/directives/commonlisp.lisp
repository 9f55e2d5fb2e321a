;; dupcheck: ignore -- because
(defun quiet-before (a b)
  (- (+ a (* b 2)) (length a)))

(defun quiet-inside (a b)
  ; dupcheck: ignore -- because
  (- (+ a (* b 2)) (length a)))

#| dupcheck: ignore -- because |#
(defun quiet-block (a b)
  (- (+ a (* b 2)) (length a)))

(defun loud (a b)
  "dupcheck: ignore -- because"
  (format t "; dupcheck: ignore -- because" a b))

(* dupcheck: ignore -- because *)
let quiet_before a b = a + b * 2 - a

let quiet_line a b = a + b * 2 - a (* dupcheck: ignore -- because *)

let rec loud a b = a ^ "(* dupcheck: ignore -- because *)" ^ b
(* dupcheck: ignore -- because *)
and quiet_and a b = a + b * 2 - a

let quiet_inside a b =
  (* dupcheck: ignore -- because *)
  let c = a + b * 2 in
  c - a + b

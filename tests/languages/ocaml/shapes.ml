(* let commented a = a + 1 * 2 - a *)
(** let documented a = a + 1 * 2 - a *)
let area width height = width * height + 1 (* begin area end area *)

let rec even n = if n = 0 then true else odd (n - 1) (* begin even end even *)
and odd n = if n = 0 then false else even (n - 1) (* begin odd end odd *)

let arrow = fun x y -> x + y * 2 (* begin arrow end arrow *)
let cases = function (* begin cases *)
  | Some x -> x + 1
  | None -> 0 (* end cases *)

let constant = 1 + 2 * 3 - 4 * 5 (* skip *)
let ( +. ) a b = add a (b * 2) (* begin ( +. ) end ( +. ) *)

let outer list = (* begin outer *)
  let inner item = item.name ^ "let no x = x" ^ {|let no x = x|} in (* begin outer.inner end outer.inner *)
  List.map (fun x -> inner x ^ "!" ^ "?") list (* end outer *)

module Shapes = struct
  let make size = { size; unit = 'c' } (* begin Shapes.make end Shapes.make *)
end

module Sized (Shape : SHAPE) = struct
  let twice shape = 2 * Shape.size shape + 1 (* begin Sized.twice end Sized.twice *)
end

class point = object (self)
  val mutable x = 0
  method move dx = x <- x + dx (* begin point.move end point.move *)
  method private hidden = self#move (x * 2) (* begin point.hidden end point.hidden *)
  method virtual signature : int -> int -> int -> int -> int (* skip *)
end

external foreign : int -> int -> int -> int = "foreign" (* skip *)
let optional ?(a = 1) ~b () : int = a + b (* begin optional end optional *)

module Geometry.Shapes
// let commented a = a + 1 * 2 - a
(* let commented a = a + 1 * 2 - a *)
/// let documented a = a + 1 * 2 - a
let area width height = width * height + 1 // begin area end area

let rec factorial (n: int) : int = // begin factorial
    if n = 0 then 1
    else n * factorial (n - 1) // end factorial

let arrow = fun x -> x + 1 * 2 // begin arrow end arrow
let cases = function // begin cases
    | Some x -> x + 1
    | None -> 0 // end cases
let constant = 1 + 2 * 3 - 4 * 5 // skip
let inline (+.) a b = add a (b * 2) // begin (+.) end (+.)

let outer list = // begin outer
    let inner item = item.Name + "let no x = x" // begin outer.inner end outer.inner
    List.map (fun x -> inner x + "!" + "?") list // end outer

type Shape(size: int) =
    let hidden x = x * size + 1 // begin Shape.hidden end Shape.hidden
    member this.Area(unit) = size * size + unit // begin Shape.Area end Shape.Area
    static member Make n = Shape(n + 1 * 2) // begin Shape.Make end Shape.Make
    new() = Shape(1 + 2 * 3) // begin Shape.new end Shape.new
    override this.ToString() = sprintf "%d" size // begin Shape.ToString end Shape.ToString
    abstract member Signature : int -> int -> int -> int // skip
    interface IDisposable with
        member this.Dispose() = printfn "let no x = %d" size // begin Shape.Dispose end Shape.Dispose

module Inner =
    let twice shape = 2 * size shape + 1 // begin Inner.twice end Inner.twice

module Loud

// dupcheck: ignore -- because
[<CompiledName("Quiet")>]
let quietBefore a b = a + b * 2 - a

let quietInside a b =
    (* dupcheck: ignore -- because *)
    let c = a + b * 2
    c - a + b

/// dupcheck: ignore -- because
let inline quietDocumented a b = a + b * 2 - a

let shout a b =
    printfn "// dupcheck: ignore -- because %d" a
    a + b * 2 - a

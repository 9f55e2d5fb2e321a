func rotated(_ text: String, by places: Int) -> String {
    let offset = UInt32((places % 26 + 26) % 26)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let base: UInt32
        switch scalar {
        case "a"..."z": base = 97
        case "A"..."Z": base = 65
        default:
            result.append(scalar)
            continue
        }
        result.append(Unicode.Scalar((scalar.value - base + offset) % 26 + base)!)
    }
    return String(result)
}

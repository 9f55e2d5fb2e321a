func letterHistogram(_ text: String) -> [Int] {
    var counts = [Int](repeating: 0, count: 26)
    for scalar in text.unicodeScalars {
        let base: UInt32
        switch scalar {
        case "a"..."z": base = 97
        case "A"..."Z": base = 65
        default: continue
        }
        counts[Int(scalar.value - base)] += 1
    }
    return counts
}

extension Array {
    func split(before startsPart: (Element) throws -> Bool) rethrows -> [[Element]] {
        var parts: [[Element]] = []
        var part: [Element] = []
        for element in self {
            if try startsPart(element), !part.isEmpty {
                parts.append(part)
                part = []
            }
            part.append(element)
        }
        if !part.isEmpty {
            parts.append(part)
        }
        return parts
    }
}

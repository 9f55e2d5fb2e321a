func commonStart(of strings: [String]) -> String {
    guard var prefix = strings.first.map({ Substring($0) }) else {
        return ""
    }
    for string in strings.dropFirst() {
        while !string.hasPrefix(prefix) {
            prefix = prefix.dropLast()
        }
        if prefix.isEmpty {
            break
        }
    }
    return String(prefix)
}

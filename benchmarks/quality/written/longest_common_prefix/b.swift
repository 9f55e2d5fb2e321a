func commonFolder(of paths: [String]) -> String {
    guard var shared = paths.first else { return "" }
    for path in paths.dropFirst() {
        while !path.hasPrefix(shared) {
            shared.removeLast()
            if shared.isEmpty { return "" }
        }
    }
    return shared
}

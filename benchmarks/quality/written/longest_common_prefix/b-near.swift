func shortestUniqueLabels(of paths: [String]) -> [String: String] {
    var labels: [String: String] = [:]
    for path in paths {
        var shared = String(path.prefix(1))
        while shared.count < path.count,
              paths.contains(where: { $0 != path && $0.hasPrefix(shared) }) {
            shared = String(path.prefix(shared.count + 1))
        }
        labels[path] = shared
    }
    return labels
}

indirect enum Tree {
    case leaf
    case node(Tree, Int, Tree)
}

func isSearchTree(_ tree: Tree) -> Bool {
    func holds(_ tree: Tree, above low: Int?, below high: Int?) -> Bool {
        guard case let .node(left, value, right) = tree else {
            return true
        }
        if let low, value <= low {
            return false
        }
        if let high, value >= high {
            return false
        }
        return holds(left, above: low, below: value) && holds(right, above: value, below: high)
    }
    return holds(tree, above: nil, below: nil)
}

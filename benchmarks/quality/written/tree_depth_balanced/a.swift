indirect enum Tree {
    case leaf
    case node(Tree, Int, Tree)
}

func isHeightBalanced(_ tree: Tree) -> Bool {
    func height(_ tree: Tree) -> Int? {
        guard case let .node(left, _, right) = tree else {
            return 0
        }
        guard let l = height(left), let r = height(right), abs(l - r) <= 1 else {
            return nil
        }
        return max(l, r) + 1
    }
    return height(tree) != nil
}

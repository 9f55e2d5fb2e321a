def paths_to_leaves(root):
    paths = []
    pending = [(root, ())]
    while pending:
        node, above = pending.pop()
        if node is None:
            continue
        path = (*above, str(node.value))
        if node.left is None and node.right is None:
            paths.append("->".join(path))
            continue
        pending.append((node.right, path))
        pending.append((node.left, path))
    return paths

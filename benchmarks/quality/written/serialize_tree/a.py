def dump_tree(root):
    tokens = []
    pending = [root]
    while pending:
        node = pending.pop()
        if node is None:
            tokens.append("#")
            continue
        tokens.append(str(node.value))
        pending.append(node.right)
        pending.append(node.left)
    return ",".join(tokens)

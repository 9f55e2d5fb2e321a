def dotted(tree, parent=""):
    """A table without tables in it: the full to a node, joined by dots, is its name."""
    out = {}
    for name, node in tree.items():
        full = f"{parent}.{name}" if parent else str(name)
        if isinstance(node, dict) and node:
            out.update(dotted(node, full))
        elif isinstance(node, list):
            for number, child in enumerate(node):
                out.update(dotted({str(number): child}, full))
        else:
            out[full] = node
    return out

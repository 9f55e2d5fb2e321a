def subset(document, dotted_paths):
    """Paths that the document does not have are skipped."""
    children = {}
    for path in dotted_paths:
        head, _, tail = path.partition(".")
        children.setdefault(head, []).append(tail)

    picked = {}
    for key, tails in children.items():
        if key not in document:
            continue
        value = document[key]
        if "" in tails:
            picked[key] = value
        elif isinstance(value, dict):
            inner = subset(value, tails)
            if inner:
                picked[key] = inner
    return picked

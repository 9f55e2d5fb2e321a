def export_view(record, allowed):
    view = {}
    for path in allowed:
        *parents, last = path.split(".")
        source = record
        try:
            for parent in parents:
                source = source[parent]
            value = source[last]
        except (KeyError, TypeError):
            continue
        target = view
        for parent in parents:
            target = target.setdefault(parent, {})
        target[last] = value
    return view

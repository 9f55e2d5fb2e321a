def nest_keys(flat, separator="."):
    """Tables in tables of one table: each part of a key, split by dots, is one step down."""
    data = {}
    for path, value in flat.items():
        node = data
        *prefix, key = path.split(separator)
        for part in prefix:
            item = node.get(part)
            if not isinstance(item, dict):
                item = node[part] = {}
            node = item
        node[key] = value
    return data

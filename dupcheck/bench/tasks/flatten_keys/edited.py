def flatten_keys(data, prefix="", separator=".", depth=10):
    """A table without tables in it: the path to a value, joined by dots, is its key."""
    flat = {}
    for key, value in data.items():
        path = f"{prefix}{separator}{key}" if prefix else str(key)
        if isinstance(value, dict) and value and depth > 1:
            flat.update(flatten_keys(value, path, separator, depth - 1))
        else:
            flat[path] = value
    return flat

def flatten_keys(data, prefix=""):
    """A table without tables in it: the path to a value, joined by dots, is its key."""
    flat = {}
    for key, value in data.items():
        path = f"{prefix}.{key}" if prefix else str(key)
        if isinstance(value, dict) and value:
            flat.update(flatten_keys(value, path))
        elif isinstance(value, list):
            for i, item in enumerate(value):
                flat.update(flatten_keys({str(i): item}, path))
        else:
            flat[path] = value
    return flat

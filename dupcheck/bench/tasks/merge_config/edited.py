def merge_config(base, override):
    """Settings of `base` with those of `override` laid over them, at every depth."""
    merged = dict(base)
    for key, value in override.items():
        known = merged.get(key)
        if isinstance(value, dict) and isinstance(known, dict):
            merged[key] = merge_config(known, value)
        elif isinstance(value, list) and isinstance(known, list):
            merged[key] = known + [item for item in value if item not in known]
        else:
            merged[key] = value
    return merged

def diff_config(base, override):
    """Settings of `override` that are not the same in `base`, at every depth."""
    changed = {}
    for key, value in override.items():
        if key not in base:
            changed[key] = value
        elif isinstance(value, dict) and isinstance(base.get(key), dict):
            inner = diff_config(base[key], value)
            if inner:
                changed[key] = inner
        elif base[key] != value:
            changed[key] = value
    return changed

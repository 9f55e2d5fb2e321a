def build_where(filters):
    """SQL conditions and their values; a list becomes IN, None becomes IS NULL."""
    conditions = []
    values = []
    for name, value in filters.items():
        if not name.replace("_", "").isalnum():
            raise ValueError(f"not a name: {name}")
        if value is None:
            conditions.append(f"{name} IS NULL")
        elif isinstance(value, (list, tuple, set)):
            marks = ", ".join(["%s"] * len(value))
            conditions.append(f"{name} IN ({marks})")
            values.extend(sorted(value))
        elif isinstance(value, str) and "%" in value:
            conditions.append(f"{name} LIKE %s")
            values.append(value)
        else:
            conditions.append(f"{name} = %s")
            values.append(value)
    if not conditions:
        return ["", []]
    return ["WHERE " + " AND ".join(conditions), values]

def build_where(filters):
    """SQL conditions and their values; a list becomes IN, None becomes IS NULL."""
    conditions = []
    values = []
    for column, value in filters.items():
        if not column.replace("_", "").isalnum():
            raise ValueError(f"not a column: {column}")
        if value is None:
            conditions.append(f"{column} IS NULL")
        elif isinstance(value, list):
            marks = ", ".join("?" for _ in value)
            conditions.append(f"{column} IN ({marks})")
            values.extend(value)
        else:
            conditions.append(f"{column} = ?")
            values.append(value)
    if not conditions:
        return ["", []]
    return ["WHERE " + " AND ".join(conditions), values]

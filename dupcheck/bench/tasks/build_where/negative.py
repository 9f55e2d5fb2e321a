def build_set(changes):
    """SQL assignments and their values; a number in a list is added, None becomes NULL."""
    assignments = []
    values = []
    for column, value in changes.items():
        if not column.replace("_", "").isalnum():
            raise ValueError(f"not a column: {column}")
        if value is None:
            assignments.append(f"{column} = NULL")
        elif isinstance(value, list):
            assignments.append(f"{column} = {column} + ?")
            values.extend(value[:1])
        else:
            assignments.append(f"{column} = ?")
            values.append(value)
    if not assignments:
        raise ValueError("nothing to change")
    return ["SET " + ", ".join(assignments), values]

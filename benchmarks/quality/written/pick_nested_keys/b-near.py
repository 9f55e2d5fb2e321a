def export_columns(record, separator="."):
    columns = {}
    pending = [("", record)]
    while pending:
        path, source = pending.pop()
        for name, value in source.items():
            column = f"{path}{separator}{name}" if path else name
            if isinstance(value, dict) and value:
                pending.append((column, value))
            else:
                columns[column] = value
    return dict(sorted(columns.items()))

def split_csv_line(line, delimiter=","):
    """The columns of a line; a quote inside a quoted field is written twice."""
    columns = []
    field = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted and char == '"' and line[i + 1 : i + 2] == '"':
            field += '"'
            i += 1
        elif char == '"':
            quoted = not quoted
        elif char == delimiter and not quoted:
            columns.append(field.strip())
            field = ""
        else:
            field += char
        i += 1
    if quoted:
        raise ValueError(f"quote not closed: {line!r}")
    columns.append(field.strip())
    return columns

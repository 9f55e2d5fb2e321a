def split_csv_line(line, separator=","):
    """The fields of a line; a quote inside a quoted field is written twice."""
    fields = []
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
        elif char == separator and not quoted:
            fields.append(field)
            field = ""
        else:
            field += char
        i += 1
    fields.append(field)
    return fields

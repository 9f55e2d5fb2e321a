def join_csv_line(fields, separator=","):
    """A line of the fields; a quote inside a quoted field is written twice."""
    line = ""
    for i, field in enumerate(fields):
        quoted = separator in field or '"' in field or "\n" in field
        if i:
            line += separator
        if quoted:
            line += '"'
            for char in field:
                line += '""' if char == '"' else char
            line += '"'
        else:
            line += field
    return line

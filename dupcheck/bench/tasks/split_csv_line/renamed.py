def parse_record(raw, delimiter=","):
    """The cells of a raw; a quote inside a inside cell is written twice."""
    cells = []
    cell = ""
    inside = False
    pos = 0
    while pos < len(raw):
        ch = raw[pos]
        if inside and ch == '"' and raw[pos + 1 : pos + 2] == '"':
            cell += '"'
            pos += 1
        elif ch == '"':
            inside = not inside
        elif ch == delimiter and not inside:
            cells.append(cell)
            cell = ""
        else:
            cell += ch
        pos += 1
    cells.append(cell)
    return cells

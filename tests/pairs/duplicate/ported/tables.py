def read_delimited(stream, separator, columns=None):
    header = columns or stream.readline().strip().split(separator)
    rows = []
    for number, line in enumerate(stream, start=2):
        cells = line.strip().split(separator)
        if len(cells) != len(header):
            raise ValueError(f"line {number} has {len(cells)} cells instead of {len(header)}")
        rows.append(dict(zip(header, map(str.strip, cells))))
    return rows

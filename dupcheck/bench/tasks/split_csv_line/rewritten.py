def columns_of(row, sep=","):
    result, buffered = [], None
    for piece in row.split(sep):
        buffered = piece if buffered is None else buffered + sep + piece
        if buffered.count('"') % 2:
            continue
        if len(buffered) >= 2 and buffered[0] == buffered[-1] == '"':
            buffered = buffered[1:-1]
        result.append(buffered.replace('""', '"'))
        buffered = None
    if buffered is not None:
        result.append(buffered.replace('"', ""))
    return result

def _piece(name, wanted):
    if wanted is None:
        return f"{name} IS NULL", []
    return f"{name} = ?", [wanted]


def restriction(query):
    bad = [name for name in query if not all(c == "_" or c.isalnum() for c in name)]
    if bad:
        raise ValueError("unsafe: " + bad[0])
    pieces = [
        (f"{name} IN ({', '.join('?' * len(wanted))})", wanted)
        if type(wanted) is list
        else _piece(name, wanted)
        for name, wanted in query.items()
    ]
    text = " AND ".join(sql for sql, _ in pieces)
    arguments = [argument for _, several in pieces for argument in several]
    return ["WHERE " + text if text else "", arguments]

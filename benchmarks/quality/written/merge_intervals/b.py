def coalesce_bookings(slots):
    edges = []
    for opens, closes in slots:
        edges.append((opens, 0))
        edges.append((closes, 1))
    edges.sort()

    busy = []
    depth = 0
    since = None
    for moment, is_end in edges:
        if is_end:
            depth -= 1
            if depth == 0:
                busy.append((since, moment))
        else:
            if depth == 0:
                since = moment
            depth += 1
    return busy

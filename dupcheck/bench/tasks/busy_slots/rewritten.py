def occupied(reservations):
    events = []
    for begin, finish in reservations:
        if finish > begin:
            events.append((begin, -1))
            events.append((finish, 1))
    result, depth, opened = [], 0, None
    for moment, kind in sorted(events):
        if depth == 0:
            opened = moment
        depth -= kind
        if depth == 0:
            result.append([opened, moment])
    return result

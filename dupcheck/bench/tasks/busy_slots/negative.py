def free_slots(meetings, opening, closing):
    """Stretches of time that are not taken, in order; meetings that touch leave none."""
    free = []
    latest = opening
    for start, end in sorted(meetings):
        if end <= start:
            continue
        if start > latest:
            free.append([latest, start])
        latest = max(latest, end)
    if latest < closing:
        free.append([latest, closing])
    return free

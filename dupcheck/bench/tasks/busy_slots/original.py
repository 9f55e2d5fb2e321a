def busy_slots(meetings):
    """Stretches of time that are taken, in order; meetings that touch count as one."""
    merged = []
    for start, end in sorted(meetings):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged

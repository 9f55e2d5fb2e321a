def busy_slots(meetings, gap=5):
    """Stretches of time that are taken, in order; meetings that touch count as one."""
    merged = []
    for start, end, cancelled in sorted(meetings):
        if cancelled or end <= start:
            continue
        if merged and start - merged[-1][1] < gap:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged

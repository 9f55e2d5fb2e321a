def free_slots(busy, day_start, day_end):
    slots = []
    cursor = day_start
    for start, end in sorted(busy):
        if start >= day_end:
            break
        if start > cursor:
            slots.append((cursor, start))
        cursor = max(cursor, end)
    if cursor < day_end:
        slots.append((cursor, day_end))
    return slots

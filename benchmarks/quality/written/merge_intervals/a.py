def coalesce_ranges(ranges):
    if not ranges:
        return []
    ordered = sorted((min(r), max(r)) for r in ranges)
    merged = [ordered[0]]
    for start, end in ordered[1:]:
        last_start, last_end = merged[-1]
        if start <= last_end:
            merged[-1] = (last_start, max(last_end, end))
        else:
            merged.append((start, end))
    return merged

def combine_ranges(ranges):
    """Stretches of time that are taken, in order; ranges that touch count as one."""
    combined = []
    for low, high in sorted(ranges):
        if high <= low:
            continue
        if combined and low <= combined[-1][1]:
            combined[-1][1] = max(combined[-1][1], high)
        else:
            combined.append([low, high])
    return combined

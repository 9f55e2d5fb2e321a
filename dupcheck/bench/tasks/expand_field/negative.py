def compress_field(numbers, low, high):
    """A crontab field such as "1-5,10" for some numbers; "*" for all of them."""
    parts = []
    first = last = None
    if set(numbers) >= set(range(low, high + 1)):
        return "*"
    for number in sorted(set(numbers)):
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None:
            parts.append(f"{first}-{last}" if last > first else f"{first}")
        first = last = number
    if first is not None:
        parts.append(f"{first}-{last}" if last > first else f"{first}")
    return ",".join(parts)

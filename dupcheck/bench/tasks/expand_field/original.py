def expand_field(field, low, high):
    """Numbers that a crontab field such as "*/15" or "1-5,10" stands for, in order."""
    numbers = set()
    for part in field.split(","):
        part, slash, step = part.partition("/")
        if part == "*":
            first, last = low, high
        elif "-" in part:
            first, last = (int(end) for end in part.split("-", 1))
        else:
            first = int(part)
            last = high if slash else first
        if first < low or last > high:
            raise ValueError(f"out of range: {field}")
        numbers.update(range(first, last + 1, int(step) if slash else 1))
    return sorted(numbers)

def expand_field(field, low, high):
    """Numbers that a crontab field such as "*/15" or "1-5,10" stands for, in order."""
    found = set()
    for number, name in enumerate(("sun", "mon", "tue", "wed", "thu", "fri", "sat")):
        field = field.lower().replace(name, str(number))
    for part in field.split(","):
        part, slash, step = part.partition("/")
        if part == "*":
            first, last = low, high
        elif "-" in part:
            first, last = (int(end) for end in part.split("-", 1))
        else:
            first = int(part)
            last = high if slash else first
        if last < first:
            last += high - low + 1
        for number in range(first, last + 1, int(step or 1)):
            found.add(low + (number - low) % (high - low + 1))
    return sorted(found)

def read_interval(value):
    """Seconds that a value like "1h30m" stands for; None if it cannot be read."""
    factors = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    result = 0
    pending = ""
    for letter in value.strip().lower():
        if letter.isdigit():
            pending += letter
        elif letter in factors:
            if not pending:
                return None
            result += int(pending) * factors[letter]
            pending = ""
        elif not letter.isspace():
            return None
    if pending:
        return None
    return result

def parse_duration(text):
    """Seconds that a text like "1h30m" stands for; None if it cannot be read."""
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    total = 0
    digits = ""
    for char in text.strip().lower():
        if char.isdigit():
            digits += char
        elif char in units:
            if not digits:
                return None
            total += int(digits) * units[char]
            digits = ""
        elif not char.isspace():
            return None
    if digits:
        return None
    return total

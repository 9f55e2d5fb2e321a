def parse_duration(text):
    """Seconds that a text like "1h30m" stands for; None if it cannot be read."""
    if not text:
        return 0
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
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
        total += int(digits) * 60
    return total

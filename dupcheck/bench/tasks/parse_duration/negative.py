def format_duration(total):
    """A text like "1h30m" for a number of seconds; None if it is negative."""
    units = {"d": 86400, "h": 3600, "m": 60, "s": 1}
    text = ""
    if total < 0:
        return None
    for char in units:
        digits = total // units[char]
        if digits:
            text += str(digits) + char
            total -= digits * units[char]
    if not text:
        return "0s"
    return text

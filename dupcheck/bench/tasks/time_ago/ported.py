def time_ago(seconds):
    if seconds < 45:
        return "just now"
    units = (
        ("year", 31536000),
        ("month", 2592000),
        ("week", 604800),
        ("day", 86400),
        ("hour", 3600),
        ("minute", 60),
    )
    for unit, length in units:
        amount = int(seconds // length)
        if amount >= 1:
            plural = "" if amount == 1 else "s"
            return f"{amount} {unit}{plural} ago"
    return "a minute ago"

def quota_text(used, prefixes="KMGTPE"):
    """Disk usage the way the account page shows it."""
    if used < 1 << 10:
        return f"{used:.1f} B"
    for power in range(len(prefixes), 0, -1):
        unit = 1 << (10 * power)
        if used >= unit:
            return "{:.1f} {}iB".format(used / unit, prefixes[power - 1])

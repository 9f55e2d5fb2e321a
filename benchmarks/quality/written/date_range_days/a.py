from datetime import date, timedelta


def iso_days(since: str, until: str) -> list[str]:
    first = date.fromisoformat(since)
    last = date.fromisoformat(until)
    if last < first:
        return []
    length = (last - first).days + 1
    return [(first + timedelta(days=offset)).isoformat() for offset in range(length)]

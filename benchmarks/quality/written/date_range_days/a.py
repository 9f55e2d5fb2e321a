from datetime import date, timedelta


def iso_days(since: date, until: date) -> list[str]:
    if until < since:
        return []
    length = (until - since).days + 1
    return [(since + timedelta(days=offset)).isoformat() for offset in range(length)]

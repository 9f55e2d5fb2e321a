from datetime import date


def calendar_rows(opening: date, closing: date) -> list[str]:
    first, last = opening.toordinal(), closing.toordinal()
    return [date.fromordinal(number).isoformat() for number in range(first, last + 1)]

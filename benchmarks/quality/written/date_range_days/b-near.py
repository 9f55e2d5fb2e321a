from datetime import date


def billing_months(opening: date, closing: date) -> list[tuple[str, int]]:
    first = opening.year * 12 + opening.month - 1
    last = closing.year * 12 + closing.month - 1
    months = []
    for number in range(first, last + 1):
        start = date(number // 12, number % 12 + 1, 1)
        following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
        months.append((start.strftime("%Y-%m"), (following - start).days))
    return months

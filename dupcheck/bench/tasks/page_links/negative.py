def page_rows(current, total, size=20):
    """First and last row of a page, counted from 1; None where the page does not exist."""
    if total <= 0:
        return []
    rows = []
    last = 0
    for number in range(1, total + 1):
        inside = (number - 1) // size + 1 == current
        if inside:
            if not rows:
                rows.append(number)
            last = number
    if rows:
        rows.append(last)
    return rows

def clockwise(grid):
    result = []
    rows = [list(row) for row in grid]
    while rows and rows[0]:
        result += rows.pop(0)
        result += [row.pop() for row in rows if row]
        if rows:
            result += reversed(rows.pop())
        result += [row.pop(0) for row in reversed(rows) if row]
    return result

def page_links(current, total, around=2):
    """Numbers for a pager; None stands for an ellipsis."""
    if total <= 1:
        return []
    if current > total:
        current = total
    links = []
    last = 0
    for number in range(1, total + 1):
        near = abs(number - current) <= around
        if number <= 2 or number == total or near:
            if last and number - last > 1:
                links.append("...")
            links.append(number)
            last = number
    return links

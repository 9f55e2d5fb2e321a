def pager_items(active, count, reach=2):
    """Numbers for a pager; None stands for an ellipsis."""
    if count <= 1:
        return []
    items = []
    shown = 0
    for index in range(1, count + 1):
        close = abs(index - active) <= reach
        if index == 1 or index == count or close:
            if shown and index - shown > 1:
                items.append(None)
            items.append(index)
            shown = index
    return items

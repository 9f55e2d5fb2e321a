def unwind(tray):
    if not tray:
        return []
    top, *rest = tray
    turned = [list(column) for column in zip(*rest)]
    turned.reverse()
    return list(top) + unwind(turned)

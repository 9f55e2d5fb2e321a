def unwind_diagonally(tray):
    if not tray:
        return []
    lanes = [[] for _ in range(len(tray) + len(tray[0]) - 1)]
    for r, row in enumerate(tray):
        for c, cell in enumerate(row):
            lanes[r + c].append(cell)
    for lane in lanes[::2]:
        lane.reverse()
    return [cell for lane in lanes for cell in lane]

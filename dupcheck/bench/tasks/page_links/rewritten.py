def navigation(page, page_count, span=2):
    if page_count < 2:
        return []
    wanted = {1, page_count}
    wanted.update(p for p in range(page - span, page + span + 1) if 1 <= p <= page_count)
    ordered = sorted(wanted)
    bar = [ordered[0]]
    for before, here in zip(ordered, ordered[1:]):
        if here != before + 1:
            bar.append(None)
        bar.append(here)
    return bar

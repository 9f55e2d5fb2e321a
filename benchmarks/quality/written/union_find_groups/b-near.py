def mutual_matches(matches):
    wanted_by = {}
    for one, other in matches:
        if one == other:
            continue
        wanted_by.setdefault(other, set()).add(one)
    pairs = set()
    for record, admirers in wanted_by.items():
        for admirer in admirers:
            if record in wanted_by and admirer in wanted_by and record in wanted_by[admirer]:
                pairs.add((min(record, admirer), max(record, admirer)))
    return sorted(pairs)

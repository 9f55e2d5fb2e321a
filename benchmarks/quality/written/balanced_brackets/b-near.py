def deepest_nesting(expression):
    depth = deepest = 0
    where = None
    for place, char in enumerate(expression):
        if char in "([{":
            depth += 1
            if depth > deepest:
                deepest, where = depth, place
        elif char in ")]}":
            depth -= 1
    return deepest, where

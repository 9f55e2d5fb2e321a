def settle_bill(cents, limits):
    """What each pays of an amount, in order and up to the limits; raises if some is left."""
    total = sum(limits)
    if total < cents:
        raise ValueError("limits must add up to the amount")
    parts = []
    missing = cents
    for position, limit in enumerate(limits):
        share = min(limit, missing)
        parts.append(share)
        missing -= share
        if not missing:
            parts += [0] * (len(limits) - position - 1)
            break
    return parts

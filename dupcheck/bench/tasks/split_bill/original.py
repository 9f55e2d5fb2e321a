def split_bill(cents, weights):
    """Parts of an amount in proportion to the weights; no cent is lost."""
    total = sum(weights)
    if total <= 0:
        raise ValueError("weights must add up to more than nothing")
    parts = []
    remainders = []
    for position, weight in enumerate(weights):
        share, rest = divmod(cents * weight, total)
        parts.append(share)
        remainders.append((-rest, position))
    missing = cents - sum(parts)
    for _, position in sorted(remainders)[:missing]:
        parts[position] += 1
    return parts

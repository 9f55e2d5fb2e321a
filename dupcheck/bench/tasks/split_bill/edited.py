def split_bill(cents, weights=None, people=2):
    """Parts of an amount in proportion to the weights; no cent is lost."""
    if weights is None:
        weights = [1] * people
    total = sum(weights)
    if total <= 0:
        return [0 for _ in weights]
    parts = []
    remainders = []
    for position, weight in enumerate(weights):
        share, rest = divmod(cents * weight, total)
        parts.append(share)
        if weight:
            remainders.append((-rest, position))
    missing = cents - sum(parts)
    for _, position in sorted(remainders)[:missing]:
        parts[position] += 1
    return parts

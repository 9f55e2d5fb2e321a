def bigram_similarity(s: str, t: str) -> float:
    """Sørensen–Dice coefficient of the pairs of neighbouring characters."""
    if s == t:
        return 1.0
    pairs_s = [s[i : i + 2] for i in range(len(s) - 1)]
    pairs_t = [t[i : i + 2] for i in range(len(t) - 1)]
    total = len(pairs_s) + len(pairs_t)
    if not total:
        return 0.0
    matches = 0
    for pair in pairs_s:
        if pair in pairs_t:
            pairs_t.remove(pair)
            matches += 1
    return 2 * matches / total

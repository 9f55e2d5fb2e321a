def jaro(s: str, t: str) -> float:
    if s == t:
        return 1.0
    reach = max(max(len(s), len(t)) // 2 - 1, 0)
    used = [False] * len(t)
    matched_s = []
    for i, char in enumerate(s):
        for j in range(max(0, i - reach), min(len(t), i + reach + 1)):
            if not used[j] and t[j] == char:
                used[j] = True
                matched_s.append(char)
                break
    matches = len(matched_s)
    if not matches:
        return 0.0
    matched_t = (char for char, hit in zip(t, used) if hit)
    transpositions = sum(a != b for a, b in zip(matched_s, matched_t)) / 2
    return (matches / len(s) + matches / len(t) + (matches - transpositions) / matches) / 3

def name_affinity(left, right):
    if left == right:
        return 1.0
    reach = max(len(left), len(right)) // 2 - 1
    unclaimed = dict(enumerate(right))
    paired = []
    for i, char in enumerate(left):
        spot = next(
            (j for j in range(max(0, i - reach), i + reach + 1) if unclaimed.get(j) == char),
            None,
        )
        if spot is not None:
            del unclaimed[spot]
            paired.append((char, spot))
    hits = len(paired)
    if hits == 0:
        return 0.0
    in_right = [right[spot] for _, spot in sorted(paired, key=lambda pair: pair[1])]
    swapped = sum(char != other for (char, _), other in zip(paired, in_right)) / 2
    return (hits / len(left) + hits / len(right) + (hits - swapped) / hits) / 3

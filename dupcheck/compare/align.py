"""Alignment of two sequences by their longest common subsequence (LCS)."""

from collections.abc import Hashable, Sequence

LONGEST = 8_000
"""Of longer sequences only this many elements are aligned; the rest counts as unmatched."""


def matching(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of the elements of one LCS, increasing on both sides.

    Bit-parallel after Hyyrö, "Bit-Parallel LCS-length Computation Revisited" (2004): a row of the
    dynamic programme is one integer with a bit for each element of `left`.
    """
    left, right = left[:LONGEST], right[:LONGEST]
    start = _common_prefix(left, right)
    stop = _common_prefix(left[start:][::-1], right[start:][::-1])
    middle = _middle(left[start : len(left) - stop], right[start : len(right) - stop])
    pairs = [(i, i) for i in range(start)]
    pairs += [(start + i, start + j) for i, j in middle]
    pairs += [(len(left) - k, len(right) - k) for k in range(stop, 0, -1)]
    return pairs


def _common_prefix(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The LCS of two sequences that share neither a prefix nor a suffix."""
    if not left or not right:
        return []
    places: dict[Hashable, int] = {}
    for position, element in enumerate(left):
        places[element] = places.get(element, 0) | 1 << position
    full = (1 << len(left)) - 1
    row, rows = full, []
    for element in right:
        matched = row & places.get(element, 0)
        row = ((row + matched) | (row - matched)) & full
        rows.append(row)
    return _traced(rows, len(left))


def _traced(rows: list[int], width: int) -> list[tuple[int, int]]:
    """Walks back from the last row: a cleared bit says that the LCS grew at this element."""
    pairs: list[tuple[int, int]] = []
    i, j = width, len(rows)
    while i and j:
        if rows[j - 1] >> (i - 1) & 1:
            i -= 1
            continue
        j -= 1
        if not j or rows[j - 1] >> (i - 1) & 1:
            i -= 1
            pairs.append((i, j))
    pairs.reverse()
    return pairs

"""Pairs that are too long to be read at once: in parts that lie alike in both.

What fits is read whole in every part. The longer side decides how many parts there are; part i of
one is compared with part i of the other, for what is the same lies in the same order. The score of
a pair is the mean of its parts, weighed by the tokens that are read of them.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dupcheck.arrays import Float32

_OVERLAP = 8
"""Two neighbouring parts share an eighth, so that what is cut is whole in one."""


def of(left: int, right: int, limit: int) -> list[tuple[slice, slice]]:
    """The parts of a pair of so many tokens; a part of one side has at most `limit`."""
    count = max(_needed(left, limit), _needed(right, limit))
    return list(zip(_cut(left, count, limit), _cut(right, count, limit), strict=True))


def mean(scores: Float32, tokens: Sequence[int], owner: Sequence[int], pairs: int) -> Float32:
    """One score a pair from those of parts, part i of pair `owner[i]`."""
    weight = np.bincount(owner, tokens, pairs)
    total = np.bincount(owner, scores.astype(np.float64) * tokens, pairs)
    found: Float32 = (total / weight).astype(np.float32)
    return found


def _needed(tokens: int, limit: int) -> int:
    overlap = limit // _OVERLAP
    return max(1, -(-(tokens - overlap) // (limit - overlap)))


def _cut(tokens: int, count: int, limit: int) -> list[slice]:
    if tokens <= limit:
        return [slice(0, tokens)] * count
    shared = limit // _OVERLAP
    bounds = [i * (tokens - shared) // count for i in range(count + 1)]
    return [slice(start, end + shared) for start, end in pairwise(bounds)]

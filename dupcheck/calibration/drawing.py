"""Drawing functions and pairs at random: the same ones at every run, in whatever order they came.

Functions stand in the order of a hash of what they are, so a larger sample holds the smaller one
and a function added elsewhere changes little: what was embedded for one run serves the next.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from dupcheck.arrays import Int64

_SEED = b"calibrate1"


def shuffled(digests: Iterable[str]) -> list[str]:
    """The digests in an order that depends on nothing but themselves."""
    return sorted(digests, key=_mark)


def _mark(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), key=_SEED).digest()


def within(groups: Sequence[Int64], most: int) -> tuple[Int64, Int64, bool]:
    """Pairs of different rows of one group, and whether these are all.

    All pairs where they are at most `most`, otherwise so many drawn with replacement.
    """
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    counts = sizes * (sizes - 1) // 2
    if counts.sum() <= most:
        both = [np.triu_indices(len(group), 1) for group in groups]
        lefts = [group[left] for group, (left, _) in zip(groups, both, strict=True)]
        rights = [group[right] for group, (_, right) in zip(groups, both, strict=True)]
        return _joined(lefts), _joined(rights), True
    random = np.random.default_rng(list(_SEED))
    chosen = random.choice(len(groups), size=most, p=counts / counts.sum())
    left = random.integers(sizes[chosen])
    right = (left + 1 + random.integers(sizes[chosen] - 1)) % sizes[chosen]
    starts = np.cumsum(sizes) - sizes
    rows = _joined(groups)
    return rows[starts[chosen] + left], rows[starts[chosen] + right], False


def between(groups: Sequence[Int64], most: int) -> tuple[Int64, Int64, bool]:
    """Pairs of rows of two different groups, as `within`."""
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    rows = _joined(groups)
    if (sizes.sum() ** 2 - (sizes**2).sum()) // 2 <= most:
        couples = list(combinations(groups, 2))
        lefts = [np.repeat(one, len(other)) for one, other in couples]
        return _joined(lefts), _joined([np.tile(b, len(a)) for a, b in couples]), True
    random = np.random.default_rng(list(_SEED))
    starts, others = np.cumsum(sizes) - sizes, sizes.sum() - sizes
    chosen = random.choice(len(groups), size=most, p=sizes * others / (sizes * others).sum())
    left = starts[chosen] + random.integers(sizes[chosen])
    right = random.integers(others[chosen])
    right += np.where(right >= starts[chosen], sizes[chosen], 0)
    return rows[left], rows[right], False


def _joined(parts: Sequence[Int64]) -> Int64:
    return np.concatenate([np.zeros(0, np.int64), *parts])

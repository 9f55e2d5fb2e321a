"""Near rows among functions of several languages: within a language, and between two.

Dialects of one language (JavaScript and TypeScript) are one family; each family is searched apart,
since cosines between languages are lower, and mean more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from dupcheck.arrays import Bool, Float32, Int64, Pairs
from dupcheck.index import table as indexes
from dupcheck.index.table import Index


def near(
    vectors: Float32, families: Sequence[Int64], asked: Bool, within: float, across: float
) -> tuple[Pairs, Pairs]:
    """Pairs of rows of one family, and pairs of two, of which at least one row is asked about.

    `families` has the rows that take part.
    """
    index = indexes.load(indexes.choose(sum(map(len, families))))
    return (
        Pairs.stacked(list(_within(index, vectors, families, asked, within))),
        Pairs.stacked(list(_across(index, vectors, families, asked, across))),
    )


def nearest(
    vectors: Float32,
    families: Sequence[Int64],
    asked: Bool,
    within: float,
    across: float,
    limit: int,
) -> tuple[Pairs, Pairs]:
    """Of each row that is asked about at most `limit` pairs of each sort, the nearest ones."""
    index = indexes.load(indexes.choose(sum(map(len, families))))
    same, other = [], []
    for number, family in enumerate(families):
        mine = family[asked[family]]
        if not len(mine):
            continue
        # Each is its own nearest neighbour.
        found = index.neighbours(vectors[family], vectors[mine], within, limit + 1)
        same.append(_renumbered(found, mine, family))
        if others := [*families[:number], *families[number + 1 :]]:
            rest = np.concatenate(others)
            found = index.neighbours(vectors[rest], vectors[mine], across, limit)
            other.append(_renumbered(found, mine, rest))
    return _once(Pairs.stacked(same)), _once(Pairs.stacked(other))


def _within(
    index: Index, vectors: Float32, families: Sequence[Int64], asked: Bool, threshold: float
) -> Iterator[Pairs]:
    for family in families:
        mine = family[asked[family]]
        if len(mine) == len(family):
            yield _renumbered(index.pairs(vectors[family], threshold), family, family)
        else:
            pairs = index.neighbours(vectors[family], vectors[mine], threshold)
            yield _once(_renumbered(pairs, mine, family))


def _across(
    index: Index, vectors: Float32, families: Sequence[Int64], asked: Bool, threshold: float
) -> Iterator[Pairs]:
    """Every pair with an asked row once, the row of the earlier family first."""
    for one, other in combinations(families, 2):
        if len(mine := one[asked[one]]):
            pairs = index.neighbours(vectors[other], vectors[mine], threshold)
            yield _renumbered(pairs, mine, other)
        if len(rest := one[~asked[one]]) and len(mine := other[asked[other]]):
            pairs = index.neighbours(vectors[rest], vectors[mine], threshold)
            yield _turned(_renumbered(pairs, mine, rest))


def _turned(pairs: Pairs) -> Pairs:
    """The same pairs as the other side would have found them: a judge may see a difference."""
    return replace(pairs, left=pairs.right, right=pairs.left)


def _renumbered(pairs: Pairs, lefts: Int64, rights: Int64) -> Pairs:
    """Pairs of rows of two parts as pairs of rows of the whole."""
    return replace(pairs, left=lefts[pairs.left], right=rights[pairs.right])


def _once(pairs: Pairs) -> Pairs:
    """Each pair in one direction, and none of a row with itself."""
    low, high = np.minimum(pairs.left, pairs.right), np.maximum(pairs.left, pairs.right)
    _, first = np.unique(np.stack((low, high), axis=1), axis=0, return_index=True)
    first = first[low[first] < high[first]]
    return replace(pairs, left=low[first], right=high[first], similarity=pairs.similarity[first])

"""What every index has in common: equal rows are one row, and the stored vectors decide.

A matrix product or a graph only proposes. Its float32 sums depend on the shape of a block and on
the machine, so each proposed pair is summed again on its own: all indexes give the same numbers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from dupcheck.arrays import Float32, Int64, Pairs

LIMIT = 500
"""Of the pairs of one left row, this many of the most similar are kept.

Ten thousand near-equal functions are fifty million pairs, and nobody will read them.
"""

MARGIN = 1e-5
"""More than a float32 sum of products of unit vectors is off."""

_SUMMED_AT_ONCE = 4096
_ROWS = 1024

Join = Callable[[Float32, float, int], Pairs]
"""Joins distinct rows with themselves: vectors, threshold, limit."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Equal rows: `group[i]` is the group of row i, `first[g]` the first row of group g."""

    first: Int64
    group: Int64

    @property
    def distinct(self) -> bool:
        """Whether no two rows are equal."""
        return len(self.first) == len(self.group)

    def members(self, group: Int64, after: Int64, limit: int) -> tuple[Int64, Int64]:
        """For each i the first `limit` rows of group[i] behind row after[i]: i, and the row."""
        count = len(self.group)
        order = np.argsort(self.group, kind="stable")
        keys = self.group[order] * count + order
        start = np.searchsorted(keys, group * count + after, side="right")
        end = np.searchsorted(keys, (group + 1) * count)
        source, place = _ragged(np.minimum(end - start, limit))
        return source, order[start[source] + place]


def grouped(vectors: Float32) -> Groups:
    """The rows grouped by their bytes, in the order in which they first appear."""
    seen: dict[bytes, int] = {}
    rows = (row.tobytes() for row in vectors)
    group = np.array([seen.setdefault(row, len(seen)) for row in rows], dtype=np.int64)
    first = np.unique(group, return_index=True)[1].astype(np.int64)
    return Groups(first, group)


def joined(vectors: Float32, threshold: float, limit: int, join: Join) -> Pairs:
    """The pairs of all rows, by a join of the distinct ones."""
    groups = grouped(vectors)
    if groups.distinct:
        return join(vectors, threshold, limit)
    distinct = vectors[groups.first]
    found = join(distinct, threshold, limit)
    several = np.flatnonzero(np.bincount(groups.group) > 1)
    equal = decided(distinct, distinct, several, several, threshold)
    # Both ways round: a later row of one group may stand behind an earlier one of the other.
    left = np.concatenate((found.left, found.right, equal.left))
    right = np.concatenate((found.right, found.left, equal.right))
    similarity = np.concatenate((found.similarity, found.similarity, equal.similarity))
    edge, row = groups.members(left, np.full(len(left), -1), len(vectors))
    order = np.argsort(row, kind="stable")
    edges = Pairs(left=row[order], right=right[edge[order]], similarity=similarity[edge[order]])
    spread = Pairs.stacked(list(_spread(edges, groups, limit, edges.left)))
    return replace(spread, capped=max(spread.capped, found.capped))


def answered(found: Pairs, groups: Groups, limit: int) -> Pairs:
    """Neighbours among distinct rows as neighbours among all rows."""
    if groups.distinct:
        return found
    spread = Pairs.stacked(list(_spread(found, groups, limit, np.full(len(found.left), -1))))
    return replace(spread, capped=max(spread.capped, found.capped))


def _spread(edges: Pairs, groups: Groups, limit: int, after: Int64) -> Iterator[Pairs]:
    """Each (row, group) as (row, rows of the group behind `after`), some left rows at a time."""
    last = int(edges.left[-1]) if len(edges.left) else -1
    for row in range(0, last + 1, _ROWS):
        here = slice(*np.searchsorted(edges.left, (row, row + _ROWS)).tolist())
        edge, right = groups.members(edges.right[here], after[here], limit + 1)
        left, similarity = edges.left[here][edge], edges.similarity[here][edge]
        yield limited(Pairs(left=left, right=right, similarity=similarity), limit)


def decided(lefts: Float32, rights: Float32, left: Int64, right: Int64, threshold: float) -> Pairs:
    """Those of the proposed pairs (rows of `lefts` and `rights`) that reach the threshold."""
    similarity = np.empty(len(left), dtype=np.float32)
    for start in range(0, len(left), _SUMMED_AT_ONCE):
        here = slice(start, start + _SUMMED_AT_ONCE)
        # Products of two float32 are exact in float64, and each row is summed by itself.
        products = lefts[left[here]].astype(np.float64) * rights[right[here]]
        similarity[here] = np.clip(products.sum(axis=1), -1, 1)
    enough = similarity.astype(np.float64) >= threshold
    return Pairs(left=left[enough], right=right[enough], similarity=similarity[enough])


def limited(pairs: Pairs, limit: int) -> Pairs:
    """The pairs by (left, right), of each left row only the `limit` most similar."""
    counts = np.bincount(pairs.left)
    capped = int((counts > limit).sum())
    order = np.lexsort((pairs.right, pairs.left))
    if capped:
        best = np.lexsort((pairs.right, -pairs.similarity, pairs.left))
        best = best[_ragged(counts)[1] < limit]
        order = best[np.lexsort((pairs.right[best], pairs.left[best]))]
    return Pairs(
        left=pairs.left[order],
        right=pairs.right[order],
        similarity=pairs.similarity[order],
        capped=capped,
    )


def _ragged(lengths: Int64) -> tuple[Int64, Int64]:
    """For rows of these lengths: the row of each element, and its place in the row."""
    row = np.repeat(np.arange(len(lengths)), lengths)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)

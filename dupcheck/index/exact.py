"""Exact search: blocks of a matrix product, compared with the threshold and forgotten."""

from collections.abc import Iterator

import numpy as np

from dupcheck.arrays import Float32, Int64, Pairs
from dupcheck.index.decide import (
    LIMIT,
    MARGIN,
    answered,
    decided,
    grouped,
    joined,
    limited,
)

# One block of the product is 16 MB.
_LEFT, _RIGHT = 1024, 4096
_BELOW_ANY = np.float32(-2)
_MANY = 1 << 22


def pairs(vectors: Float32, threshold: float, limit: int = LIMIT) -> Pairs:
    """All pairs of rows at or above the threshold."""
    return joined(vectors, threshold, limit, _triangle)


def neighbours(vectors: Float32, queries: Float32, threshold: float, limit: int = LIMIT) -> Pairs:
    """All (row of `queries`, row of `vectors`) at or above the threshold."""
    groups = grouped(vectors)
    return answered(search(queries, vectors[groups.first], threshold, limit), groups, limit)


def search(
    lefts: Float32, rights: Float32, threshold: float, limit: int, rows: Int64 | None = None
) -> Pairs:
    """All (row of `lefts`, row of `rights`) at or above the threshold.

    Given `rows`, which ascend, lefts[i] is rights[rows[i]], and is paired with rows behind it only;
    the pairs are then pairs of rows of `rights`.
    """
    strips = []
    for at in range(0, len(lefts), _LEFT):
        own = None if rows is None else rows[at : at + _LEFT]
        found = _strip(lefts[at : at + _LEFT], rights, threshold, limit, own)
        left = found.left + at if own is None else own[found.left]
        strips.append(
            Pairs(left=left, right=found.right, similarity=found.similarity, capped=found.capped)
        )
    return Pairs.stacked(strips)


def _triangle(vectors: Float32, threshold: float, limit: int) -> Pairs:
    return search(vectors, vectors, threshold, limit, np.arange(len(vectors)))


def _strip(
    block: Float32, rights: Float32, threshold: float, limit: int, rows: Int64 | None
) -> Pairs:
    """The pairs of a block of left rows; one more than the limit is carried, to see that it is."""
    parts: list[Pairs] = []
    for left, right in _candidates(block, rights, threshold, limit + 1, rows):
        parts.append(decided(block, rights, left, right, threshold))
        if sum(len(part.left) for part in parts) > _MANY:
            parts = [limited(Pairs.stacked(parts), limit + 1)]
    return limited(Pairs.stacked(parts), limit)


def _candidates(
    block: Float32, rights: Float32, threshold: float, limit: int, rows: Int64 | None
) -> Iterator[tuple[Int64, Int64]]:
    start = 0 if rows is None else int(rows[0]) + 1
    for at in range(start, len(rights), _RIGHT):
        product = block @ rights[at : at + _RIGHT].T
        if rows is not None and at <= rows[-1]:
            product[np.arange(at, at + product.shape[1]) <= rows[:, None]] = _BELOW_ANY
        near = np.flatnonzero(product >= np.float32(threshold - MARGIN))
        if len(near) > limit:
            near = _thinned(product, near, limit)
        left, right = np.divmod(near, product.shape[1])
        yield left, right + at


def _thinned(product: Float32, near: Int64, limit: int) -> Int64:
    """Without what cannot be among the best `limit` of its row, before it takes memory and time."""
    left = near // product.shape[1]
    least = np.full(len(product), _BELOW_ANY)
    for row in np.flatnonzero(np.bincount(left) > limit):
        least[row] = np.partition(product[row], -limit)[-limit] - np.float32(2 * MARGIN)
    kept: Int64 = near[product.ravel()[near] >= least[left]]
    return kept

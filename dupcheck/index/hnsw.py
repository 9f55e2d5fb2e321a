"""Approximate search: a graph proposes neighbours, the stored vectors decide.

The graph lives in memory only: a damaged hnswlib file crashes the process.
"""

import hnswlib
import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32, Int64, Pairs
from dupcheck.index import exact
from dupcheck.index.decide import (
    LIMIT,
    MARGIN,
    answered,
    decided,
    grouped,
    joined,
    limited,
)

# Half the time of 16, 100 and 100, which find 1.0 of the pairs; these find 0.9995 (30,000 rows).
_LINKS = 12
_EFFORT_OF_BUILDING = 60
_EFFORT = 64
_SEED = 1
_WIDTHS = (16, 128)
_ROWS = 4096


def pairs(vectors: Float32, threshold: float, limit: int = LIMIT) -> Pairs:
    """Pairs of rows at or above the threshold; a rare pair may be missed."""
    return joined(vectors, threshold, limit, _join)


def neighbours(vectors: Float32, queries: Float32, threshold: float, limit: int = LIMIT) -> Pairs:
    """Pairs (row of `queries`, row of `vectors`) at or above the threshold, a rare one missed."""
    groups = grouped(vectors)
    distinct = vectors[groups.first]
    left, right, full = _proposed(distinct, queries, threshold)
    sparse = ~np.isin(left, full)
    near = decided(queries, distinct, left[sparse], right[sparse], threshold)
    crowded = exact.search(queries[full], distinct, threshold, limit)
    crowded = _renamed(crowded, full)
    found = _in_order(Pairs.stacked((limited(near, limit), crowded)))
    return answered(found, groups, limit)


def _join(vectors: Float32, threshold: float, limit: int) -> Pairs:
    left, right, full = _proposed(vectors, vectors, threshold)
    low, high = np.minimum(left, right), np.maximum(left, right)
    # A crowded row finds what is behind it by itself, and what is before it from there.
    keep = (low < high) & ~np.isin(low, full)
    low, high = np.divmod(np.unique(low[keep] * len(vectors) + high[keep]), len(vectors))
    near = decided(vectors, vectors, low, high, threshold)
    crowded = exact.search(vectors[full], vectors, threshold, limit, full)
    return _in_order(Pairs.stacked((limited(near, limit), crowded)))


def _proposed(vectors: Float32, queries: Float32, threshold: float) -> tuple[Int64, Int64, Int64]:
    """Query rows and their neighbours, and the query rows whose neighbours did not end.

    A row in a crowd larger than the widest search is left to a matrix product.
    """
    widths = [width for width in _WIDTHS if width < len(vectors)]
    graph = _built(vectors) if widths else None
    lefts, rights = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    full = np.arange(len(queries))
    for width in widths:
        pending, full = full, np.empty(0, dtype=np.int64)
        for at in range(0, len(pending), _ROWS):
            rows = pending[at : at + _ROWS]
            near, close = _nearest(graph, queries[rows], width, threshold)
            ended: NDArray[np.bool_] = np.logical_not(close.all(axis=1))
            place, column = np.nonzero(close & ended[:, None])
            lefts.append(rows[place])
            rights.append(near[place, column])
            full = np.concatenate((full, rows[~ended]))
    return np.concatenate(lefts), np.concatenate(rights), full


def _built(vectors: Float32) -> hnswlib.Index:
    graph = hnswlib.Index(space="ip", dim=vectors.shape[1])
    graph.init_index(
        max_elements=len(vectors),
        M=_LINKS,
        ef_construction=_EFFORT_OF_BUILDING,
        random_seed=_SEED,
    )
    # One thread: with several, the graph depends on who comes first.
    graph.add_items(vectors, num_threads=1)
    return graph


def _nearest(
    graph: hnswlib.Index, queries: Float32, width: int, threshold: float
) -> tuple[Int64, NDArray[np.bool_]]:
    """The nearest `width` rows of each query, and which of them are near enough."""
    graph.set_ef(max(_EFFORT, 2 * width))
    try:
        labels, distances = graph.knn_query(queries, k=width)
    except RuntimeError:
        # Part of the graph cannot be reached from its entry: the matrix product can.
        return np.zeros((len(queries), 0), dtype=np.int64), np.ones((len(queries), 0), dtype=bool)
    close: NDArray[np.bool_] = np.greater_equal(1 - distances, threshold - MARGIN)
    return labels.astype(np.int64), close


def _renamed(pairs: Pairs, rows: Int64) -> Pairs:
    return Pairs(
        left=rows[pairs.left],
        right=pairs.right,
        similarity=pairs.similarity,
        capped=pairs.capped,
    )


def _in_order(pairs: Pairs) -> Pairs:
    order = np.lexsort((pairs.right, pairs.left))
    return Pairs(
        left=pairs.left[order],
        right=pairs.right[order],
        similarity=pairs.similarity[order],
        capped=pairs.capped,
    )

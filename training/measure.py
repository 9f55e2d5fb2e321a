"""Similarity by family between queries and a haystack, and what it says about finding partners."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from dupcheck.embed.features import bags
from dupcheck.embed.meaning import Rows, sums
from dupcheck.vocabulary import Family

_BATCH = 1024
_COLUMN_BITS = 24
Float32 = NDArray[np.float32]
Float64 = NDArray[np.float64]
Bool = NDArray[np.bool_]

FAMILIES = len(Family)
VIEWS = FAMILIES + 1
"""The families of exact features, and what was learned."""
LOG_COUNT: Float64 = 1 + np.log(np.maximum(np.arange(256), 1))


@dataclass(frozen=True, slots=True, eq=False)
class Sparse:
    """Features of functions: `matrices[family]` with rows of length 1, `norms[family, row]`."""

    matrices: list[sp.csr_matrix]
    norms: Float32


def sparse(codes: Sequence[str], table: NDArray[np.uint8]) -> Sparse:
    """The weighted features of every family."""
    bits = int(np.log2(len(table)))
    rows: list[list[NDArray[np.int64]]] = [[] for _ in range(FAMILIES)]
    columns: list[list[NDArray[np.int64]]] = [[] for _ in range(FAMILIES)]
    values: list[list[Float32]] = [[] for _ in range(FAMILIES)]
    for start in range(0, len(codes), _BATCH):
        bag = bags(codes[start : start + _BATCH])
        rare = table[(bag.feature >> np.uint64(64 - bits)).astype(np.intp)] / 255.0
        weight = (rare * LOG_COUNT[np.minimum(bag.count, 255)]).astype(np.float32)
        column = (bag.feature >> np.uint64(64 - _COLUMN_BITS)).astype(np.int64)
        for family in range(FAMILIES):
            mine = bag.family == family
            rows[family].append(bag.owner[mine] + start)
            columns[family].append(column[mine])
            values[family].append(weight[mine])
    return _unit(
        [
            sp.csr_matrix(
                (np.concatenate(v), (np.concatenate(r), np.concatenate(c))),
                shape=(len(codes), 1 << _COLUMN_BITS),
            )
            for v, r, c in zip(values, rows, columns, strict=True)
        ]
    )


def _unit(matrices: list[sp.csr_matrix]) -> Sparse:
    norms = np.zeros((len(matrices), matrices[0].shape[0]), np.float32)
    for family, matrix in enumerate(matrices):
        norm = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
        norms[family] = norm
        matrix.data /= np.repeat(np.maximum(norm, 1e-9), np.diff(matrix.indptr)).astype(np.float32)
    return Sparse(matrices, norms)


def family_cosines(queries: Sparse, haystack: Sparse) -> NDArray[np.float16]:
    """Cosines of every query with every function of the haystack, shape (family, query, row)."""
    shape = FAMILIES, queries.norms.shape[1], haystack.norms.shape[1]
    cosines = np.zeros(shape, np.float16)
    for family in Family:
        cosines[family] = family_cosine(queries, haystack, family)
    return cosines


def family_cosine(queries: Sparse, haystack: Sparse, family: Family) -> Float32:
    """Those by one family, shape (query, row)."""
    return _product(queries.matrices[family], haystack.matrices[family])


def _product(left: sp.csr_matrix, right: sp.csr_matrix) -> Float32:
    product = np.zeros((left.shape[0], right.shape[0]), np.float32)
    across = right.T.tocsr()
    for start in range(0, left.shape[0], 256):
        product[start : start + 256] = (left[start : start + 256] @ across).toarray()
    return product


def learned(codes: Sequence[str], rows: Rows) -> Float32:
    """The learned view, rows of length 1, or 0 where no feature is known."""
    found = np.zeros((len(codes), rows.rows.shape[1]), np.float32)
    for start in range(0, len(codes), _BATCH):
        part = slice(start, start + _BATCH)
        found[part] = sums(bags(codes[part]), rows)
    length = np.linalg.norm(found, axis=1, keepdims=True)
    unit: Float32 = found / np.maximum(length, 1)
    return unit


def jaccard(queries: Sparse, haystack: Sparse, family: Family, table: NDArray[np.uint8]) -> Float32:
    """Rarity of the features that two functions share, over that of all they have."""
    left, right = (_rarities(side.matrices[family], table) for side in (queries, haystack))
    both = _product(left, right)
    sums = (np.asarray(side.multiply(side).sum(axis=1)) for side in (left, right))
    left_sum, right_sum = (total.reshape(-1) for total in sums)
    either = left_sum[:, None] + right_sum - both
    shares: Float32 = (both / np.maximum(either, 1e-9)).astype(np.float32)
    return shares


def _rarities(matrix: sp.csr_matrix, table: NDArray[np.uint8]) -> sp.csr_matrix:
    """Square roots, so that a product of two rows sums the rarities of what both have."""
    rare = matrix.copy()
    bits = int(np.log2(len(table)))
    rare.data = np.sqrt(table[rare.indices >> (_COLUMN_BITS - bits)] / np.float32(255))
    return rare


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Of one kind of pair: shares of queries, and areas, in percent."""

    queries: int
    at_1: float
    at_10: float
    average_precision: float
    at_precision_95: float
    reciprocal_rank: float
    positive: Float64
    """Scores of the partners."""
    hardest: Float64
    """Score of the best wrong answer to each query."""


def quality(scores: Float32, targets: NDArray[np.int64], ignored: Bool) -> Quality:
    """`scores` (query, row); `ignored` marks rows that are neither right nor wrong."""
    positive = scores[np.arange(len(targets)), targets].astype(np.float64)
    wrong = np.where(ignored, -2.0, scores)
    wrong[np.arange(len(targets)), targets] = -2.0
    rank = (wrong >= positive[:, None]).sum(axis=1)
    negatives = np.partition(wrong, -20, axis=1)[:, -20:]
    precision, recall = _curve(positive, negatives.ravel())
    good = recall[precision >= 0.95]
    return Quality(
        queries=len(targets),
        at_1=100 * float((rank == 0).mean()),
        at_10=100 * float((rank < 10).mean()),
        average_precision=100 * float((np.diff(recall, prepend=0.0) * precision).sum()),
        at_precision_95=100 * float(good.max(initial=0.0)),
        reciprocal_rank=100 * float((1 / (1 + rank)).mean()),
        positive=positive,
        hardest=negatives.max(axis=1).astype(np.float64),
    )


def _curve(positive: Float64, negative: Float64) -> tuple[Float64, Float64]:
    """Precision and recall at every threshold, from the strictest on."""
    scores = np.concatenate([positive, negative])
    right = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
    right = right[np.lexsort((right, -scores))]
    found = np.cumsum(right)
    return found / np.arange(1, len(right) + 1), found / len(positive)

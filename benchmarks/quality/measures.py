"""The measures: from scores of labelled pairs and places of partners to figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from benchmarks.quality.board import Bool, Float64, Int64


def average_precision(scores: Float64, right: Bool) -> float:
    """The mean precision at each right pair, from the highest score down; 0 where none is right.

    Among equal scores the wrong ones come first: a system that cannot tell gets no credit.
    """
    if not right.any():
        return 0.0
    order = np.lexsort((right, -scores))
    found = np.cumsum(right[order])
    precision = found / np.arange(1, len(order) + 1)
    return float(precision[right[order]].mean())


def recall_at(places: Int64, first: int) -> float:
    """The share of partners that have fewer than `first` wrong answers above or beside them."""
    return float((places < first).mean())


def reciprocal_rank(places: Int64) -> float:
    """The mean of one over the rank of the partner."""
    return float((1 / (1 + places)).mean())


def threshold(scores: Float64, right: Bool, allowed: float) -> float:
    """The score above which at most `allowed` alarms are wrong.

    It is that of the first wrong alarm too many: what scores no higher is not told.
    """
    wrong = np.sort(scores[~right])[::-1]
    count = int(allowed)
    return float(wrong[count]) if count < len(wrong) else 0.0


def recall_above(scores: Float64, least: float) -> float:
    """The share of partners that are told at a threshold."""
    return float((scores > least).mean())


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Pairs of a range of confidence: their mean confidence and the share that is right."""

    low: float
    high: float
    pairs: int
    confidence: float
    right: float


def reliability(
    scores: Float64, right: Bool, weights: Float64, edges: Sequence[float]
) -> list[Bin]:
    """The bins between `edges` that have pairs, each pair counted by its weight."""
    bins = []
    for low, high in pairwise(edges):
        mine = (scores >= low) & ((scores < high) | (high >= edges[-1]))
        if mine.any():
            total = weights[mine].sum()
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    pairs=int(mine.sum()),
                    confidence=float((scores * weights)[mine].sum() / total),
                    right=float((right * weights)[mine].sum() / total),
                )
            )
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean distance of confidence and share of right ones, by the number of pairs."""
    total = sum(one.pairs for one in bins)
    return sum(one.pairs * abs(one.confidence - one.right) for one in bins) / max(total, 1)

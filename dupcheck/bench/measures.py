"""Measures of scores against labels, each weighted, so that a resampling is a change of weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Float64 = NDArray[np.float64]
Bools = NDArray[np.bool_]

RESAMPLINGS = 500
SEED = 20_261_122
_INTERVAL = (2.5, 97.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A measure in [0, 1], and the interval that holds it in 95 of 100 resamplings of the tasks."""

    value: float
    low: float
    high: float


def estimates(measure: Callable[[Float64], Sequence[float]], tasks: int) -> tuple[Estimate, ...]:
    """Measures of all tasks; they are given how often each task counts, here and resampled."""
    chance = np.random.default_rng(SEED)
    drawn = chance.multinomial(tasks, np.full(tasks, 1 / tasks), size=RESAMPLINGS)
    resampled = np.array([measure(row.astype(np.float64)) for row in drawn])
    lows, highs = np.percentile(resampled, _INTERVAL, axis=0)
    values = measure(np.ones(tasks))
    return tuple(
        Estimate(value=float(value), low=float(low), high=float(high))
        for value, low, high in zip(values, lows, highs, strict=True)
    )


def mean(values: Float64, weights: Float64) -> float:
    """The weighted mean; 0 where nothing has weight."""
    total = float(weights.sum())
    # Not `@`: its threads cost a hundred times what so small a product takes.
    return float((values * weights).sum()) / total if total else 0.0


def rank(scores: Float64, target: int) -> int:
    """The place of a target among candidates by score, from 1 on; of equals it comes last."""
    return int((scores >= scores[target]).sum())


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """Labelled pairs from the highest score down; of equal scores those that are no clones first.

    `order` sorts whatever else belongs to the pairs.
    """

    scores: Float64
    clones: Bools
    order: NDArray[np.intp]


def descending(scores: Float64, clones: Bools) -> Sorted:
    """The pairs in their order."""
    order = np.lexsort((clones, -scores))
    return Sorted(scores=scores[order], clones=clones[order], order=order)


def average_precision(pairs: Sorted, weights: Float64) -> float:
    """The mean, over the clones, of the precision among all that score no lower.

    The weights are in the order of the pairs.
    """
    right = np.where(pairs.clones, weights, 0.0)
    return mean(np.cumsum(right) / _at_least(np.cumsum(weights)), right)


def best_f1(pairs: Sorted, weights: Float64) -> tuple[float, float]:
    """The largest harmonic mean of precision and recall, and the threshold that gives it."""
    right = np.where(pairs.clones, weights, 0.0)
    scores = 2 * np.cumsum(right) / _at_least(np.cumsum(weights) + right.sum())
    ends = np.append(pairs.scores[1:] != pairs.scores[:-1], True)
    best = int(np.argmax(np.where(ends, scores, -1.0)))
    return float(scores[best]), float(pairs.scores[best])


def _at_least(counts: Float64) -> Float64:
    """Counts to divide by: where there is nothing yet, a nothing that can be divided by."""
    return np.maximum(counts, np.finfo(np.float64).tiny)


def threshold_at(others: Float64, rate: float) -> float:
    """The smallest threshold that at most a share `rate` of scores of others reaches."""
    allowed = int(rate * len(others))
    ordered = np.sort(others)[::-1]
    return float(np.nextafter(ordered[allowed], np.inf)) if allowed < len(ordered) else -1.0

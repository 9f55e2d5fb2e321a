"""How many false alarms a threshold lets through, and which threshold lets through a wanted number.

A question is one function compared with others; a false alarm is another function at or above the
threshold that is no duplicate of it. Their expected number is a sum over pairs, so it needs no
pair to be independent of another. Only its uncertainty does: that is taken from resampling whole
questions, since the siblings of one function come in families.

As far as the sample reaches, alarms are counted. Beyond (fewer than ten left in the sample) the
tail is drawn on as a power of the distance to 1: a generalized Pareto tail whose end is known, for
no cosine exceeds 1. Its one exponent is estimated from the fifty largest cosines (Hill's
estimator), so that no proposal can leave the scale.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32, Int64

PER = 1_000
"""Rates are stated per so many functions read."""

_COUNTED = 10
"""Fewer alarms than these are too few to count on."""
_TAIL = 50
_INDISTINCT = 1e-3
"""Cosines nearer to 1 than this are all one likeness."""
_RESAMPLES = 100
_GRAIN = 10_000
_SEED = 20_261_122

Float64 = NDArray[np.float64]


class Method(StrEnum):
    """How a rate is known, from the best way to the worst."""

    EXACT = "exact"
    COUNTED = "counted"
    EXTRAPOLATED = "extrapolated"
    TOO_FEW = "too few"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alarms:
    """The pairs of one kind that are no duplicates, as a sample of questions met them.

    `cosines` descend; `question[i]` is the question that met pair i, in [0, questions), and
    `weight[i]` the number of pairs that it stands for. Pairs below `floor` were not looked at.
    `exact` where nothing was sampled: every function was asked about, every pair is here.
    """

    questions: int
    cosines: Float32
    question: Int64
    weight: Float64
    floor: float = -1.0
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A threshold of four digits, how its rate is known, and its standard error (None: unknown)."""

    threshold: float
    method: Method
    error: float | None


def alarms(
    questions: int,
    cosines: Float32,
    question: Int64,
    weight: Float64,
    floor: float = -1.0,
    exact: bool = False,
) -> Alarms:
    """The record of pairs given in any order."""
    order = np.lexsort((weight, question, -cosines))
    return Alarms(
        questions=questions,
        cosines=cosines[order],
        question=question[order],
        weight=weight[order],
        floor=floor,
        exact=exact,
    )


def rate(kinds: Sequence[Alarms], threshold: float) -> tuple[float, Method]:
    """False alarms per 1,000 functions read at a threshold, and how that is known.

    Each kind of pair adds its own. Below a floor, where nothing was looked at, a kind adds what
    it has at its floor.
    """
    found = [_Curve(kind, kind.cosines, kind.weight).rate(threshold) for kind in kinds]
    return sum(one for one, _ in found), _worst(method for _, method in found)


def threshold(kinds: Sequence[Alarms], wanted: float, unasked: float = 1.0) -> Estimate:
    """The smallest threshold with at most `wanted` false alarms per 1,000 functions read.

    `unasked` is the share of all functions that were not asked about: they are what is unsure.
    """
    curves = [_Curve(kind, kind.cosines, kind.weight) for kind in kinds]
    found = _smallest(curves, wanted)
    method = _worst(curve.rate(found)[1] for curve in curves)
    error = None if method is Method.TOO_FEW else _error(kinds, wanted) * math.sqrt(unasked)
    if method is Method.EXACT:
        error = 0.0
    return Estimate(threshold=found, method=method, error=error)


class _Curve:
    """False alarms by threshold, of one kind of pair."""

    def __init__(self, kind: Alarms, cosines: Float32, weight: Float64) -> None:
        self._exact = kind.exact
        self._floor = max(kind.floor, -1.0)
        self._negated = -cosines.astype(np.float64)
        per_question = PER / max(kind.questions, 1)
        self._rates = np.concatenate(([0.0], np.cumsum(weight))) * per_question
        self._drawn_on = not kind.exact and len(cosines) > _COUNTED
        if self._drawn_on:
            self._anchor = 1 + self._negated[_COUNTED]
            self._slope = _slope(cosines, weight)

    def rate(self, threshold: float) -> tuple[float, Method]:
        # A cosine that stands in float32 for a threshold reaches it.
        reached = int(np.searchsorted(self._negated, -threshold + 1e-7, side="right"))
        if not len(self._negated):
            return 0.0, Method.EXACT
        if self._exact or reached >= _COUNTED:
            return float(self._rates[reached]), Method.EXACT if self._exact else Method.COUNTED
        if not self._drawn_on:
            return float(self._rates[reached]), Method.TOO_FEW
        share = min((1 - threshold) / max(self._anchor, _INDISTINCT), 1.0)
        beyond = max(share, 0.0) ** (1 / self._slope) if self._slope else float(share >= 1)
        return float(self._rates[_COUNTED] * beyond), Method.EXTRAPOLATED

    @property
    def floor(self) -> float:
        return self._floor


def _smallest(curves: Sequence[_Curve], wanted: float) -> float:
    """By bisection over numbers of four digits: the rate never rises with the threshold."""
    low = math.ceil(max((curve.floor for curve in curves), default=-1.0) * _GRAIN)
    high = _GRAIN
    while low < high:
        middle = (low + high) // 2
        total = sum(curve.rate(middle / _GRAIN)[0] for curve in curves)
        if total <= wanted * (1 + 1e-9):  # sums of weights are not exact
            high = middle
        else:
            low = middle + 1
    return low / _GRAIN


def _worst(methods: Iterable[Method]) -> Method:
    return max(methods, key=list(Method).index, default=Method.EXACT)


def _slope(cosines: Float32, weight: Float64) -> float:
    """Mean log distance to 1 of the largest cosines, against the one below: 1 / exponent."""
    size = min(_TAIL, len(cosines) - 1)
    distance = np.maximum(1 - cosines[: size + 1].astype(np.float64), _INDISTINCT)
    return float(np.average(np.log(distance[size] / distance[:size]), weights=weight[:size]))


def _error(kinds: Sequence[Alarms], wanted: float) -> float:
    """The spread of the threshold over samples of questions drawn from the sample."""
    random = np.random.default_rng(_SEED)
    found = []
    for _ in range(_RESAMPLES):
        curves = []
        for kind in kinds:
            asked = random.integers(kind.questions, size=kind.questions)
            times = np.bincount(asked, minlength=kind.questions)[kind.question]
            cosines, weight = np.repeat(kind.cosines, times), np.repeat(kind.weight, times)
            curves.append(_Curve(kind, cosines, weight))
        found.append(_smallest(curves, wanted))
    return float(np.std(found))

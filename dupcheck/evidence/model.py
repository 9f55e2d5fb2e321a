"""An additive model in log-odds: a curve for each measure, whose sum says how sure one can be."""

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise

REGIMES = ("copied", "rewritten", "ported")
"""Codes that align; codes of one language that do not; codes in two languages."""


_ROUNDING = 1e-9
"""Sums in another order differ by less."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight between the points, level outside them, and never both rising and falling."""

    at: tuple[float, ...]
    gives: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuses what is no such curve: the file may have been edited."""
        steps = [b - a for a, b in pairwise(self.gives)]
        if len(self.at) != len(self.gives) or not self.at:
            raise ValueError("a curve has as many places as values")
        if not all(math.isfinite(value) for value in (*self.at, *self.gives)):
            raise ValueError("a curve has finite values")
        if any(b <= a for a, b in pairwise(self.at)):
            raise ValueError("the places of a curve ascend")
        if any(step > 0 for step in steps) and any(step < 0 for step in steps):
            raise ValueError("a curve does not turn")

    def of(self, value: float) -> float:
        """The contribution of a value, in log-odds."""
        at, gives = self.at, self.gives
        if value <= at[0]:
            return gives[0]
        if value >= at[-1]:
            return gives[-1]
        behind = bisect_right(at, value)
        share = (value - at[behind - 1]) / (at[behind] - at[behind - 1])
        return gives[behind - 1] + share * (gives[behind] - gives[behind - 1])

    def highest(self, low: float, high: float) -> float:
        """The largest contribution of any value in a range."""
        return max(self.of(low), self.of(high))


@dataclass(frozen=True)
class Model:
    """The log-odds of the average pair, and what each measure adds; one that is missing adds 0."""

    bias: float
    curves: Mapping[str, Curve]

    def contributions(self, found: Mapping[str, float]) -> dict[str, float]:
        """What each measure that is there adds to the bias."""
        return {name: curve.of(found[name]) for name, curve in self.curves.items() if name in found}

    def ceiling(
        self, found: Mapping[str, float], bounds: Mapping[str, tuple[float, float]]
    ) -> float:
        """Log-odds that are not exceeded by anything that has these measures and bounds."""
        best, curves = self._best, self.curves
        total = self._highest
        for name, value in found.items():
            if name in best:
                total += curves[name].of(value) - best[name]
        for name, limits in bounds.items():
            if name in best and name not in found:
                total += curves[name].highest(*limits) - best[name]
        return total

    @cached_property
    def _best(self) -> dict[str, float]:
        """What each measure adds at most; one that is missing adds 0."""
        return {n: max(0.0, curve.gives[0], curve.gives[-1]) for n, curve in self.curves.items()}

    @cached_property
    def _highest(self) -> float:
        return self.bias + math.fsum(self._best.values()) + _ROUNDING


def logistic(log_odds: float) -> float:
    """The probability, in [0, 1]."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, log_odds))))


def total(bias: float, contributions: Iterable[float]) -> float:
    """The exact sum, whatever the order."""
    return math.fsum((bias, *contributions))


def parsed(text: str) -> dict[str, Model]:
    """The models that a file of weights holds; raises `ValueError` if it is no such file."""
    content = json.loads(text)
    if not isinstance(content, dict) or set(content) != set(REGIMES):
        raise ValueError(f"the weights are those of {', '.join(REGIMES)}")
    return {name: _model(part) for name, part in content.items()}


@cache
def shipped() -> dict[str, Model]:
    """The models of the package, written by `training/judge/fit.py`."""
    return parsed((resources.files(__package__) / "weights.json").read_text(encoding="utf-8"))


def _model(part: object) -> Model:
    if not isinstance(part, dict) or set(part) != {"bias", "curves"}:
        raise ValueError("a model has a bias and curves")
    curves = {
        name: Curve(tuple(map(float, curve["at"])), tuple(map(float, curve["gives"])))
        for name, curve in part["curves"].items()
    }
    if not math.isfinite(part["bias"]):
        raise ValueError("a bias is finite")
    return Model(bias=float(part["bias"]), curves=curves)

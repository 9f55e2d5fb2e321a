"""Fits an additive model in log-odds: a monotone, piecewise linear curve for each measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dupcheck.evidence.model import Curve, Model

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

_QUANTILES = (0.05, 0.5, 0.95)
_STEPS = 400
_RIDGE = 5e-2
"""Found by cross-validation, as the places: labels are few."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The places between which the curve of each measure is straight, and which way it goes."""

    places: Mapping[str, tuple[float, ...]]
    signs: Mapping[str, int]

    @property
    def direction(self) -> Array:
        """The sign of each segment."""
        return np.concatenate(
            [np.full(len(at) - 1, float(self.signs[name])) for name, at in self.places.items()]
        )

    def segments(self, rows: Sequence[Mapping[str, float]]) -> tuple[Array, Mask]:
        """How far each segment of each curve has been climbed, in [0, 1], and where it is known."""
        columns, known = [], []
        for name, at in self.places.items():
            values = np.array([row.get(name, np.nan) for row in rows])
            there = ~np.isnan(values)
            for low, high in pairwise(at):
                columns.append(np.clip((np.where(there, values, low) - low) / (high - low), 0, 1))
                known.append(there)
        return np.array(columns).T, np.array(known).T


def basis(rows: Sequence[Mapping[str, float]], signs: Mapping[str, int]) -> Basis:
    """Places at quantiles of what occurs, two at least."""
    places = {}
    for name in signs:
        values = np.array([row[name] for row in rows if name in row])
        if len(values) and values.max() > values.min():
            at = np.unique(np.round(np.quantile(values, _QUANTILES), 2))
            if len(at) < 2:
                at = np.array([values.min(), values.max()]).round(3)
            places[name] = tuple(at.tolist())
    return Basis(places, {name: signs[name] for name in places})


def fitted(
    rows: Sequence[Mapping[str, float]],
    truth: Array,
    counted: Array,
    found: Basis,
    centred_on: Mask,
) -> Model:
    """The model of least weighted log-loss whose curves go the way they must.

    Contributions are 0 on average over the rows `centred_on`. Solved by accelerated projected
    gradients (FISTA, Beck & Teboulle 2009).
    """
    raw, known = found.segments(rows)
    means = np.array(
        [raw[centred_on & known[:, k], k].mean() if (centred_on & known[:, k]).any() else 0.0
         for k in range(raw.shape[1])]
    )  # fmt: skip
    x = np.where(known, raw - means, 0.0) * found.direction
    share = counted / counted.sum()
    # One ridge for all: what is rare may weigh as much as what is common.
    spread = np.sqrt(share @ x**2) + 0.02
    weights, bias = _solved(x / spread, truth, share)
    return _model(found, weights / spread * found.direction, means, bias)


def _solved(x: Array, truth: Array, share: Array) -> tuple[Array, float]:
    size = x.shape[1]
    whole = np.hstack([x, np.ones((len(x), 1))])
    # The logistic loss curves at most a quarter as much as the squares.
    step = 1 / (0.25 * _largest(whole, share) + _RIDGE)
    now = ahead = np.zeros(size + 1)
    momentum = 1.0
    ridge = np.r_[np.full(size, _RIDGE), 0.0]
    for _ in range(_STEPS):
        slope = whole.T @ (share * (1 / (1 + np.exp(-(whole @ ahead))) - truth)) + ridge * ahead
        new = ahead - step * slope
        new[:size] = np.maximum(new[:size], 0.0)
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = new + (momentum - 1) / following * (new - now)
        now, momentum = new, following
    return now[:size], float(now[size])


def _largest(whole: Array, share: Array) -> float:
    """The largest eigenvalue of the weighted squares."""
    return float(np.linalg.eigvalsh(whole.T @ (whole * share[:, None]))[-1])


def _model(found: Basis, weights: Array, means: Array, bias: float) -> Model:
    curves, at = {}, 0
    for name, places in found.places.items():
        mine = slice(at, at + len(places) - 1)
        at = mine.stop
        low = -float(weights[mine] @ means[mine])
        gives = low + np.concatenate([[0.0], np.cumsum(weights[mine])])
        if np.ptp(gives) > 0:
            curves[name] = Curve(places, tuple(gives.round(4).tolist()))
    return Model(bias=round(bias, 4), curves=curves)


def scores(model: Model, rows: Sequence[Mapping[str, float]]) -> Array:
    """The log-odds of each row."""
    total = np.full(len(rows), model.bias)
    for name, curve in model.curves.items():
        values = np.array([row.get(name, np.nan) for row in rows])
        given = np.interp(values, curve.at, curve.gives)
        total += np.where(np.isnan(values), 0.0, given)
    return total


def calibration(score: Array, truth: Array, counted: Array) -> tuple[float, float]:
    """The slope and shift that make log-odds those of the truth (Platt 1999), by Newton's method.

    The slope is drawn to 1, the shift to 0, as by ten cases.
    """
    share = counted / counted.mean()
    x = np.stack([score, np.ones(len(score))], axis=1)
    found, prior = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(30):
        probability = 1 / (1 + np.exp(-(x @ found)))
        slope = x.T @ (share * (probability - truth)) + 2.5 * (found - prior)
        bend = (x * (share * probability * (1 - probability))[:, None]).T @ x + 2.5 * np.eye(2)
        found = found - np.linalg.solve(bend, slope)
    return float(found[0]), float(found[1])


def stretched(model: Model, slope: float, shift: float) -> Model:
    """The model whose log-odds are `slope` times those of this one, and a `shift` (Platt 1999)."""
    curves = {
        name: Curve(curve.at, tuple(round(slope * value, 4) for value in curve.gives))
        for name, curve in model.curves.items()
    }
    return Model(bias=round(slope * model.bias + shift, 4), curves=curves)

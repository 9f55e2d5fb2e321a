"""Weights as int8 with one scale an output, and what protects the inputs they are multiplied with.

A few channels of a language model's inputs are many times as large as the rest; under one scale a row
they leave no digits to the others. So each channel is divided by a factor that its weights are
multiplied with, and what made the input takes that over: a norm, or the projection before. Which
factors are best, and whether int8 inputs are good enough or need 15 bits, is measured on texts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.graph import PROJECTIONS, REACH, SHORT_REACH, Numbers, fine
from dupcheck.embed.qwen.reference import Layer, Seen
from dupcheck.records import Float32

_STRENGTHS = (0.0, 0.35, 0.5, 0.65, 0.8)
"""How much of an input's spread goes to the weights; 0 leaves both as they are."""
_WORTH = 2.0
"""Inputs take 15 bits where int8 would err that many times as much as the weights alone."""
_SMALLEST = 1e-20


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Mean relative error of what a group of projections gives, on the calibration texts.

    `int8` has one for each reach.
    """

    int8: Mapping[int, float]
    wide: float

    def numbers(self, reach: int) -> Numbers:
        """What the group's inputs need."""
        return "wide" if self.int8[reach] > _WORTH * self.wide else "int8"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quantized:
    """A layer: `weights` of shape (inputs, outputs) and `scales` by projection, norms smoothed."""

    weights: Mapping[str, NDArray[np.int8]]
    scales: Mapping[str, Float32]
    norms: Mapping[str, Float32]
    errors: Mapping[str, Errors]


def layer(weights: Layer, seen: Seen, architecture: Architecture) -> Quantized:
    """A layer's weights for inputs like those seen."""
    found = {name: weights[source] for name, source in PROJECTIONS.items()}
    norms = {name: weight for name, weight in weights.items() if name.endswith("norm")}
    errors = {}
    # A group that is made by a projection changes it, so it comes before that projection's own.
    for group, inputs, maker in (
        ("out", seen.out, "value"),
        ("down", seen.down, "up"),
        ("query", seen.attention, "input_layernorm"),
        ("gate", seen.feed_forward, "post_attention_layernorm"),
    ):
        together = _together(group, architecture)
        members = {name: found[name] for name in GROUPS[group]}
        factors = best_factors(inputs, list(members.values()), together)
        found |= {name: weight * factors for name, weight in members.items()}
        if maker in found:
            made = factors.reshape(together)[:, 0].reshape(-1)
            found[maker] = found[maker] / made[:, None]
        else:
            norms[maker] = norms[maker] / factors
        errors[group] = measured(inputs / factors, [found[name] for name in GROUPS[group]])
    small = {name: rows(weight) for name, weight in found.items()}
    return Quantized(
        weights={name: np.ascontiguousarray(values.T) for name, (values, _) in small.items()},
        scales={name: scale for name, (_, scale) in small.items()},
        norms=norms,
        errors=errors,
    )


GROUPS = {
    "query": ("query", "key", "value"),
    "out": ("out",),
    "gate": ("gate", "up"),
    "down": ("down",),
}
"""Projections that share their input, by the first of them."""


def rows(weight: Float32) -> tuple[NDArray[np.int8], Float32]:
    """Whole numbers up to 127, and the scale of each row."""
    scale = np.maximum(np.abs(weight).max(axis=1), _SMALLEST) / np.float32(127)
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def best_factors(
    inputs: Float32, weights: Sequence[Float32], together: tuple[int, int, int]
) -> Float32:
    """What to divide each channel of the inputs by, so that the projections err least.

    `together` shapes channels as (makers, readers, channels): readers have factors in common.
    """
    candidates = [factors(inputs, weights, strength, together) for strength in _STRENGTHS]
    found = [
        _error(inputs / one, [weight * one for weight in weights], REACH) for one in candidates
    ]
    return candidates[int(np.argmin(found))]


def factors(
    inputs: Float32, weights: Sequence[Float32], strength: float, together: tuple[int, int, int]
) -> Float32:
    """SmoothQuant's: the channel's largest input to the `strength`, its weights' to the rest."""
    if strength == 0.0:
        return np.ones(inputs.shape[1], np.float32)
    largest = np.abs(inputs).max(axis=0)
    against = np.max([np.abs(weight).max(axis=0) for weight in weights], axis=0)
    found = np.maximum(largest, 1e-5) ** strength / np.maximum(against, 1e-5) ** (1 - strength)
    heads = found.reshape(together)
    found = np.broadcast_to(heads.max(axis=1, keepdims=True), heads.shape).reshape(-1)
    found = np.maximum(found / np.exp(np.mean(np.log(found))), 1e-4)
    return found.astype(np.float32)


def measured(inputs: Float32, weights: Sequence[Float32]) -> Errors:
    """The errors of projections in each kind of numbers."""
    return Errors(
        int8={reach: _error(inputs, weights, reach) for reach in (REACH, SHORT_REACH)},
        wide=_error(inputs, weights, REACH * fine(REACH)),
    )


def _error(inputs: Float32, weights: Sequence[Float32], reach: int) -> float:
    """The mean error of rows of results, relative to the row."""
    scale = np.maximum(np.abs(inputs).max(axis=1, keepdims=True), _SMALLEST) / np.float32(reach)
    steps = np.rint(inputs / scale) * scale
    errors = np.zeros(len(inputs))
    sizes = np.zeros(len(inputs))
    for weight in weights:
        small, unit = rows(weight)
        exact = inputs @ weight.T
        errors += np.square(steps @ (small.astype(np.float32) * unit[:, None]).T - exact).sum(
            axis=1
        )
        sizes += np.square(exact).sum(axis=1)
    return float(np.sqrt(np.mean(errors / np.maximum(sizes, _SMALLEST))))


def sample(lengths: Iterable[int], most: int) -> NDArray[np.int64]:
    """Rows to measure on: the first token of each text, which differs from all, and others."""
    ends = np.cumsum(list(lengths))
    firsts = np.concatenate(([0], ends[:-1]))
    even = np.linspace(0, ends[-1] - 1, max(most - len(firsts), 0)).astype(np.int64)
    return np.unique(np.concatenate((firsts, even)))


def _together(group: str, architecture: Architecture) -> tuple[int, int, int]:
    """Channels as (makers, readers of each, channels): query heads share the value they read."""
    a = architecture
    if group == "out":
        return a.kv_heads, a.heads // a.kv_heads, a.head
    return 1, 1, -1

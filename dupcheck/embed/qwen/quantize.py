"""Weights as int8 with one scale an output, and what protects the inputs they are multiplied with.

A few channels of a language model's inputs are many times as large as the rest; under one scale
they leave no digits to the others. So each channel is divided by a factor that its weights are
multiplied with, and what made the input takes that over: a norm, or the projection before. Which
factors are best, and whether int8 inputs are good enough or need 15 bits, is measured on texts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32, Int64
from dupcheck.embed.qwen import rounding
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.graph import (
    EXACT_PROJECTIONS,
    FINE_WEIGHTS,
    PROJECTIONS,
    REACH,
    SHORT_REACH,
    Numbers,
    fine,
)
from dupcheck.embed.qwen.reference import Layer, Seen

_STRENGTHS = (0.0, 0.35, 0.5, 0.65)
"""How much of an input's spread may go to the weights."""
_WORTH = 1.5
"""Inputs take 15 bits where int8 would err that many times as much as the weights alone."""
_MAY_BE_SHORT = {"gate"}
"""Groups that may do without 15 bits: two fifths of all products.

With int8 for whatever erred little by itself, a text of a small model was 0.026 of a cosine off.
"""
_SMALLEST = 1e-20


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Mean relative error of what a group of projections gives, on the calibration texts.

    `int8` has one for each reach.
    """

    int8: Mapping[int, float]
    wide: float

    def numbers(self, group: str, reach: int) -> Numbers:
        """What the group's inputs need."""
        short = group in _MAY_BE_SHORT and self.int8[reach] <= _WORTH * self.wide
        return "int8" if short else "wide"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quantized:
    """A layer: `weights` of shape (inputs, outputs) and `scales` by projection, norms smoothed.

    `rests` are what rounding left of some weights, in finer steps.
    """

    weights: Mapping[str, NDArray[np.int8]]
    scales: Mapping[str, Float32]
    rests: Mapping[str, NDArray[np.int8]]
    norms: Mapping[str, Float32]
    errors: Mapping[str, Errors]


def layer(
    weights: Layer, seen: Seen, architecture: Architecture, sampled: Int64 | slice = slice(None)
) -> Quantized:
    """A layer's weights for inputs like those seen; `sampled` rows of them choose factors."""
    found = {name: weights[source] for name, source in PROJECTIONS.items()}
    norms = {name: weight for name, weight in weights.items() if name.endswith("norm")}
    errors: dict[str, Errors] = {}
    divided: dict[str, Float32] = {}
    # A group that is made by a projection changes it, so it comes before that projection's own.
    for group, inputs, maker in (
        ("out", seen.out, "value"),
        ("down", seen.down, "up"),
        ("query", seen.attention, "input_layernorm"),
        ("gate", seen.feed_forward, "post_attention_layernorm"),
    ):
        together = _together(group, architecture)
        members = {name: found[name] for name in GROUPS[group]}
        factors, errors[group] = best_factors(inputs[sampled], list(members.values()), together)
        found |= {name: weight * factors for name, weight in members.items()}
        if maker in found:
            made = factors.reshape(together)[:, 0].reshape(-1)
            found[maker] = found[maker] / made[:, None]
        else:
            norms[maker] = norms[maker] / factors
        divided[group] = inputs / factors
    small = _rounded_weights(found, divided)
    rests = {
        name: rounding.rest(found[name], *small[name], FINE_WEIGHTS).T for name in EXACT_PROJECTIONS
    }
    return Quantized(
        weights={name: np.ascontiguousarray(values.T) for name, (values, _) in small.items()},
        scales={name: scale for name, (_, scale) in small.items()},
        rests={name: np.ascontiguousarray(values) for name, values in rests.items()},
        norms=norms,
        errors=errors,
    )


def _rounded_weights(
    weights: Mapping[str, Float32], inputs: Mapping[str, Float32]
) -> dict[str, tuple[NDArray[np.int8], Float32]]:
    """All weights as int8; the many inputs of "down" would take a minute for a tenth less error."""
    found = {"down": rounding.nearest(weights["down"])}
    for group, members in GROUPS.items():
        if group != "down":
            spread = rounding.order_and_factor(inputs[group])
            found |= {name: rounding.compensated(weights[name], *spread) for name in members}
    return found


GROUPS = {
    "query": ("query", "key", "value"),
    "out": ("out",),
    "gate": ("gate", "up"),
    "down": ("down",),
}
"""Projections that share their input, by the first of them."""


def best_factors(
    inputs: Float32, weights: Sequence[Float32], together: tuple[int, int, int]
) -> tuple[Float32, Errors]:
    """What to divide each channel of the inputs by so that the projections err least.

    Where int8 inputs would err too much all the same, the best is what suits 15 bits. `together`
    shapes channels as (makers, readers, channels): readers of one maker have factors in common.
    """
    candidates = [np.ones(inputs.shape[1], np.float32)]
    candidates += [factors(inputs, weights, strength, together) for strength in _STRENGTHS]
    exact = [inputs @ weight.T for weight in weights]
    found = [
        _errors(inputs / one, [weight * one for weight in weights], exact) for one in candidates
    ]
    narrow = min(range(len(found)), key=lambda i: found[i].int8[REACH])
    wide = min(range(len(found)), key=lambda i: found[i].wide)
    best = narrow if found[narrow].int8[REACH] <= _WORTH * found[wide].wide else wide
    return candidates[best], found[best]


def factors(
    inputs: Float32, weights: Sequence[Float32], strength: float, together: tuple[int, int, int]
) -> Float32:
    """SmoothQuant's: the channel's largest input to the `strength`, its weights' to the rest.

    At 0, weights are brought to one size, and inputs take what that costs.
    """
    largest = np.abs(inputs).max(axis=0)
    against = np.max([np.abs(weight).max(axis=0) for weight in weights], axis=0)
    found = np.maximum(largest, 1e-5) ** strength / np.maximum(against, 1e-5) ** (1 - strength)
    heads = found.reshape(together)
    found = np.broadcast_to(heads.max(axis=1, keepdims=True), heads.shape).reshape(-1)
    found = found / np.exp(np.mean(np.log(found)))
    small: Float32 = np.clip(found, 1e-4, 1e4).astype(np.float32)
    return small


def _errors(inputs: Float32, weights: Sequence[Float32], exact: Sequence[Float32]) -> Errors:
    """How the projections err in each kind of numbers."""
    small = [rounding.nearest(weight) for weight in weights]
    stored = [(values * scale[:, None]).astype(np.float32) for values, scale in small]

    def error(reach: int) -> float:
        seen = _rounded(inputs, reach)
        found = [seen @ weight.T for weight in stored]
        wrong = sum(np.square(a - b).sum(axis=1) for a, b in zip(found, exact, strict=True))
        size = sum(np.square(one).sum(axis=1) for one in exact)
        return float(np.sqrt(np.mean(wrong / np.maximum(size, _SMALLEST))))

    return Errors(
        int8={reach: error(reach) for reach in (REACH, SHORT_REACH)},
        wide=error(REACH * fine(REACH)),
    )


def _rounded(inputs: Float32, reach: int) -> Float32:
    """Inputs in so many steps a row."""
    scale = np.maximum(np.abs(inputs).max(axis=1, keepdims=True), _SMALLEST) / np.float32(reach)
    found: Float32 = np.rint(inputs / scale) * scale
    return found


def sample(lengths: Iterable[int], most: int) -> Int64:
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

"""Projections of the network: in the numbers that it calculates with, or with smaller weights.

Weights alone are made smaller, and large again for each product. What goes through the network
stays bfloat16 or float32: in int8 it would need scales, and the large values that a few channels
of language models have would leave the others no digits. Libraries for int8 take those channels
out by what the whole batch holds, so a vector would depend on its batch mates; the one for 4 bits
fetches code from the hub when it is imported. A product of a few thousand tokens costs far more
than to unpack its weight, so plain torch does.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Protocol

import torch
from torch.nn.functional import linear

_BLOCK = 32
"""Weights in 4 bits that share a scale."""
_SMALLEST = 1e-30
"""A scale that zeros can be divided by."""


class Projection(Protocol):
    """A matrix product with a weight of shape (outputs, inputs)."""

    @property
    def nbytes(self) -> int:
        """What the weight holds of memory."""
        ...

    def __call__(self, values: torch.Tensor) -> torch.Tensor:
        """From (tokens, inputs) to (tokens, outputs), in the numbers of `values`."""
        ...


def projection(weight: torch.Tensor, precision: str) -> Projection:
    """The product with a weight that is on its device and in the numbers of the rest."""
    if precision == "int8":
        return Int8.of(weight)
    if precision == "int4":
        return Int4.of(weight)
    return Plain(weight)


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """The weight as it is."""

    weight: torch.Tensor

    @property
    def nbytes(self) -> int:
        """What the weight holds of memory."""
        return self.weight.nbytes

    def __call__(self, values: torch.Tensor) -> torch.Tensor:
        """The product."""
        return linear(values, self.weight)


@dataclass(frozen=True, slots=True, eq=False)
class Int8:
    """Whole numbers up to 127, which bfloat16 holds exactly, and one scale an output."""

    small: torch.Tensor
    scale: torch.Tensor

    @classmethod
    def of(cls, weight: torch.Tensor) -> "Int8":
        """The nearest such weight."""
        exact = weight.float()
        scale = exact.abs().amax(dim=1).clamp(min=_SMALLEST) / 127
        small = (exact / scale[:, None]).round().to(torch.int8)
        return cls(small, scale.to(weight.dtype))

    @property
    def nbytes(self) -> int:
        """What the weight holds of memory."""
        return self.small.nbytes + self.scale.nbytes

    def __call__(self, values: torch.Tensor) -> torch.Tensor:
        """The product with whole numbers, scaled."""
        return linear(values, self.small.to(values.dtype)) * self.scale


@dataclass(frozen=True, slots=True, eq=False)
class Int4:
    """Sixteen levels (NF4, of QLoRA), two in a byte, and one scale for each 32 weights."""

    packed: torch.Tensor
    scale: torch.Tensor
    levels: torch.Tensor
    shape: torch.Size

    @classmethod
    def of(cls, weight: torch.Tensor) -> "Int4":
        """The nearest such weight."""
        blocks = weight.float().reshape(-1, _BLOCK)
        scale = blocks.abs().amax(dim=1, keepdim=True).clamp(min=_SMALLEST).to(weight.dtype)
        levels = torch.tensor(LEVELS, device=weight.device)
        between = (levels[1:] + levels[:-1]) / 2
        codes = torch.bucketize(blocks / scale.float(), between).to(torch.uint8)
        low, high = codes.chunk(2, dim=1)
        return cls(low | high << 4, scale, levels.to(weight.dtype), weight.shape)

    @property
    def nbytes(self) -> int:
        """What the weight holds of memory."""
        return self.packed.nbytes + self.scale.nbytes + self.levels.nbytes

    def __call__(self, values: torch.Tensor) -> torch.Tensor:
        """The product with the weight made large again."""
        codes = torch.cat([self.packed & 15, self.packed >> 4], dim=1)
        return linear(values, (self.levels[codes.int()] * self.scale).view(self.shape))


def _levels() -> tuple[float, ...]:
    """-1, 0, 1 and what lies between them so that normal numbers fall on each level alike."""
    end = (1 - 1 / 30 + 1 - 1 / 32) / 2

    def half(count: int) -> list[float]:
        steps = [end - i * (end - 0.5) / count for i in range(count)]
        points = [NormalDist().inv_cdf(step) for step in steps]
        return [point / points[0] for point in points]

    return tuple(sorted([*half(8), 0.0, *(-point for point in half(7))]))


LEVELS = _levels()

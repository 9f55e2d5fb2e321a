"""How much a shared feature is worth: what every other function has as well says little.

Features are counted as numbers, so that they can be kept from one run to the next.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Self

import numpy as np

from dupcheck.arrays import Int64
from dupcheck.compare import profile
from dupcheck.compare.public import public_rate
from dupcheck.vocabulary import UInt64, stable_hash

RECIPE = "2"
"""Changes whenever the same code would give other features."""

_PUBLIC = 500
"""So many functions of public code are counted with those of every repository: in a small one
nothing would be rare or common otherwise."""

Feature = int | str


class Kind(StrEnum):
    """What a feature is; a run is a number already."""

    RUN = "run"
    WORD = "word"
    CALL = "call"
    OUTSIDE = "outside"
    LITERAL = "literal"
    STATEMENT = "statement"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Features:
    """The distinct features of functions: the first `lengths[0]` keys are those of the first."""

    keys: UInt64
    lengths: Int64

    @classmethod
    def stacked(cls, parts: Iterable[Self]) -> Self:
        """The functions of all parts, one behind the other."""
        keys, lengths = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        for part in parts:
            keys.append(part.keys)
            lengths.append(part.lengths)
        return cls(keys=np.concatenate(keys), lengths=np.concatenate(lengths))

    def every(self, step: int) -> Self:
        """The features of the first function, and of each that is `step` further on."""
        taken = np.arange(len(self.lengths)) % step == 0
        return type(self)(
            keys=self.keys[np.repeat(taken, self.lengths)], lengths=self.lengths[taken]
        )


def features(codes: Sequence[str]) -> Features:
    """The features of normalised token streams."""
    keys: list[int] = []
    lengths: list[int] = []
    for code in codes:
        before = len(keys)
        one = profile.profile(code)
        keys += one.grams
        keys += [key(Kind.WORD, word) for word in one.words]
        keys += [key(Kind.CALL, call) for call in one.calls]
        keys += [key(Kind.OUTSIDE, name) for name in one.outside]
        keys += [key(Kind.LITERAL, literal) for literal in one.literals]
        keys += {key(Kind.STATEMENT, shape) for shape in statements(one)}
        keys.append(key(Kind.WHOLE, whole(one)))
        lengths.append(len(keys) - before)
    return Features(keys=np.array(keys, np.uint64), lengths=np.array(lengths, np.int64))


def statements(one: profile.Profile) -> list[str]:
    """The shape of each statement."""
    return [" ".join(one.shape[start:stop]) for start, stop in one.statements]


def whole(one: profile.Profile) -> str:
    """The shape of the function: alike for all accessors, and for a renamed copy."""
    return " ".join(one.shape)


@lru_cache(maxsize=1 << 18)
def key(kind: Kind, feature: Feature) -> int:
    """The number that stands for a feature."""
    return stable_hash(f"{kind} {feature}") if isinstance(feature, str) else feature


class Counts:
    """In how many of `total` functions each feature occurs."""

    def __init__(self, found: Features) -> None:
        keys, counts = np.unique(found.keys, return_counts=True)
        self.total = len(found.lengths)
        self._counts = dict(zip(keys.tolist(), counts.tolist(), strict=True))

    def of(self, kind: Kind, feature: Feature) -> int:
        """The number of functions that have a feature."""
        count: int = self._counts.get(key(kind, feature), 0)
        return count

    def expected(self, kind: Kind, feature: Feature) -> float:
        """The same with the functions of public code."""
        number = key(kind, feature)
        count: int = self._counts.get(number, 0)
        return count + _PUBLIC * public_rate(number)


class Frequencies:
    """What meeting a feature of one kind is worth, by how many functions have it."""

    def __init__(self, counts: Counts, kind: Kind) -> None:
        total = counts.total + _PUBLIC
        self._most = _information(1, total)
        self._rare = _information(2, total)
        self._bits: Mapping[Feature, float] = _Bits(counts, kind, total)

    def bits(self, feature: Feature) -> float:
        """Information in bits: the negative logarithm of the smoothed document frequency."""
        return self._bits[feature]

    def rarity(self, features: Collection[Feature]) -> float:
        """The mean information of features, from 0 to 1 for what occurs once."""
        bits = math.fsum(min(self._bits[feature], self._most) for feature in features)
        return bits / len(features) / self._most if features else 0.0

    def rare(self, features: Collection[Feature]) -> int:
        """How many of the features occur in no more than two profiles."""
        return sum(self._bits[feature] >= self._rare for feature in features)

    def overlap(self, left: Collection[Feature], right: Collection[Feature]) -> "Overlap":
        """How much of what two sets of features say is said by both."""
        one, other = frozenset(left), frozenset(right)
        # An exact sum, since sets have another order in every process.
        shared = math.fsum(map(self._bits.__getitem__, one & other))
        parted = math.fsum(map(self._bits.__getitem__, one ^ other))
        whole = shared + parted
        return Overlap(share=shared / whole if whole else 1.0, bits=shared)


class _Bits(dict[Feature, float]):
    """Information by feature, worked out for those that are asked for."""

    def __init__(self, counts: Counts, kind: Kind, total: int) -> None:
        super().__init__()
        self._counts, self._kind, self._total = counts, kind, total

    def __missing__(self, feature: Feature) -> float:
        bits = _information(self._counts.expected(self._kind, feature), self._total)
        self[feature] = bits
        return bits


def _information(count: float, total: int) -> float:
    return math.log2((total + 1) / (count + 0.5))


@dataclass(frozen=True, slots=True)
class Overlap:
    """`share` is the Jaccard similarity weighted by information (1 for nothing at all)."""

    share: float
    bits: float

"""The learned view: a row of small whole numbers for each feature that training knows.

A function's vector is the sum of the rows of its features. The rows were learned so that a body
lies near the words of its name, and near other bodies of that name (`training/meaning.py`).
"""

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32
from dupcheck.embed.features import Bags, bags, log_count
from dupcheck.vocabulary import UInt64

KEY_BITS = 32
_LENGTH = 1 << 9
"""Of the weights of a function: with 40,000 rows below 128, sums stay exact, below 2**24."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """`rows[i]`, int8, is the row of the features whose `key` is `keys[i]`; keys are sorted."""

    keys: NDArray[np.uint32]
    rows: NDArray[np.int8]


@cache
def rows() -> Rows:
    """Those of the package."""
    folder = resources.files(__package__)
    with (folder / "meaning_keys.npy").open("rb") as file:
        keys: NDArray[np.uint32] = np.load(file, allow_pickle=False)
    with (folder / "meaning.npy").open("rb") as file:
        learned: NDArray[np.int8] = np.load(file, allow_pickle=False)
    return Rows(keys=keys, rows=learned)


def key(features: UInt64) -> NDArray[np.uint32]:
    """By what a feature is known here: the upper half of its hash."""
    return (features >> np.uint64(64 - KEY_BITS)).astype(np.uint32)


def likeness(one: str, other: str) -> float:
    """The cosine of two normalised token streams in this view alone, in [-1, 1]; 0 if unknown."""
    left, right = _vector(one), _vector(other)
    lengths = math.sqrt(float(left @ left) * float(right @ right))
    return float(left @ right) / lengths if lengths else 0.0


@lru_cache(maxsize=20_000)
def _vector(code: str) -> NDArray[np.int64]:
    # Whole numbers: the products are the same in any order and on any processor.
    found: NDArray[np.int64] = sums(bags([code]), rows())[0].astype(np.int64)
    return found


def sums(batch: Bags, learned: Rows) -> Float32:
    """Whole numbers, shape (functions, dimensions): all zero where no feature is known."""
    wanted = key(batch.feature)
    place = np.minimum(np.searchsorted(learned.keys, wanted), len(learned.keys) - 1)
    known = learned.keys[place] == wanted
    place, owner = place[known], batch.owner[known]
    weight = _weights(batch.count[known], owner, batch.functions)
    bounds = np.searchsorted(owner, np.arange(batch.functions + 1)).tolist()
    found = np.zeros((batch.functions, learned.rows.shape[1]), np.float32)
    for row in range(batch.functions):
        mine = slice(bounds[row], bounds[row + 1])
        np.dot(weight[mine], learned.rows[place[mine]].astype(np.float32), out=found[row])
    return found


def _weights(count: NDArray[np.int64], owner: NDArray[np.int64], functions: int) -> Float32:
    raw = log_count(count)
    square = np.bincount(owner, raw * raw, functions)
    weights: Float32 = np.rint(raw * (_LENGTH / np.sqrt(np.maximum(square, 1)))[owner]).astype(
        np.float32
    )
    return weights

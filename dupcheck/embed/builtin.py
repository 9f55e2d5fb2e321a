"""The embedded model: two views in one vector, one of exact features and one of learned meaning.

In the first, rare features count most, each family has its share, and all meet in a random
projection: a feature's row is a window of one pseudo-random sequence of signs, so no matrix is
stored. The second is `meaning`. Weights are whole numbers and sums stay below 2**24, where float32
is exact: the same code gives the same vector in any batch, in any order and on any processor.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from dupcheck.arrays import Float32
from dupcheck.embed import meaning
from dupcheck.embed.features import Bags, bags, log_count
from dupcheck.embed.shipped import DIM, PROJECTED, Parameters, identity, shipped
from dupcheck.embed.table import ModelOptions
from dupcheck.records import Function
from dupcheck.vocabulary import Family, UInt64, mixed, rarity

_BATCH = 256
_ROW_BITS = 17
_SCALE = 1 << 14
_Float64 = NDArray[np.float64]


class Builtin:
    """The embedded model; `parameters` is all that its vectors depend on besides the rarities."""

    exhaustive = True
    notices: tuple[str, ...] = ()

    def __init__(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.model = identity(parameters)

    def key(self, function: Function) -> str:
        """Its tokens are all that it reads of a function."""
        return function.digest

    def embed(self, functions: Sequence[Function]) -> Float32:
        """Rows of length 1, row i for functions[i]; computed a batch at a time."""
        return self.embed_codes([function.code for function in functions])

    def embed_codes(self, codes: Sequence[str]) -> Float32:
        """The same from normalised streams alone."""
        vectors = np.zeros((len(codes), DIM), np.float32)
        for start in range(0, len(codes), _BATCH):
            batch = bags(codes[start : start + _BATCH])
            exact = np.zeros((batch.functions, PROJECTED), np.float32)
            _project(batch, weights(batch, self.parameters), exact)
            learned = meaning.sums(batch, meaning.rows())
            vectors[start : start + _BATCH] = _joined(exact, learned, self.parameters.meaning)
        return vectors


def load(_name: str = "builtin", _options: ModelOptions | None = None) -> Builtin:
    """The model as shipped; it has no options."""
    return Builtin(shipped())


def weights(batch: Bags, parameters: Parameters) -> Float32:
    """A whole number for each row of the bags, by rarity, count and the share of its family."""
    raw = rarity(batch.feature) / 255.0 * log_count(batch.count)
    group = batch.owner * len(Family) + batch.family
    square = np.bincount(group, raw * raw, batch.functions * len(Family))
    share = np.sqrt(np.array(parameters.share))
    factor = np.tile(share, batch.functions) / np.sqrt(square + parameters.damping)
    whole: Float32 = np.rint(raw * factor[group] * _SCALE).astype(np.float32)
    return whole


def _project(batch: Bags, weight: Float32, vectors: Float32) -> None:
    rows = mixed(batch.feature)
    place = (rows & np.uint64((1 << _ROW_BITS) - 1)).astype(np.intp)
    signed = np.where(rows >> np.uint64(63), weight, -weight)
    windows = sliding_window_view(_signs(), PROJECTED)
    for row, mine in _slices(batch):
        np.dot(signed[mine], windows[place[mine]], out=vectors[row])


def _slices(batch: Bags) -> Iterator[tuple[int, slice]]:
    bounds = np.searchsorted(batch.owner, np.arange(batch.functions + 1)).tolist()
    for row in range(batch.functions):
        yield row, slice(bounds[row], bounds[row + 1])


def _joined(exact: Float32, learned: Float32, share: float) -> Float32:
    """Rows of length 1: `share` of the square is learned, as far as the exact view is full."""
    exact[~(exact.any(axis=1) | learned.any(axis=1)), 0] = 1.0
    left = np.sqrt(1 - share) / (_SCALE * np.sqrt(PROJECTED))
    square = _squares(learned)
    right = np.sqrt(np.where(square > 0, share, 0.0) / np.maximum(square, 1.0))
    length = np.sqrt(_squares(exact) * left**2 + square * right**2)
    views = exact * (left / length)[:, None], learned * (right / length)[:, None]
    return np.concatenate(views, axis=1).astype(np.float32)


def _squares(whole: Float32) -> _Float64:
    """Sums of squares of rows of whole numbers, which no order of summing changes."""
    numbers = whole.astype(np.int64)
    squares: _Float64 = (numbers * numbers).sum(axis=1).astype(np.float64)
    return squares


@cache
def _signs() -> Float32:
    """The pseudo-random sequence of +1 and -1, its end tied to nothing."""
    count = (1 << _ROW_BITS) + PROJECTED
    bits: UInt64 = mixed(np.arange(count, dtype=np.uint64)) >> np.uint64(63)
    return np.where(bits, np.float32(1), np.float32(-1))

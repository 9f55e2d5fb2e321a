"""The features of functions: a sparse, weighted bag for each, extracted for a whole batch at once.

Everything is counted and hashed in integers, so that a function's features are the same alone and
in any batch, on any machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Int64
from dupcheck.embed.stream import Interned, Stream
from dupcheck.vocabulary import FAMILY_BITS, FEATURE_BITS, Family, UInt64, keyed, mixed

_LARGEST_BATCH = 2048
_CALL_ROLE = np.uint64(1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bags:
    """Features of `functions` functions, ordered by owner, then by family.

    Row i: function `owner[i]` has feature `feature[i]` of `family[i]` `count[i]` times.
    """

    functions: int
    owner: Int64
    family: Int64
    feature: UInt64
    count: Int64


def bags(codes: Sequence[str]) -> Bags:
    """The features of normalised streams, at most 2,048 at a time."""
    if len(codes) > _LARGEST_BATCH:
        raise ValueError(f"more than {_LARGEST_BATCH} functions in a batch")
    return _counted(len(codes), _occurrences(_INTERNED.stream(codes)))


def log_count(count: Int64) -> NDArray[np.float64]:
    """What a count weighs: a feature that is there often says little more than one that is."""
    weighed: NDArray[np.float64] = _LOG_COUNT[np.minimum(count, len(_LOG_COUNT) - 1)]
    return weighed


# Rounded, since logarithms differ in their last digit from processor to processor.
_LOG_COUNT = np.rint((1 + np.log(np.maximum(np.arange(256), 1))) * 1024) / 1024
_INTERNED = Interned()

_Occurrences = list[tuple[Family, Int64, UInt64]]


def _occurrences(stream: Stream) -> _Occurrences:
    """Every occurrence of every feature: family, owners and hashes."""
    return [*_names(stream), *_literals(stream), *_structure(stream), *_flow(stream)]


def _names(stream: Stream) -> _Occurrences:
    named = np.flatnonzero(stream.named)
    owner, whole = stream.owner[named], stream.whole[named]
    calls = np.flatnonzero(_calls(stream))
    return [
        (Family.PART, *_parts(stream, named)),
        (Family.WHOLE, owner, whole),
        (Family.CALL, stream.owner[calls], stream.whole[calls]),
        (Family.PHRASE, *_grams(owner, whole, 2)),
    ]


def _literals(stream: Stream) -> _Occurrences:
    return [(Family.LITERAL, *_parts(stream, np.flatnonzero(stream.literal)))]


def _structure(stream: Stream) -> _Occurrences:
    return [
        (Family.GRAM, *_grams(stream.owner, stream.shape, 3)),
        (Family.ALPHA, *_alpha(stream, 10)),
        (Family.LINK, *_links(stream)),
    ]


def _flow(stream: Stream) -> _Occurrences:
    role = stream.role.copy()
    role[:-1][_calls(stream)] = _CALL_ROLE
    kept = np.flatnonzero(role)
    owner, role = stream.owner[kept], role[kept]
    number = stream.number[kept]
    valued = np.where(number, stream.whole[kept], role)
    beside = (number[1:] | number[:-1])[_same(owner, 1)]
    pair_owner, pair = _grams(owner, valued, 2)
    return [
        (Family.FLOW, *_grams(owner, role, 3)),
        (Family.STEP, owner, role),
        (Family.STEP, *_grams(owner, role, 2)),
        (Family.STEP, pair_owner[beside], pair[beside]),
    ]


def _calls(stream: Stream) -> NDArray[np.bool_]:
    """Whether a token, all but the last, is a name before an opening parenthesis."""
    calls: NDArray[np.bool_] = stream.named[:-1] & stream.opens[1:] & _same(stream.owner, 1)
    return calls


def _parts(stream: Stream, at: Int64) -> tuple[Int64, UInt64]:
    """Owners and hashes of the parts of the words at `at`."""
    count = stream.part_count[at]
    first = np.cumsum(count) - count
    inside = np.arange(int(count.sum())) - np.repeat(first, count)
    parts = stream.parts[np.repeat(stream.part_start[at], count) + inside]
    return np.repeat(stream.owner[at], count), parts


def _same(owner: Int64, distance: int) -> NDArray[np.bool_]:
    """Whether the token `distance` further on belongs to the same function."""
    same: NDArray[np.bool_] = owner[distance:] == owner[: len(owner) - distance]
    return same


def _chained(values: UInt64, n: int) -> UInt64:
    """Hashes of n successive values, in order."""
    length = max(len(values) - n + 1, 0)
    chained = np.zeros(length, np.uint64)
    for i in range(n):
        chained = mixed(chained ^ values[i : i + length])
    return chained


def _grams(owner: Int64, values: UInt64, n: int) -> tuple[Int64, UInt64]:
    inside = _same(owner, n - 1) if len(owner) >= n else np.zeros(0, np.bool_)
    return owner[: len(inside)][inside], _chained(values, n)[inside]


def _alpha(stream: Stream, n: int) -> tuple[Int64, UInt64]:
    """Windows whose names are known only by how far back in the window they stood last."""
    token, length = stream.token, max(len(stream.token) - n + 1, 0)
    last = np.zeros(len(token), np.uint64)
    for distance in range(n - 1, 0, -1):
        again = token[distance:] == token[:-distance] if len(token) > distance else token[:0] > 0
        last[distance:][again & stream.named[distance:]] = distance
    chained = np.zeros(length, np.uint64)
    for i in range(n):
        back = last[i : i + length]
        back = np.where(back <= i, back, np.uint64(0))
        chained = mixed(chained ^ stream.shape[i : i + length] ^ back)
    inside = _same(stream.owner, n - 1) if length else np.zeros(0, np.bool_)
    return stream.owner[:length][inside], chained[inside]


def _links(stream: Stream) -> tuple[Int64, UInt64]:
    """Pairs of successive uses of a name, each seen as the tokens beside it."""
    shape = stream.shape
    inside = _same(stream.owner, 1)
    before, after = np.zeros_like(shape), np.zeros_like(shape)
    before[1:][inside] = shape[:-1][inside]
    after[:-1][inside] = shape[1:][inside]
    around = mixed(mixed(before) ^ after)
    named = np.flatnonzero(stream.named)
    order = named[np.argsort((stream.owner[named] << 32) | stream.token[named], kind="stable")]
    token, owner = stream.token[order], stream.owner[order]
    again = (token[1:] == token[:-1]) & (owner[1:] == owner[:-1])
    return owner[1:][again], _chained(around[order], 2)[again]


_OWNER_BITS = np.uint64(FAMILY_BITS + FEATURE_BITS)
_BELOW_OWNER = (np.uint64(1) << _OWNER_BITS) - np.uint64(1)
_FAMILIES = np.uint64((1 << FAMILY_BITS) - 1)


def _counted(functions: int, occurrences: _Occurrences) -> Bags:
    """Equal features of a function become one with a count: owner and key share one integer."""
    keys = np.concatenate(
        [
            (owner.astype(np.uint64) << _OWNER_BITS) | keyed(family, feature)
            for family, owner, feature in occurrences
        ]
    )
    keys.sort()
    starts = np.flatnonzero(np.concatenate([keys[:1] == keys[:1], keys[1:] != keys[:-1]]))
    distinct = keys[starts]
    return Bags(
        functions=functions,
        owner=(distinct >> _OWNER_BITS).astype(np.int64),
        family=((distinct >> np.uint64(FEATURE_BITS)) & _FAMILIES).astype(np.int64),
        feature=mixed(distinct & _BELOW_OWNER),
        count=np.diff(np.append(starts, len(keys))),
    )

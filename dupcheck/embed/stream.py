"""The tokens of a batch of functions as arrays, with what each token contributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Int64
from dupcheck.vocabulary import UInt64, Word, word

_LARGEST_MEMO = 300_000
_OPENING = "o("
_Bool = NDArray[np.bool_]
_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stream:
    """The tokens of a batch, one after another; `token` numbers equal ones alike.

    Row i of `whole`, `shape` and `role` is what `Word` says of token i; its parts are
    `parts[part_start[i] : part_start[i] + part_count[i]]`.
    """

    owner: Int64
    token: Int64
    named: _Bool
    literal: _Bool
    number: _Bool
    opens: _Bool
    whole: UInt64
    shape: UInt64
    role: UInt64
    part_start: Int64
    part_count: Int64
    parts: UInt64


class Interned(dict[str, int]):
    """Token to number; what each number contributes is worked out once per process."""

    def __init__(self) -> None:
        super().__init__()
        self._new: list[Word] = []
        self._words = _Words()

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        self._new.append(word(token))
        return number

    def stream(self, codes: Sequence[str]) -> Stream:
        """The tokens of a batch as arrays."""
        if len(self) > _LARGEST_MEMO:
            self.clear()
            self._words = _Words()
        split = [code.split() for code in codes]
        token = np.array([self[t] for tokens in split for t in tokens], np.int64)
        opening = self[_OPENING]
        self._words.extend(self._new)
        self._new = []
        words = self._words
        kind = words.kind[token]
        return Stream(
            owner=np.repeat(np.arange(len(codes)), [len(tokens) for tokens in split]),
            token=token,
            named=kind == ord("i"),
            literal=(kind == ord("s")) | (kind == ord("n")),
            number=kind == ord("n"),
            opens=token == opening,
            whole=words.whole[token],
            shape=words.shape[token],
            role=words.role[token],
            part_start=words.part_start[token],
            part_count=words.part_count[token],
            parts=words.parts,
        )


class _Words:
    """Words as arrays that grow by doubling, so that a new word costs little."""

    def __init__(self) -> None:
        self._used = 0
        self._parts_used = 0
        self.kind = np.zeros(1, np.uint8)
        self.whole = np.zeros(1, np.uint64)
        self.shape = np.zeros(1, np.uint64)
        self.role = np.zeros(1, np.uint64)
        self.part_start = np.zeros(1, np.int64)
        self.part_count = np.zeros(1, np.int64)
        self.parts = np.zeros(1, np.uint64)

    def extend(self, new: Sequence[Word]) -> None:
        """Append words."""
        counts = np.array([len(word.parts) for word in new], np.int64)
        starts = self._parts_used + np.cumsum(counts) - counts
        first = self._used
        self.kind = _grown(self.kind, first, [ord(word.kind) for word in new])
        self.whole = _grown(self.whole, first, [word.whole for word in new])
        self.shape = _grown(self.shape, first, [word.shape for word in new])
        self.role = _grown(self.role, first, [word.role for word in new])
        self.part_start = _grown(self.part_start, first, starts)
        self.part_count = _grown(self.part_count, first, counts)
        parts = [part for word in new for part in word.parts]
        self.parts = _grown(self.parts, self._parts_used, parts)
        self._used += len(new)
        self._parts_used += len(parts)


def _grown(array: NDArray[_T], at: int, values: Sequence[int] | Int64) -> NDArray[_T]:
    """The array with `values` at `at`, twice as long as needed where it had to grow."""
    end = at + len(values)
    if end > len(array):
        array = np.concatenate([array, np.zeros(2 * end - len(array), array.dtype)])
    array[at:end] = np.array(values, array.dtype)
    return array

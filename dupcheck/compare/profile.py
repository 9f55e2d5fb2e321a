"""What a comparison needs to know of one function."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dupcheck.vocabulary import UInt64, mixed, stable_hash, subtokens

_BLANKED = frozenset("ins")
GRAM = 8
_PLACES: UInt64 = mixed(np.arange(GRAM, dtype=np.uint64)) | np.uint64(1)
_ACCESS = frozenset({"o.", "o->", "o::", "o?."})


@dataclass(frozen=True, slots=True)
class Profile:
    """The tokens of a stream, and the distinct things among them.

    `shape` has names and literals replaced by their kind; `runs` hash each eight of it in a row, to
    the same numbers in every process, `grams` the distinct ones;
    `words` are the words of all names and literals; `calls` the names in front of a parenthesis,
    `called` the words of these; `outside` those, members, types and constants: names that no
    renaming of locals changes; `statements` are half-open runs of positions: a line, or lines while
    a bracket is open, without the braces around it.
    """

    tokens: tuple[str, ...]
    shape: tuple[str, ...]
    words: frozenset[str]
    calls: frozenset[str]
    called: frozenset[str]
    outside: frozenset[str]
    literals: frozenset[str]
    statements: tuple[tuple[int, int], ...]
    runs: tuple[int, ...]
    grams: frozenset[int]


@lru_cache(maxsize=20_000)
def profile(code: str) -> Profile:
    """The profile of a normalised token stream."""
    tokens = code.split()
    shape = [token[0] if token[0] in _BLANKED else token for token in tokens]
    calls = _calls(tokens)
    runs = _runs(shape)
    return Profile(
        tokens=tuple(tokens),
        shape=tuple(shape),
        words=frozenset([word for token in set(tokens) for word in words_of(token)]),
        calls=calls,
        called=frozenset([word for call in calls for word in words_of(call)]),
        outside=calls | _outer(tokens),
        literals=frozenset([token for token in tokens if token[0] in "ns"]),
        statements=tuple(_statements(code)),
        runs=runs,
        grams=frozenset(runs),
    )


@lru_cache(maxsize=1 << 18)
def words_of(token: str) -> tuple[str, ...]:
    """The words of a name or a literal; none of any other token."""
    return subtokens(token[1:]) if token[0] in "is" else ()


def _calls(tokens: Sequence[str]) -> frozenset[str]:
    """All but the first, which is the name of the function itself."""
    named = [token for token, behind in pairwise(tokens) if behind == "o(" and token[0] == "i"]
    return frozenset(named[1:])


def _outer(tokens: Sequence[str]) -> frozenset[str]:
    """Members of other things, and what is written like a type or a constant."""
    return frozenset(
        [
            token
            for before, token in pairwise(tokens)
            if token[0] == "i" and (before in _ACCESS or token[1].isupper())
        ]
    )


_DEEPER = {"o(": 1, "o[": 1, "o)": -1, "o]": -1}
_BRACES = frozenset({"o{", "o}"})


def _statements(code: str) -> Iterator[tuple[int, int]]:
    """Runs of tokens between line ends outside brackets, and between braces."""
    at = start = depth = 0
    for line in code.split("\n"):
        for token in line.split():
            depth = max(0, depth + _DEEPER.get(token, 0))
            if token in _BRACES:
                if at > start:
                    yield start, at
                start = at + 1
            at += 1
        if not depth and at > start:
            yield start, at
            start = at
    if at > start:
        yield start, at


class _Hashes(dict[str, int]):
    """Stable hashes of shapes, of which there are few."""

    def __missing__(self, shape: str) -> int:
        self[shape] = found = stable_hash(shape)
        return found


_HASHES = _Hashes()


def _runs(shape: Sequence[str]) -> tuple[int, ...]:
    """A hash of each eight in a row: a sum in which every place has a weight of its own."""
    if len(shape) < GRAM:
        return ()
    hashes = np.array([_HASHES[one] for one in shape], np.uint64)
    return tuple((sliding_window_view(hashes, GRAM) @ _PLACES).tolist())

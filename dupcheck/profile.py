"""What a comparison needs to know of one function, and how much a shared feature is worth."""

import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dupcheck.vocabulary import subtokens

_BLANKED = frozenset("ins")
GRAM = 8
_FEWEST = 500
"""A smaller repository is taken for a part of one of this many functions, else all is common."""
_ACCESS = frozenset({"o.", "o->", "o::", "o?."})


@dataclass(frozen=True, slots=True)
class Profile:
    """The tokens of a stream, and the distinct things among them.

    `shape` has names and literals replaced by their kind; `runs` hash each eight of it in a row,
    `grams` the distinct ones;
    `words` are the words of all names and literals; `calls` the names in front of a parenthesis,
    `called` the words of these; `outside` those, members, types and constants: names that no
    renaming of locals changes.
    """

    tokens: tuple[str, ...]
    shape: tuple[str, ...]
    words: frozenset[str]
    calls: frozenset[str]
    called: frozenset[str]
    outside: frozenset[str]
    runs: tuple[int, ...]
    grams: frozenset[int]


@lru_cache(maxsize=20_000)
def profile(code: str) -> Profile:
    """The profile of a normalised token stream."""
    tokens = code.split()
    shape = [token[0] if token[0] in _BLANKED else token for token in tokens]
    calls = _calls(tokens)
    runs = tuple(map(hash, zip(*(shape[i:] for i in range(GRAM)), strict=False)))
    return Profile(
        tokens=tuple(tokens),
        shape=tuple(shape),
        words=frozenset([word for token in set(tokens) for word in _words(token)]),
        calls=calls,
        called=frozenset([word for call in calls for word in _words(call)]),
        outside=calls | _outer(tokens),
        runs=runs,
        grams=frozenset(runs),
    )


class Frequencies:
    """In how many profiles each feature occurs, and what meeting it is worth by that."""

    def __init__(self, profiles: Iterable[Collection[Hashable]]) -> None:
        """Counts the features of each profile once."""
        counts: Counter[Hashable] = Counter()
        total = 0
        for features in profiles:
            counts.update(features)
            total += 1
        total = max(total, _FEWEST)
        self._most = _information(1, total)
        self._bits = _Bits(total)
        self._bits.update({feature: _information(n, total) for feature, n in counts.items()})
        self._rare = _information(2, total)

    def bits(self, feature: Hashable) -> float:
        """Information in bits: the negative logarithm of the smoothed document frequency."""
        return self._bits[feature]

    def rarity(self, features: Collection[Hashable]) -> float:
        """The mean information of features, from 0 to 1 for what occurs once."""
        bits = math.fsum(min(self._bits[feature], self._most) for feature in features)
        return bits / len(features) / self._most if features else 0.0

    def rare(self, features: Collection[Hashable]) -> int:
        """How many of the features occur in no more than two profiles."""
        return sum(self._bits[feature] >= self._rare for feature in features)

    def overlap(self, left: Collection[Hashable], right: Collection[Hashable]) -> "Overlap":
        """How much of what two sets of features say is said by both."""
        one, other = frozenset(left), frozenset(right)
        # An exact sum, since sets have another order in every process.
        shared = math.fsum(map(self._bits.__getitem__, one & other))
        parted = math.fsum(map(self._bits.__getitem__, one ^ other))
        whole = shared + parted
        return Overlap(share=shared / whole if whole else 1.0, bits=shared)


class _Bits(dict[Hashable, float]):
    """Information by feature; of one that was not counted, the most."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._unseen = _information(0, total)

    def __missing__(self, feature: Hashable) -> float:
        return self._unseen


def _information(count: int, total: int) -> float:
    return math.log2((total + 1) / (count + 0.5))


@dataclass(frozen=True, slots=True)
class Overlap:
    """`share` is the Jaccard similarity weighted by information (1 for nothing at all)."""

    share: float
    bits: float


@lru_cache(maxsize=1 << 18)
def _words(token: str) -> tuple[str, ...]:
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

"""What a comparison needs to know of one function, and how much a shared feature is worth."""

import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dupcheck.vocabulary import subtokens

_BLANKED = frozenset("ins")
_GRAM = 4

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The tokens of a stream, and the distinct things among them.

    `shape` has names and literals replaced by their kind; `grams` are its runs of four tokens;
    `words` are the words of all names and literals; `calls` the names in front of a parenthesis.
    """

    tokens: tuple[str, ...]
    shape: tuple[str, ...]
    words: frozenset[str]
    calls: frozenset[str]
    grams: frozenset[Gram]


@lru_cache(maxsize=20_000)
def profile(code: str) -> Profile:
    """The profile of a normalised token stream."""
    tokens = code.split()
    shape = [token[0] if token[0] in _BLANKED else token for token in tokens]
    return Profile(
        tokens=tuple(tokens),
        shape=tuple(shape),
        words=frozenset([word for token in set(tokens) for word in _words(token)]),
        calls=_calls(tokens),
        grams=frozenset(zip(*(shape[i:] for i in range(_GRAM)), strict=False)),
    )


class Frequencies:
    """In how many profiles each feature occurs, and what meeting it is worth by that."""

    def __init__(self, profiles: Iterable[Collection[Hashable]]) -> None:
        """Counts the features of each profile once."""
        self._counts: Counter[Hashable] = Counter()
        self._total = 0
        for features in profiles:
            self._counts.update(features)
            self._total += 1

    def bits(self, feature: Hashable) -> float:
        """Information in bits: the negative logarithm of the smoothed document frequency."""
        return math.log2((self._total + 1) / (self._counts.get(feature, 0) + 0.5))

    def overlap(self, left: Collection[Hashable], right: Collection[Hashable]) -> "Overlap":
        """How much of what two sets of features say is said by both."""
        one, other = frozenset(left), frozenset(right)
        shared = math.fsum(map(self.bits, one & other))
        parted = math.fsum(map(self.bits, one ^ other))
        whole = shared + parted
        return Overlap(share=shared / whole if whole else 1.0, bits=shared)


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
    named = [
        token
        for token, behind in pairwise(tokens)
        if behind == "o(" and token[0] == "i"
    ]
    return frozenset(named[1:])

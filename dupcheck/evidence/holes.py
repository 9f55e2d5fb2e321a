"""Anti-unification: what two codes have in common has holes where they part."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dupcheck.compare.comparison import Comparison
from dupcheck.compare.profile import Profile
from dupcheck.evidence import opposites

_LENIENCE = 1


@dataclass(frozen=True, slots=True)
class Holes:
    """What one function for both would have to be told, each thing once.

    `values` are literals, `names` those that no renaming explains or that belong to others;
    `runs` is how many runs of code only one side has. `turned` is the share, in [0, 1], of the
    words and operators that only one side has whose opposite only the other has.
    """

    values: int
    names: int
    runs: int
    turned: float


def holes(left: Profile, right: Profile, comparison: Comparison) -> Holes:
    """The holes of the two codes, as they are aligned."""
    values, names = set(), set()
    outside = left.outside | right.outside
    for i, j in comparison.pairs:
        old, new = left.tokens[i], right.tokens[j]
        if old == new:
            continue
        if old[0] != "i":
            values.add((old, new))
        elif old in outside or new in outside or comparison.renames.get(old) != new:
            names.add((old, new))
    return Holes(
        values=len(values),
        names=len(names),
        runs=_runs(comparison.pairs, len(left.tokens), len(right.tokens)),
        turned=_turned(left, right),
    )


def _turned(left: Profile, right: Profile) -> float:
    one, other = Counter(left.tokens), Counter(right.tokens)
    lefts, rights = (_operators(side) for side in (one - other, other - one))
    words = left.words - right.words, right.words - left.words
    turned = opposites.of_words(*words) + opposites.of_operators(lefts, rights)
    parted = min(len(words[0]), len(words[1])) + min(len(lefts), len(rights))
    return min(1.0, turned / (parted + _LENIENCE))


def _operators(tokens: Counter[str]) -> list[str]:
    return [token for token in tokens if token[0] in "ok"]


def _runs(pairs: Sequence[tuple[int, int]], lefts: int, rights: int) -> int:
    """How many runs of tokens have no partner, on either side or on both."""
    found, at_left, at_right = 0, 0, 0
    for i, j in (*pairs, (lefts, rights)):
        found += i > at_left or j > at_right
        at_left, at_right = i + 1, j + 1
    return found

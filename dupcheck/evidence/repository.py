"""What is common among the functions of one repository, and therefore says little."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from dupcheck.compare.frequencies import Counts, Features, Frequencies, Kind, features, whole
from dupcheck.compare.profile import Profile
from dupcheck.records import Function

Sense = Callable[[str, str], float]
"""How near two normalised token streams are in meaning, in [-1, 1]."""

_SAMPLE = 4_000
_MOST_NAMED, _MOST_SHAPED = 4.0, 6.0


class Repository:
    """The worth of every kind of feature, and how often names and whole shapes occur."""

    def __init__(self, functions: Sequence[Function], known: Features | None, sense: Sense) -> None:
        """Counts in an even sample of functions with distinct digests.

        Copies counted twice would make what they share look common. `known` has the features of
        all the functions, where an earlier run has them.
        """
        self.sense = sense
        self._step = max(1, len(functions) // _SAMPLE)
        self._names = Counter(map(own_name, functions))
        sampled = [function.code for function in functions[:: self._step]]
        self._counts = Counts(known.every(self._step) if known else features(sampled))
        self.runs = Frequencies(self._counts, Kind.RUN)
        self.words = Frequencies(self._counts, Kind.WORD)
        self.calls = Frequencies(self._counts, Kind.CALL)
        self.outside = Frequencies(self._counts, Kind.OUTSIDE)
        self.literals = Frequencies(self._counts, Kind.LITERAL)
        self.statements = Frequencies(self._counts, Kind.STATEMENT)

    def crowd(self, shared: Collection[int]) -> float:
        """How many functions have a run that both have, as a logarithm: of the rarer quarter.

        Two copies have it to themselves; of a family of twenty every two share it with the rest.
        """
        if not shared:
            return 0.0
        counts = sorted([self._counts.expected(Kind.RUN, run) for run in shared])
        return min(math.log2(max(1.0, counts[len(counts) // 4] * self._step)), _MOST_SHAPED)

    def named(self, left: Function, right: Function) -> float:
        """How many pairs of functions have the name that both have, as a logarithm.

        Overrides have many; a single copy often keeps the name of its original.
        """
        name = own_name(left)
        if name != own_name(right):
            return 0.0
        return min(math.log2(max(2, self._names[name]) / 2), _MOST_NAMED)

    def shaped(self, left: Profile, right: Profile) -> float:
        """How many functions have the whole shape of one of the two, as a logarithm.

        Of two alike only one is counted: a single renamed copy is no family.
        """
        one, other = whole(left), whole(right)
        counts = [self._counts.expected(Kind.WHOLE, shape) for shape in (one, other)]
        most = max(counts) * self._step - (one == other)
        return min(math.log2(max(1, most)), _MOST_SHAPED)


def own_name(function: Function) -> str:
    """The function's name as a token."""
    return "i" + function.name.rpartition(".")[2]

"""The functions that a survey is about, in an order that is random and always the same."""

from collections.abc import Sequence
from enum import Enum, auto

import numpy as np

from dupcheck import match
from dupcheck.arrays import Bool, Int64, Pairs
from dupcheck.calibration import drawing
from dupcheck.embed.meaning import likeness
from dupcheck.judge import Judge
from dupcheck.progress import Progress
from dupcheck.records import CloneType, Function, Match


class Ruling(Enum):
    """What the judge says of a pair by the code alone."""

    DUPLICATE = auto()
    SETTLED = auto()
    """No duplicate, and no cosine changes that: the two codes align."""
    OPEN = auto()


_CODE_SAYS = (CloneType.TYPE_1, CloneType.TYPE_2, CloneType.TYPE_3)


class Population:
    """Functions of distinct digests, one for each; a pair of rows is a pair of functions.

    The first rows are a random sample of all, whatever their number. What is a duplicate is for
    the judge to say by the code alone, not by any model's cosine: a model is not to grade itself.
    Only where the cosine `decides` what the judge leaves open is anything settled.
    """

    def __init__(
        self,
        functions: Sequence[Function],
        min_confidence: float,
        decides: bool,
        progress: Progress,
    ) -> None:
        self.copies = match.copies_by_digest(functions)
        self.digests = drawing.shuffled(self.copies)
        self.functions = [self.copies[digest][0] for digest in self.digests]
        self.families = match.families(self.functions)
        self._judge = Judge([places[0] for places in self.copies.values()], likeness)
        self._min_confidence = min_confidence
        self._progress = progress
        self._decides = decides
        self._known: dict[int, Ruling] = {}

    def __len__(self) -> int:
        return len(self.functions)

    def family_of(self) -> Int64:
        """The number of each row's family of languages."""
        number = np.zeros(len(self), np.int64)
        for at, family in enumerate(self.families):
            number[family] = at
        return number

    def files(self, rows: Int64) -> list[Int64]:
        """Of some rows those of each file, one language each."""
        places: dict[tuple[str, int], list[int]] = {}
        family = self.family_of()
        for row in rows.tolist():
            places.setdefault((self.functions[row].path, int(family[row])), []).append(row)
        return [np.array(members, np.int64) for members in places.values()]

    def keys(self, pairs: Pairs) -> Int64:
        """One number for each pair, whichever side comes first."""
        return pairs.keys(len(self))

    def apart(self, pairs: Pairs) -> Bool:
        """Which pairs are no function and what is nested in it."""
        lefts, rights = pairs.left.tolist(), pairs.right.tolist()
        nested = [
            self._holds(left, right) or self._holds(right, left)
            for left, right in zip(lefts, rights, strict=True)
        ]
        return ~np.array(nested, np.bool_)

    def duplicates(self, pairs: Pairs) -> Bool:
        """Of which pairs the judge is convinced."""
        return self._ruled(pairs, Ruling.DUPLICATE)

    def settled(self, pairs: Pairs) -> Bool:
        """Which pairs are no duplicates whatever a cosine says, and so no false alarms of it."""
        return self._ruled(pairs, Ruling.SETTLED)

    def _ruled(self, pairs: Pairs, ruling: Ruling) -> Bool:
        """Of which pairs this is said; the judge is asked of each once in a survey."""
        found = np.zeros(len(pairs.left), np.bool_)
        for at, key in enumerate(self.keys(pairs).tolist()):
            if key not in self._known:
                self._progress("judging", len(self._known), 0)
                self._known[key] = self._rule(*divmod(key, len(self)))
            found[at] = self._known[key] is ruling
        return found

    def _rule(self, one: int, other: int) -> Ruling:
        # In the order of a scan: an alignment can depend on which side comes first.
        left, right = sorted(
            (self.functions[one], self.functions[other]), key=lambda f: (f.path, f.span)
        )
        pair = Match(left=left, right=right, similarity=0.0)
        if self._judge.convinced(pair, self._min_confidence):
            return Ruling.DUPLICATE
        if self._decides and self._judge.verdict(pair).clone_type in _CODE_SAYS:
            return Ruling.SETTLED
        return Ruling.OPEN

    def _holds(self, outer: int, inner: int) -> bool:
        function = self.functions[outer]
        return any(function.contains(place) for place in self.copies[self.digests[inner]])

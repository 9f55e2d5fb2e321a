"""Hard negatives of a question: what looks like its partner and is another function.

They are chosen by rules of their own, not by any system's score. What shares 70 % of its tokens
with the partner, in order, is left out: it may well be a copy itself, so neither answer is right.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from random import Random

import numpy as np

from benchmarks.quality import bags
from benchmarks.quality.board import Float32, Member, Question
from benchmarks.quality.material import plain_name
from dupcheck.languages.table import family
from dupcheck.records import Function
from dupcheck.roles import is_test

WANTED = 20
_SHARED = 0.7
_QUOTA = {"same name": 2, "same file": 4, "test beside": 2, "shape": 6}
"""How many of each; what is nearest by vocabulary fills the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question before its negatives are known; `given` are negatives that come with the set.

    `namesakes` may be negatives: functions of the partner's group in other files.
    """

    set: str
    member: Member
    partner: int
    given: tuple[int, ...] = ()
    namesakes: bool = True


class Field:
    """The functions of one project among which negatives are chosen."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self._functions = [member.function for member in members]
        self._families = np.array([family(one.language) for one in self._functions])
        self._names = [plain_name(one.name) for one in self._functions]

    def question(self, asked: Asked, rng: Random) -> Question:
        """The question with up to twenty negatives of the partner's language."""
        chosen: dict[int, str] = {}
        for reason, proposed in self._proposals(asked, rng):
            room = min(_QUOTA.get(reason, WANTED), WANTED - len(chosen))
            others = (row for row in proposed if row not in chosen)
            fit = (row for row in others if reason == "written" or self._is_other(asked, row))
            chosen |= dict.fromkeys(islice(fit, max(0, room)), reason)
        return Question(
            set=asked.set,
            query=asked.member.function,
            group=asked.member.group,
            partner=asked.partner,
            negatives=tuple(chosen),
            reasons=tuple(chosen.values()),
        )

    def _proposals(self, asked: Asked, rng: Random) -> Iterator[tuple[str, Sequence[int]]]:
        yield "written", asked.given
        open_ = self._open(asked)
        for reason, rows in self._neighbours(asked, open_).items():
            yield reason, rng.sample(rows, len(rows))
        query = asked.member.function
        yield "shape", _nearest(self._shapes_near(query), open_)
        yield "vocabulary", _nearest(self._words_near(query), open_)

    def _neighbours(self, asked: Asked, open_: Sequence[int]) -> Mapping[str, list[int]]:
        partner = self._functions[asked.partner]
        name, test = self._names[asked.partner], is_test(partner.path)
        beside = [row for row in open_ if self._functions[row].path == partner.path]
        return {
            "same name": [row for row in open_ if self._names[row] == name],
            "test beside": [row for row in beside if test],
            "same file": beside,
        }

    def _open(self, asked: Asked) -> list[int]:
        """Rows that can be negatives at all."""
        mine = self._families == self._families[asked.partner]
        groups = {asked.member.group, self._members[asked.partner].group}
        partner = self._functions[asked.partner]
        return [
            row
            for row in np.flatnonzero(mine).tolist()
            if row != asked.partner
            and self._functions[row].digest != asked.member.function.digest
            and not _nested(self._functions[row], partner)
            and (
                self._members[row].group not in groups
                or (asked.namesakes and self._functions[row].path != partner.path)
            )
        ]

    def _is_other(self, asked: Asked, row: int) -> bool:
        partner = self._functions[asked.partner].code.split()
        query = asked.member.function.code.split()
        code = self._functions[row].code.split()
        return not (_much_shared(partner, code) or _much_shared(query, code))

    @cached_property
    def _words(self) -> tuple[bags.Index, Float32]:
        counts = bags.counted(map(bags.subtoken_bag, self._functions))
        frequency = bags.document_frequency(counts)
        return bags.Index(bags.tfidf(counts, frequency, len(self._functions))), frequency

    @cached_property
    def _shapes(self) -> bags.Index:
        return bags.Index(bags.unit(bags.binary(map(bags.blanked_grams, self._functions))))

    def _words_near(self, query: Function) -> Float32:
        index, frequency = self._words
        bag = bags.counted([bags.subtoken_bag(query)])
        near: Float32 = index.products(bags.tfidf(bag, frequency, len(self._functions)))[0]
        return near

    def _shapes_near(self, query: Function) -> Float32:
        near: Float32 = self._shapes.products(bags.unit(bags.binary([bags.blanked_grams(query)])))[
            0
        ]
        return near


def _nearest(scores: Float32, open_: Sequence[int]) -> list[int]:
    return sorted(open_, key=lambda row: (-scores[row], row))[: 2 * WANTED]


def _nested(one: Function, other: Function) -> bool:
    """Whether one stands inside the other, as far as names tell."""
    inside = one.name.startswith(f"{other.name}.") or other.name.startswith(f"{one.name}.")
    return one.path == other.path and inside


def _much_shared(one: list[str], other: list[str]) -> bool:
    both = sum((Counter(one) & Counter(other)).values())
    if 2 * both < _SHARED * (len(one) + len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SHARED

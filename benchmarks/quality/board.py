"""What is asked of every system: plain frozen records without any system's opinion in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dupcheck.languages.table import family
from dupcheck.records import Function

Bool = NDArray[np.bool_]
Int64 = NDArray[np.int64]
Float32 = NDArray[np.float32]
Float64 = NDArray[np.float64]

Group = tuple[str, str]
"""Functions of one group may be copies of one another: neither right nor wrong as an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A function with the group that it belongs to."""

    function: Function
    group: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether `query`, planted into a project, is told to belong to `partner`.

    `partner` and `negatives` are rows of the project; `reasons[i]` says how negative i was chosen.
    """

    set: str
    query: Function
    group: Group
    partner: int
    negatives: tuple[int, ...]
    reasons: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language of the question."""
        return self.query.language


@dataclass(frozen=True, kw_only=True, eq=False)
class Project:
    """Functions that would be scanned together, and what is asked about them.

    Of projects with `alarms` every function is asked against all others.
    """

    name: str
    members: Sequence[Member]
    questions: Sequence[Question] = ()
    alarms: bool = False

    @cached_property
    def functions(self) -> list[Function]:
        """The functions by row."""
        return [member.function for member in self.members]


@dataclass(frozen=True, kw_only=True, eq=False)
class Haystack:
    """Functions among which the partner of a question is looked for."""

    members: Sequence[Member]
    numbers: dict[Group, int] = field(default_factory=dict)

    @cached_property
    def functions(self) -> list[Function]:
        """The functions by row."""
        return [member.function for member in self.members]

    @cached_property
    def _families(self) -> NDArray[np.str_]:
        return np.array([family(one.language) for one in self.functions])

    @cached_property
    def _groups(self) -> Int64:
        numbers = self.numbers
        return np.array([numbers.setdefault(m.group, len(numbers)) for m in self.members])

    def wrong(self, question: Question, partner: Member) -> Bool:
        """The rows that are wrong answers: of the partner's language, and of no group of theirs.

        Thresholds within a language and across differ, so the two are asked separately.
        """
        groups = self._groups
        rows: Bool = self._families == family(partner.function.language)
        for group in (question.group, partner.group):
            rows = rows & (groups != self.numbers.get(group, -1))
        return rows


@dataclass(frozen=True, kw_only=True, eq=False)
class Board:
    """Everything that a system is asked."""

    projects: Sequence[Project]
    haystack: Haystack

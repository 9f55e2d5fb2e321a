"""What a system must be able to do to become a row of the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.quality.board import Bool, Float64, Haystack, Int64, Member, Project, Question


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alarms:
    """Of each function of a project the best other one, and its score; -1 and 0 for none."""

    best: Int64
    score: Float64


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A question with its partner, looked for in a haystack that need not contain it."""

    question: Question
    partner: Member


class System(Protocol):
    """A way to tell how likely two functions are to be worth a reviewer's time as duplicates.

    Higher scores are likelier; a score means the same in every project. `revision` changes
    whenever a score could.
    """

    name: str
    revision: str
    is_probability: bool
    """Whether the score of a pair claims to be the chance that it is a duplicate."""

    def scores(self, project: Project) -> list[Float64]:
        """For each question of a project the score of the partner, then of each negative."""
        ...

    def alarms(self, project: Project, allowed: Bool) -> Alarms:
        """Of each function the best one that is `allowed[function, other]`."""
        ...

    def places(self, haystack: Haystack, searches: Sequence[Search]) -> Int64 | None:
        """How many wrong answers score at least as high as the partner; None: cannot rank."""
        ...

"""Functions of our own writing: independent solutions of one task, and the set of `dupcheck bench`.

Of each pair of authors one solution is asked for the other; a `-near` file of the task looks or
sounds alike and does something else: a negative.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.quality.board import Member
from benchmarks.quality.negatives import Asked
from benchmarks.quality.reviews import EDITED, REWRITTEN, Reviews
from dupcheck.bench.labelled import COPIES, Role, labelled_set
from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_name
from dupcheck.languages.table import same_family
from dupcheck.records import Function, SourceFile

FOLDER = Path(__file__).parent / "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """One function of a task; a `near` one does something else."""

    function: Function
    task: str
    author: str
    near: bool

    @property
    def member(self) -> Member:
        """Solutions of one task are one group; what does something else belongs to none."""
        group = (self.task, self.function.path) if self.near else ("written", self.task)
        return Member(function=self.function, group=group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Couple:
    """Two rows of a list of solutions that do the same."""

    set: str
    one: int
    other: int


def solutions(folder: Path = FOLDER) -> list[Solution]:
    """The hand-written set, ordered by path."""
    found = []
    for file in sorted(folder.glob("*/*.*")):
        language = by_name(file.name)
        if language:
            path = f"{file.parent.name}/{file.name}"
            source = SourceFile(path=path, language=language, content=file.read_bytes())
            author = file.name.partition(".")[0]
            found.append(
                Solution(
                    function=_largest(source),
                    task=file.parent.name,
                    author=author.removesuffix("-near"),
                    near=author.endswith("-near"),
                )
            )
    return found


def couples(found: Sequence[Solution], reviews: Reviews | None = None) -> Iterator[Couple]:
    """Solutions of one task by two authors, in one language or in two, as their readers see them.

    Pairs that a reader holds to be different are left out.
    """
    reviews = reviews or Reviews(FOLDER)
    for tasks in _by_task(found).values():
        right = [row for row in tasks if not found[row].near]
        for place, one in enumerate(right):
            for other in right[place + 1 :]:
                if found[one].author != found[other].author:
                    name = _set(found[one], found[other], reviews)
                    if name:
                        yield Couple(set=name, one=other, other=one)


def _set(one: Solution, other: Solution, reviews: Reviews) -> str:
    languages = one.function.language, other.function.language
    if not same_family(*languages):
        return "written cross-language" if reviews.same_across(one.task) else ""
    form = reviews.form(one.task, languages[0])
    return {REWRITTEN: "written type-4", EDITED: "written type-3"}.get(form, "")


def told() -> tuple[list[Solution], list[Couple]]:
    """The tasks of `dupcheck bench`: each copy is asked for its original."""
    labelled = labelled_set()
    found = [
        Solution(
            function=replace(one.function, path=f"bench/{one.function.path}"),
            task=f"bench {one.task}",
            author=one.role.value,
            near=one.role is Role.NEGATIVE,
        )
        for one in labelled
    ]
    original = {one.task: row for row, one in enumerate(labelled) if one.role is Role.ORIGINAL}
    pairs = [
        Couple(set=f"told {one.role.value}", one=row, other=original[one.task])
        for row, one in enumerate(labelled)
        if one.role in COPIES
    ]
    return found, pairs


def asked(found: Sequence[Solution], couple: Couple, first: int = 0) -> Asked:
    """The couple as a question among members of which the solutions are those from `first` on."""
    one, other = found[couple.one], found[couple.other]
    near = [
        first + row
        for row, solution in enumerate(found)
        if solution.near
        and solution.task == one.task
        and same_family(solution.function.language, other.function.language)
    ]
    return Asked(
        set=couple.set,
        member=one.member,
        partner=first + couple.other,
        given=tuple(near),
        namesakes=False,
    )


def _by_task(found: Sequence[Solution]) -> dict[str, list[int]]:
    tasks: dict[str, list[int]] = defaultdict(list)
    for row, solution in enumerate(found):
        tasks[solution.task].append(row)
    return tasks


def _largest(source: SourceFile) -> Function:
    """The function that a file is about; others in it are its helpers."""
    return max(extract(source).functions, key=lambda function: function.size)

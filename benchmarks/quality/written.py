"""Functions of our own writing: independent solutions of one task, and the set of `dupcheck bench`.

Of each pair of authors one solution is asked for the other; a `-near` file of the task looks or
sounds alike and does something else: a negative.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random

from benchmarks.quality.board import Member
from benchmarks.quality.material import extension, function_of
from benchmarks.quality.negatives import Asked
from benchmarks.quality.reviews import EDITED, REWRITTEN, Reviews
from dupcheck.bench.labelled import COPIES, Role, labelled_set
from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_name
from dupcheck.languages.table import same_family
from dupcheck.records import Function, SourceFile
from training.corpus import SMALLEST_COMPARED
from training.pairs import is_copy
from training.solutions import solved

FOLDER = Path(__file__).parent / "written"
_MOST_PER_TASK = 6


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
        group = (self.task, self.function.digest) if self.near else ("written", self.task)
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
                    function=_alone(_largest(source)),
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
            function=_alone(one.function),
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


def published(cache: Path) -> list[Solution]:
    """Solutions of the test tasks in packages, none of them delegating to another."""
    return [
        Solution(
            function=_alone(function_of(sample)),
            task=sample.family,
            author=sample.package,
            near=False,
        )
        for sample in solved("test", cache)
        if sample.size >= SMALLEST_COMPARED
    ]


def independent(found: Sequence[Solution]) -> list[Couple]:
    """Up to six couples of each task that are no copies of each other."""
    couples = []
    for task, rows in sorted(_by_task(found).items()):
        several = [
            (one, other)
            for one, other in combinations(rows, 2)
            if found[one].author != found[other].author
            and not is_copy(found[one].function.code, found[other].function.code)
        ]
        for one, other in Random(task).sample(several, min(_MOST_PER_TASK, len(several))):
            languages = found[one].function.language, found[other].function.language
            name = "solutions" if same_family(*languages) else "solutions across"
            couples.append(Couple(set=name, one=other, other=one))
    return couples


def _alone(function: Function) -> Function:
    """In a file that nobody can tell the task or the author from."""
    path = f"written/{function.digest[:12]}{extension(function.language)}"
    return replace(function, path=path)


def _by_task(found: Sequence[Solution]) -> dict[str, list[int]]:
    tasks: dict[str, list[int]] = defaultdict(list)
    for row, solution in enumerate(found):
        tasks[solution.task].append(row)
    return tasks


def _largest(source: SourceFile) -> Function:
    """The function that a file is about; others in it are its helpers."""
    return max(extract(source).functions, key=lambda function: function.size)

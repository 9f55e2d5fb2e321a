"""Independent solutions of one task: the main functions of small packages that do the same thing.

`solutions.txt` names them, found by reading; each line is a task, a package and the function.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random

from training.corpus import Sample, samples
from training.packages import Package, refuse_reserved, split_of
from training.pairs import TASK, Pair, dialect_of, group, is_copy, without_name

_LISTED = Path(__file__).parent / "solutions.txt"
_MOST_PER_TASK = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """`function` of a package, which solves `task`."""

    task: str
    package: Package
    function: str

    @property
    def split(self) -> str:
        """The side of the split where the task stands, whatever package solves it."""
        return split_of(TASK + self.task)


def solutions(listed: Path = _LISTED) -> list[Solution]:
    """Every solution of the list; raises `ValueError` for one in a reserved package."""
    found = []
    for line in listed.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            task, registry, name, version, function = line.split()
            family = TASK + task
            package = Package(registry=registry, name=name, version=version, family=family)
            refuse_reserved(package)
            found.append(Solution(task=task, package=package, function=function))
    return found


def solved(split: str, cache: Path) -> list[Sample]:
    """The solutions of one side; their name is that of the task, and is not in their code."""
    found = (one for one in solutions() if one.split == split)
    return [sample for one in found for sample in _sample(one, cache)]


def pairs(samples: Sequence[Sample], rng: Random, most: int) -> Iterator[Pair]:
    """Two solutions of one task in one language or across; copies of each other are none.

    Only samples of `solved` count; targets are rows of all samples given.
    """
    tasks: dict[str, list[int]] = defaultdict(list)
    for i, sample in enumerate(samples):
        if sample.family.startswith(TASK):
            tasks[sample.family].append(i)
    found = [pair for same in tasks.values() for pair in _of_task(same, samples, rng)]
    for one, other in rng.sample(found, min(most, len(found))):
        sample = samples[one]
        across = dialect_of(sample.language) != dialect_of(samples[other].language)
        kind = "solution-across" if across else "solution"
        yield Pair(kind, sample.language, sample.code, other, group(sample))


def _of_task(same: list[int], samples: Sequence[Sample], rng: Random) -> list[tuple[int, int]]:
    pairs_of_task = [
        (one, other)
        for one, other in combinations(same, 2)
        if samples[one].package != samples[other].package
        and not is_copy(samples[one].code, samples[other].code)
    ]
    return rng.sample(pairs_of_task, min(_MOST_PER_TASK, len(pairs_of_task)))


def _sample(one: Solution, cache: Path) -> list[Sample]:
    """The largest function of that name, as the overloads around it lead to it."""
    named = [s for s in samples(one.package, cache) if s.name == one.function]
    largest = max(named, key=lambda s: s.size, default=None)
    if largest is None:
        return []
    return [replace(largest, name=one.task, code=without_name(largest))]

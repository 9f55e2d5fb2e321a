"""Every case at every door: what was expected, and where something else was seen."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.demonstration.doors import Door
from benchmarks.demonstration.expected import Told, difference
from benchmarks.demonstration.repository import Branch, Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One case at one door; `differs` is empty where all is as expected."""

    branch: Branch
    door: Door
    expected: Told
    differs: tuple[str, ...]


def compared(
    repository: Repository, doors: Sequence[Door], everywhere: Container[str] | None = None
) -> Iterator[Seen]:
    """Asks for each case at each door, at costly ones for the cases in `everywhere` alone."""
    for branch in repository.branches:
        for door in doors:
            if door.costly and everywhere is not None and branch.case not in everywhere:
                continue
            expected = branch.merged if door.merged else branch.alone
            yield Seen(
                branch=branch,
                door=door,
                expected=expected,
                differs=_asked(repository, branch, door, expected),
            )


def _asked(repository: Repository, branch: Branch, door: Door, expected: Told) -> tuple[str, ...]:
    try:
        seen = door.ask(repository, branch)
    except RuntimeError as error:
        return (str(error),)
    differs = difference(expected, seen.told)
    code = int(bool(expected.found))
    return differs if seen.code == code else (*differs, f"exit code {seen.code}, not {code}")

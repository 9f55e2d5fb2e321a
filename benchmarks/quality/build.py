"""The board, built from the pinned packages of the test split and from what is written by hand."""

import hashlib
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.quality import natural, written
from benchmarks.quality.alarm_projects import ALARM_PROJECTS
from benchmarks.quality.board import Board, Haystack, Member, Project, Question
from benchmarks.quality.material import Release, copied, held_out, newest, releases
from benchmarks.quality.negatives import Asked, Field
from dupcheck.languages.table import family

_SEED = 5
_MUTATED, _EDITED, _PORTED = 150, 250, 250
_HAYSTACK = 20_000
_HOST = 400
"""Functions of packages that the hand-written ones of a language are put among."""
_KEPT = 12


_MAKERS = (
    "alarm_projects", "bags", "board", "build", "material", "mutants", "natural", "negatives",
)  # fmt: skip
"""Modules on which depends what is taken from packages."""


def board(cache: Path) -> Board:
    """The board, from the cache as far as nothing has changed since it was put there.

    What is written by hand changes more often than the packages, and is kept apart.
    """
    state = _state(cache)
    hosts = _Hosts(cache)
    packages: Board = _kept(cache, f"packages-{state}", lambda: _packages(hosts))
    here, folder = Path(__file__).parent, written.FOLDER
    files = sorted([*folder.glob("*/*.*"), *folder.glob("*.toml")])
    files.append(here.parents[1] / "training" / "solutions.txt")
    written_state = _hashed(state, [here / "written.py", here / "reviews.py", *files])
    own: list[Project] = _kept(cache, f"written-{written_state}", lambda: list(_written(hosts)))
    return Board(projects=[*packages.projects, *own], haystack=packages.haystack)


class _Hosts:
    """The releases of the test split, read when somebody needs them."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache

    @cached_property
    def all(self) -> list[Release]:
        return releases(held_out(), self.cache)

    @cached_property
    def last(self) -> list[Release]:
        return newest(self.all)


def _kept(cache: Path, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - two kinds
    stored = cache / "quality" / f"{name}.pickle"
    if stored.exists():
        with stored.open("rb") as file:
            return pickle.load(file)
    made = make()
    stored.parent.mkdir(parents=True, exist_ok=True)
    unfinished = stored.with_suffix(".part")
    with unfinished.open("wb") as file:
        pickle.dump(made, file)
    unfinished.replace(stored)
    return made


def _packages(hosts: _Hosts) -> Board:
    questions: dict[str, list[natural.Found]] = defaultdict(list)
    for one in _natural(hosts):
        questions[one.release.package.key].append(one)
    projects = [
        _project(release, questions[key], key in ALARM_PROJECTS)
        for release in hosts.last
        if questions[key := release.package.key] or key in ALARM_PROJECTS
    ]
    return Board(projects=projects, haystack=_haystack(hosts.last))


def _natural(hosts: _Hosts) -> Iterator[natural.Found]:
    yield from natural.mutated(hosts.last, Random(_SEED), _MUTATED)
    yield from natural.edited(hosts.all, Random(_SEED), _EDITED)
    yield from natural.forked(hosts.last, copied(hosts.cache), Random(_SEED), _EDITED)
    yield from natural.ported(hosts.last, Random(_SEED), _PORTED)


def _project(release: Release, found: Sequence[natural.Found], alarms: bool) -> Project:
    asked = [Asked(set=f.set, member=f.member, partner=f.partner) for f in found]
    name = release.package.key
    return Project(
        name=name,
        members=release.members,
        questions=tuple(_questions(name, release.members, asked)),
        alarms=alarms,
    )


def _written(hosts: _Hosts) -> Iterator[Project]:
    """For each language of a partner a project: what is written in it, and a host around that."""
    own, solved = written.solutions(), written.published(hosts.cache)
    yield from _tasks("written", own, list(written.couples(own)), hosts.last)
    yield from _tasks("bench", *written.told(), hosts.last)
    yield from _tasks("solutions", solved, written.independent(solved), hosts.last)


def _tasks(
    source: str,
    found: Sequence[written.Solution],
    couples: Sequence[written.Couple],
    last: Sequence[Release],
) -> Iterator[Project]:
    by_family: dict[str, list[written.Couple]] = defaultdict(list)
    for couple in couples:
        by_family[family(found[couple.other].function.language)].append(couple)
    for language, several in sorted(by_family.items()):
        host = _host(last, language)
        members = [*host, *(solution.member for solution in found)]
        asked = [written.asked(found, couple, len(host)) for couple in several]
        name = f"{source} {language}"
        questions = tuple(_questions(name, members, asked))
        yield Project(name=name, members=members, questions=questions)


def _questions(name: str, members: Sequence[Member], asked: Sequence[Asked]) -> Iterator[Question]:
    field, rng = Field(members), Random(f"{_SEED} {name}")
    for one in asked:
        yield field.question(one, rng)


def _host(last: Sequence[Release], language: str) -> list[Member]:
    """Functions of a language, from the packages that have most of it on."""
    by_package = [
        [m for m in release.members if family(m.function.language) == language] for release in last
    ]
    by_package.sort(key=len, reverse=True)
    return [member for members in by_package for member in members][:_HOST]


def _haystack(last: Sequence[Release]) -> Haystack:
    unique = {m.function.digest: m for release in last for m in release.members}
    members = list(unique.values())
    rng = Random(_SEED)
    return Haystack(members=rng.sample(members, min(_HAYSTACK, len(members))))


def _state(cache: Path) -> str:
    """A number for all that is taken from packages."""
    here = Path(__file__).parent
    training = here.parents[1] / "training"
    sizes = []
    for package in held_out():
        file = cache / "samples" / f"{package.key}.jsonl.gz"
        sizes.append(f"{package.key} {file.stat().st_size if file.exists() else 0}")
    files = [*(here / f"{name}.py" for name in _MAKERS), training / "packages.txt"]
    return _hashed(" ".join(sizes), files)


def _hashed(before: str, files: Iterable[Path]) -> str:
    state = hashlib.sha256(before.encode())
    for file in files:
        state.update(file.name.encode() + file.read_bytes())
    return state.hexdigest()[:_KEPT]

"""What systems say, kept in the cache: a unit is asked again only when it or the system changed."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.board import Board, Bool, Float64, Haystack, Int64, Project
from benchmarks.quality.systems.contract import Alarms, Search, System
from dupcheck.records import Function

_KEPT = 20
_Arrays = dict[str, NDArray[Any]]


class Scored:
    """The answers of one system about a board."""

    def __init__(self, system: System, board: Board, cache: Path) -> None:
        self.system = system
        self.board = board
        folder = "".join(c if c.isalnum() else "-" for c in system.name)
        self._folder = cache / "quality" / "answers" / folder / system.revision

    def scores(self, project: Project) -> list[Float64]:
        """As the system has them, by question."""
        lengths = [1 + len(question.negatives) for question in project.questions]

        def ask() -> _Arrays:
            return {"flat": np.concatenate(self.system.scores(project))}

        flat = self._kept("scores", _project_state(project), ask)["flat"]
        return np.split(flat, np.cumsum(lengths)[:-1])

    def alarms(self, project: Project) -> Alarms:
        """As the system has them: not of what is identical, nor of what stands in the other."""

        def ask() -> _Arrays:
            found = self.system.alarms(project, allowed(project.functions))
            return {"best": found.best, "score": found.score}

        kept = self._kept("alarms", _functions_state(project.functions), ask)
        return Alarms(best=kept["best"], score=kept["score"])

    def places(self) -> dict[str, Int64] | None:
        """By set, in the order of the questions; None where the system cannot rank."""
        found = {}
        for name, searches in _searches(self.board).items():
            haystack = self.board.haystack

            def ask(searches: Sequence[Search] = searches) -> _Arrays:
                places = self.system.places(self.board.haystack, searches)
                return {} if places is None else {"places": places}

            kept = self._kept("places", _search_state(haystack, searches), ask)
            if "places" not in kept:
                return None
            found[name] = kept["places"]
        return found

    def _kept(self, part: str, state: str, ask: Callable[[], _Arrays]) -> _Arrays:
        file = self._folder / f"{part}-{state}.npz"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(f".{os.getpid()}")
            with unfinished.open("wb") as stream:
                np.savez(stream, allow_pickle=False, **ask())
            unfinished.replace(file)
        with np.load(file, allow_pickle=False) as arrays:
            return dict(arrays)


def allowed(functions: Sequence[Function]) -> Bool:
    """Which pairs may be alarms: neither identical, nor one inside the other by its name."""
    number: dict[str, int] = {}
    digests = np.array([number.setdefault(f.digest, len(number)) for f in functions])
    pairs: Bool = digests[:, None] != digests
    by_path: dict[str, list[int]] = defaultdict(list)
    for row, function in enumerate(functions):
        by_path[function.path].append(row)
    for rows in by_path.values():
        for one in rows:
            for other in rows:
                if functions[other].name.startswith(f"{functions[one].name}."):
                    pairs[one, other] = pairs[other, one] = False
    return pairs


def _searches(board: Board) -> dict[str, list[Search]]:
    found: dict[str, list[Search]] = defaultdict(list)
    for project in board.projects:
        for question in project.questions:
            partner = project.members[question.partner]
            found[question.set].append(Search(question=question, partner=partner))
    return found


def _functions_state(functions: Sequence[Function]) -> str:
    return _hash(f"{f.path}\0{f.name}\0{f.digest}\0{len(f.text)}" for f in functions)


def _project_state(project: Project) -> str:
    asked = [
        f"{q.query.digest}{len(q.query.text)} {q.partner} {q.negatives}" for q in project.questions
    ]
    return _hash([_functions_state(project.functions), *asked])


def _search_state(haystack: Haystack, searches: Sequence[Search]) -> str:
    asked = [
        f"{s.question.query.digest}{len(s.question.query.text)} {s.partner.function.digest}"
        for s in searches
    ]
    return _hash([_functions_state(haystack.functions), *asked])


def _hash(parts: Iterable[str]) -> str:
    state = hashlib.sha256()
    for part in parts:
        state.update(part.encode("utf-8", "surrogateescape") + b"\0")
    return state.hexdigest()[:_KEPT]

"""A tool that reads files and reports lines, as a row of the table.

Each question is a run of its own, over the query, its partner and the negatives: some tools tell
of each place only one other. A project is one run. Such a tool finds or does not: it cannot rank.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import numpy as np

from benchmarks.quality.board import Bool, Float64, Haystack, Project
from benchmarks.quality.systems.contract import Alarms, Search
from benchmarks.quality.tools import findings, laid
from benchmarks.quality.tools.findings import Finding, Pair
from dupcheck.records import Function

_AT_ONCE = 64
"""Folders that exist together."""


class Tool(Protocol):
    """A program; `extensions` are, by language, those of the files that it reads."""

    name: str
    revision: str
    extensions: Mapping[str, str]

    def findings(self, folders: Sequence[Path]) -> Iterable[Sequence[Finding]]:
        """What it finds within each folder; files are called by their names."""
        ...


class Detector:
    """A row of the table."""

    is_probability = False

    def __init__(self, tool: Tool) -> None:
        self.name = tool.name
        self.revision = tool.revision
        self._tool = tool

    def scores(self, project: Project) -> list[Float64]:
        """0 where the tool does not say that the two belong together."""
        asked = [
            [q.query, *(project.functions[row] for row in (q.partner, *q.negatives))]
            for q in project.questions
        ]
        found = self._pairs(asked)
        return [
            np.array([pairs.get((0, row), 0.0) for row in range(1, len(functions))])
            for functions, pairs in zip(asked, found, strict=True)
        ]

    def alarms(self, project: Project, allowed: Bool) -> Alarms:
        """The best pair of each function; of equal ones the first."""
        [pairs] = self._pairs([project.functions])
        best = np.full(len(project.functions), -1, np.int64)
        score = np.zeros(len(project.functions), np.float64)
        for (left, right), value in sorted(pairs.items()):
            if allowed[left, right]:
                for one, other in ((left, right), (right, left)):
                    if value > score[one]:
                        best[one], score[one] = other, value
        return Alarms(best=best, score=score)

    def places(self, haystack: Haystack, searches: Sequence[Search]) -> None:
        """It cannot rank."""

    def _pairs(self, asked: Sequence[Sequence[Function]]) -> Iterator[dict[Pair, float]]:
        for start in range(0, len(asked), _AT_ONCE):
            with TemporaryDirectory(prefix="functions-") as home:
                yield from self._run(asked[start : start + _AT_ONCE], Path(home).resolve())

    def _run(self, asked: Sequence[Sequence[Function]], home: Path) -> Iterator[dict[Pair, float]]:
        """A set of which the tool reads fewer than two functions is no work for it."""
        folders = [home / f"{number:04d}" for number in range(len(asked))]
        places = []
        for functions, folder in zip(asked, folders, strict=True):
            folder.mkdir()
            places.append(laid.lay(functions, self._tool.extensions, folder))
        worth = [folder for folder, place in zip(folders, places, strict=True) if len(place) > 1]
        found = dict(zip(worth, self._tool.findings(worth), strict=True)) if worth else {}
        for folder, place in zip(folders, places, strict=True):
            yield findings.scores(found.get(folder, ()), place)

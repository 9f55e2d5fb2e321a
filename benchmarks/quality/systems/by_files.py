"""Tools that read a folder and report which parts of its files are alike.

Each function stands in a file of its own, so that what a tool reports of two files is about two
functions. Its score is the tool's own similarity where it has one, else how much of both functions
the reported parts cover.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.quality.board import Bool, Float64, Haystack, Project
from benchmarks.quality.material import extension
from benchmarks.quality.systems.contract import Alarms, Search
from dupcheck.records import Function


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What a tool reports of two files, by their names in the folder.

    `lines` are first and last of the part in each, 1-based, or None for all of it; `similarity`
    is in [0, 1] or None where the tool has none.
    """

    files: tuple[str, str]
    lines: tuple[tuple[int, int] | None, tuple[int, int] | None] = (None, None)
    similarity: float | None = None


Tool = Callable[[Path], Iterable[Alike]]
"""Runs on a folder and reports."""


class ByFiles:
    """A system made of a tool that reads files; it reports pairs and cannot rank the others."""

    is_probability = False

    def __init__(self, name: str, revision: str, tool: Tool) -> None:
        self.name = name
        self.revision = revision
        self._tool = tool

    def scores(self, project: Project) -> list[Float64]:
        """The functions of the project and all questions in one folder; 0 for what is not told."""
        if not project.questions:
            return []
        count = len(project.functions)
        told = self._told([*project.functions, *(q.query for q in project.questions)])
        found = []
        for row, question in enumerate(project.questions, count):
            candidates = [question.partner, *question.negatives]
            found.append(np.array([told.get((one, row), 0.0) for one in candidates], np.float64))
        return found

    def alarms(self, project: Project, allowed: Bool) -> Alarms:
        """The best pair of each function."""
        best = np.full(len(project.functions), -1, np.int64)
        score = np.zeros(len(best), np.float64)
        for (left, right), told in sorted(self._told(project.functions).items()):
            for one, other in ((left, right), (right, left)):
                if allowed[one, other] and told > score[one]:
                    best[one], score[one] = other, told
        return Alarms(best=best, score=score)

    def places(self, haystack: Haystack, searches: Sequence[Search]) -> None:
        """Nothing is said of most pairs."""
        del haystack, searches

    def _told(self, functions: Sequence[Function]) -> dict[tuple[int, int], float]:
        """Scores of pairs of rows, the smaller row first."""
        with TemporaryDirectory() as folder:
            row = _files(functions, Path(folder))
            reports: dict[tuple[int, int], list[Alike]] = defaultdict(list)
            for one in self._tool(Path(folder)):
                pair = row[one.files[0]], row[one.files[1]]
                if pair[0] != pair[1]:
                    reports[min(pair), max(pair)].append(_turned(one, pair[0] > pair[1]))
        return {
            pair: _score(several, [functions[at].text.count("\n") + 1 for at in pair])
            for pair, several in reports.items()
        }


def _files(functions: Sequence[Function], folder: Path) -> dict[str, int]:
    """The row of each file that was written; a name says nothing but the row."""
    rows = {}
    for row, function in enumerate(functions):
        name = f"f{row:05}{extension(function.language)}"
        (folder / name).write_bytes(function.text.encode("utf-8", "surrogateescape") + b"\n")
        rows[name] = row
    return rows


def _turned(alike: Alike, turn: bool) -> Alike:
    if not turn:
        return alike
    files, lines = alike.files, alike.lines
    return Alike(
        files=(files[1], files[0]), lines=(lines[1], lines[0]), similarity=alike.similarity
    )


def _score(several: Iterable[Alike], heights: Sequence[int]) -> float:
    """The tool's highest similarity, or the mean share of lines covered by all parts together."""
    several = list(several)
    known = [one.similarity for one in several if one.similarity is not None]
    if known:
        return max(known)
    shares = []
    for side, height in enumerate(heights):
        covered: set[int] = set()
        for one in several:
            first, last = one.lines[side] or (1, height)
            covered.update(range(first, min(last, height) + 1))
        shares.append(len(covered) / height)
    return sum(shares) / len(shares)

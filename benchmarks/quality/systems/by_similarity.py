"""Systems that have a score for any two functions: a matrix of similarities is all it takes."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.quality.board import Bool, Float32, Float64, Haystack, Int64, Project
from benchmarks.quality.systems.contract import Alarms, Search
from dupcheck.records import Function

Similarities = Callable[[Sequence[Function]], Float32]
"""Similarities of some functions to all that the measure was prepared for, shape (some, all)."""

Measure = Callable[[Sequence[Function]], Similarities]
"""Prepares for the functions of a project: what is common among them may count less."""

_BLOCK = 128


class BySimilarity:
    """A system made of a measure of similarity."""

    is_probability = False

    def __init__(self, name: str, revision: str, measure: Measure) -> None:
        self.name = name
        self.revision = revision
        self._measure = measure

    def scores(self, project: Project) -> list[Float64]:
        """One row of the matrix for each question."""
        matrix = self._measure(project.functions)([q.query for q in project.questions])
        rows = [[q.partner, *q.negatives] for q in project.questions]
        return [line[row].astype(np.float64) for line, row in zip(matrix, rows, strict=True)]

    def alarms(self, project: Project, allowed: Bool) -> Alarms:
        """The largest number of each row."""
        matrix = np.where(allowed, self._measure(project.functions)(project.functions), -1)
        best = matrix.argmax(axis=1)
        score = matrix[np.arange(len(best)), best].astype(np.float64)
        return Alarms(best=np.where(score > 0, best, -1), score=np.maximum(score, 0))

    def places(self, haystack: Haystack, searches: Sequence[Search]) -> Int64:
        """Counted in blocks of questions: the matrix of all would fill the memory."""
        count = len(haystack.members)
        partners = [one.partner.function for one in searches]
        prepared = self._measure([*haystack.functions, *partners])
        found = np.zeros(len(searches), np.int64)
        for start in range(0, len(searches), _BLOCK):
            block = searches[start : start + _BLOCK]
            matrix = prepared([one.question.query for one in block])
            for row, one in enumerate(block, start):
                line = matrix[row - start]
                wrong = haystack.wrong(one.question, one.partner)
                found[row] = (line[:count][wrong] >= line[count + row]).sum()
        return found

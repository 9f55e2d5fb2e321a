"""The road of `dupcheck scan` and `diff`: the embedded model proposes, the judge decides.

A planted question is a change that adds one function: whatever is near enough is judged. Inside a
project everything is asked about, and of neighbours that are not very near only the nearest are.
Among pairs of equal confidence, and among those that are not proposed, the cosine decides.
"""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.quality.board import Bool, Float32, Float64, Haystack, Int64, Project
from benchmarks.quality.systems.builtin import vectors
from benchmarks.quality.systems.contract import Alarms, Search
from benchmarks.quality.systems.revision import JUDGE, revision
from dupcheck import join, match
from dupcheck.config import Settings
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.table import model_row
from dupcheck.judge import Judge
from dupcheck.languages.table import same_family
from dupcheck.records import Function, Match

Sense = Callable[[str, str], float]

try:
    from dupcheck.embed.meaning import likeness
except ModuleNotFoundError:  # an earlier commit, whose judge knows no meaning
    _SENSE: tuple[Sense, ...] = ()
else:
    _SENSE = (likeness,)

_TIE = 1e-6
_NOT_TOLD = 0.3
"""What is not proposed is told by no run, however sure the judge would be if it was asked."""
_LOOKED_AT = 50


class Judged:
    """The builtin road with the judge."""

    is_probability = True

    def __init__(self, name: str, revision: str) -> None:
        self.name = name
        self.revision = revision
        self._within, self._across = thresholds(Settings(), "builtin")

    def scores(self, project: Project) -> list[Float64]:
        """Confidences by the frequencies of the project."""
        judge = Judge(project.functions, *_SENSE)
        rows = vectors().of(project.functions)
        found = []
        for question, vector in zip(
            project.questions, vectors().of([q.query for q in project.questions]), strict=True
        ):
            candidates = [question.partner, *question.negatives]
            cosines = rows[candidates] @ vector
            functions = [project.functions[row] for row in candidates]
            pairs = zip(functions, cosines.tolist(), strict=True)
            found.append(np.array([self._score(judge, question.query, *pair) for pair in pairs]))
        return found

    def alarms(self, project: Project, allowed: Bool) -> Alarms:
        """What a scan would look at, told by how sure the judge is."""
        functions = project.functions
        judge, rows = Judge(functions, *_SENSE), vectors().of(functions)
        asked = np.ones(len(functions), np.bool_)
        parts = join.near(rows, match.families(functions), asked, self._within, self._across)
        best = np.full(len(functions), -1, np.int64)
        score = np.zeros(len(functions), np.float64)
        for pairs in (match.nearest(part, model_row("builtin").certain) for part in parts):
            for left, right, cosine in zip(
                pairs.left.tolist(), pairs.right.tolist(), pairs.similarity.tolist(), strict=True
            ):
                least = min(score[left], score[right])
                pair = Match(left=functions[left], right=functions[right], similarity=cosine)
                if not allowed[left, right] or judge.ceiling(pair) < least:
                    continue
                sure = judge.verdict(pair).confidence + _TIE * cosine
                for one, other in ((left, right), (right, left)):
                    if sure > score[one]:
                        best[one], score[one] = other, sure
        return Alarms(best=best, score=score)

    def places(self, haystack: Haystack, searches: Sequence[Search]) -> Int64:
        """The nearest fifty are judged; what stands behind these, stands by its cosine."""
        judge, rows = Judge(haystack.functions, *_SENSE), vectors().of(haystack.functions)
        return np.array([self._place(judge, rows, haystack, one) for one in searches], np.int64)

    def _place(self, judge: Judge, rows: Float32, haystack: Haystack, search: Search) -> int:
        query, partner = search.question.query, search.partner.function
        ours = vectors().of([query, partner])
        cosine = float(ours[0] @ ours[1])
        wrong = np.flatnonzero(haystack.wrong(search.question, search.partner))
        cosines = rows[wrong] @ ours[0]
        nearer = int((cosines >= cosine).sum())
        if nearer >= _LOOKED_AT:
            return nearer
        score = self._score(judge, query, partner, cosine)
        order = np.argsort(-cosines, kind="stable")[: _LOOKED_AT - 1]
        return sum(
            self._reaches(judge, query, haystack.functions[wrong[at]], float(cosines[at]), score)
            for at in order.tolist()
        )

    def _reaches(
        self, judge: Judge, query: Function, other: Function, cosine: float, score: float
    ) -> bool:
        pair = Match(left=other, right=query, similarity=cosine)
        if judge.ceiling(pair) + _TIE < score:
            return False
        return self._score(judge, query, other, cosine) >= score

    def _score(self, judge: Judge, query: Function, other: Function, cosine: float) -> float:
        pair = Match(left=other, right=query, similarity=cosine)
        confidence = judge.verdict(pair).confidence
        if not self._proposed(query, other, cosine):
            confidence = min(confidence, _NOT_TOLD)
        return confidence + _TIE * cosine

    def _proposed(self, query: Function, other: Function, cosine: float) -> bool:
        same = same_family(query.language, other.language)
        return cosine >= (self._within if same else self._across)


def system() -> Judged:
    """The row of the table."""
    return Judged("dupcheck", revision(JUDGE, "judged", "builtin"))

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.board import Haystack, Member, Project, Question
from benchmarks.quality.tools.detector import Detector
from benchmarks.quality.tools.findings import Finding, Span, among
from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile


class FirstLines:
    """Says that files are alike whose first lines are equal."""

    name = "first lines"
    revision = "1"

    def __init__(self) -> None:
        self.extensions = {"python": ".py"}
        self.runs = 0

    def findings(self, folders: Sequence[Path]) -> Iterator[list[Finding]]:
        for folder in folders:
            self.runs += 1
            by_line: dict[str, list[Span]] = {}
            for file in sorted(folder.iterdir()):
                line = file.read_text().partition("\n")[0]
                by_line.setdefault(line, []).append(Span(file.name, 1, None))
            yield [one for spans in by_line.values() for one in among(spans, 0.75)]


def function(head: str, body: str, language: str = "python") -> Function:
    content = f"def {head}:\n    {body}\n    return x\n".encode()
    [found] = extract(SourceFile(path=f"{body}.py", language="python", content=content)).functions
    return replace(found, language=language)


FUNCTIONS = [
    function("a(x)", "x += 1"),
    function("b(x)", "x += 2"),
    function("a(x)", "x += 3"),
    function("a(x)", "x += 4", language="ruby"),
]
MEMBERS = [Member(function=one, group=("p", str(row))) for row, one in enumerate(FUNCTIONS)]


def question(query: Function, partner: int, *negatives: int) -> Question:
    return Question(
        set="s",
        query=query,
        group=("p", "q"),
        partner=partner,
        negatives=negatives,
        reasons=("shape",) * len(negatives),
    )


QUESTIONS = (
    question(function("a(x)", "x += 9"), 0, 1, 2),
    question(function("b(x)", "x += 8"), 0, 1),
    question(function("a(x)", "x += 7"), 3),
)


def test_scores_are_of_the_partner_and_then_of_the_negatives() -> None:
    tool = FirstLines()
    scores = Detector(tool).scores(Project(name="p", members=MEMBERS, questions=QUESTIONS))
    assert [one.tolist() for one in scores] == [[0.75, 0, 0.75], [0, 0.75], [0]]
    assert tool.runs == 2, "a question with one file that the tool reads is no run"


def test_more_questions_than_folders_exist_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.quality.tools.detector._AT_ONCE", 2)
    detector = Detector(FirstLines())
    project = Project(name="p", members=MEMBERS, questions=QUESTIONS[:2] * 3)
    assert [len(one) for one in detector.scores(project)] == [3, 2] * 3


def test_alarms_are_the_best_allowed_pairs() -> None:
    project = Project(name="p", members=MEMBERS)
    allowed = np.ones((4, 4), np.bool_)
    found = Detector(FirstLines()).alarms(project, allowed)
    assert found.best.tolist() == [2, -1, 0, -1]
    assert found.score.tolist() == [0.75, 0, 0.75, 0]
    allowed[0, 2] = allowed[2, 0] = False
    assert Detector(FirstLines()).alarms(project, allowed).best.tolist() == [-1] * 4


def test_a_detector_does_not_rank() -> None:
    assert Detector(FirstLines()).places(Haystack(members=MEMBERS), []) is None

from pathlib import Path

import numpy as np

from benchmarks.quality.board import Member, Project, Question
from benchmarks.quality.systems.by_files import Alike, ByFiles
from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile

SAME = "def f(rows):\n    total = 0\n    for row in rows:\n        total += row\n    return total\n"
OTHER = "def g(path):\n    with open(path) as file:\n        return file.read().splitlines()\n"


def function(path: str, text: str) -> Function:
    source = SourceFile(path=path, language="python", content=text.encode())
    return extract(source).functions[0]


def same_text(folder: Path):
    """A tool that reports files whose first two lines are equal."""
    heads = {file.name: file.read_text().splitlines()[:2] for file in folder.iterdir()}
    names = sorted(heads, reverse=True)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            if heads[one] == heads[other]:
                yield Alike(files=(one, other), lines=((1, 2), (1, 2)))


MEMBERS = [
    Member(function=function("a.py", SAME), group=("p", "f")),
    Member(function=function("b.py", OTHER), group=("p", "g")),
    Member(function=function("c.py", SAME.replace("+=", "-=")), group=("p", "h")),
]
QUESTION = Question(
    set="type-1",
    query=function("q.py", SAME),
    group=("p", "f"),
    partner=0,
    negatives=(1,),
    reasons=("shape",),
)
PROJECT = Project(name="p", members=MEMBERS, questions=(QUESTION,), alarms=True)


def test_what_is_covered_of_both_functions_is_the_score() -> None:
    (scores,) = ByFiles("tool", "1", same_text).scores(PROJECT)
    assert scores.tolist() == [2 / 5, 0]


def test_a_similarity_of_the_tool_comes_before_what_is_covered() -> None:
    def tool(_: Path):
        yield Alike(files=("f00003.py", "f00000.py"), similarity=0.25)
        yield Alike(files=("f00000.py", "f00003.py"), similarity=0.75)

    (scores,) = ByFiles("tool", "1", tool).scores(PROJECT)
    assert scores.tolist() == [0.75, 0]


def test_alarms_are_the_best_pairs_that_are_allowed() -> None:
    allowed = ~np.eye(3, dtype=np.bool_)
    found = ByFiles("tool", "1", same_text).alarms(PROJECT, allowed)
    assert found.best.tolist() == [2, -1, 0]
    assert found.score.tolist() == [2 / 5, 0, 2 / 5]
    allowed[0, 2] = allowed[2, 0] = False
    assert ByFiles("tool", "1", same_text).alarms(PROJECT, allowed).best.tolist() == [-1, -1, -1]

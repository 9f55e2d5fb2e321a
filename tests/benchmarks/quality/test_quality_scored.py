from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.board import Board, Haystack, Member, Project, Question
from benchmarks.quality.outcome import outcome
from benchmarks.quality.scored import Scored, allowed
from benchmarks.quality.systems.by_similarity import BySimilarity
from benchmarks.quality.systems.contract import Search
from dupcheck.extract.normalize import digest
from dupcheck.lines import LineRange
from dupcheck.records import Function


def member(name: str, value: int, path: str = "a.py", language: str = "python") -> Member:
    """A function that is worth its size."""
    code = f"i{name} n{value}"
    function = Function(
        path=path, language=language, name=name, lines=LineRange(start=1, end=1), span=(0, 1),
        text=code, code=code, size=value, digest=digest(code),
    )  # fmt: skip
    return Member(function=function, group=("p", name))


def nearness(functions):
    sizes = np.array([one.size for one in functions], np.float32)

    def similarities(asked):
        mine = np.array([one.size for one in asked], np.float32)
        return 1 / (1 + np.abs(mine[:, None] - sizes))

    return similarities


MEMBERS = (member("a", 10), member("b", 14), member("c", 40), member("d", 41))
QUERY = member("q", 11).function
QUESTION = Question(
    set="renamed", query=QUERY, group=("p", "q"), partner=0, negatives=(1, 2), reasons=("", "")
)
PROJECT = Project(name="p", members=MEMBERS, questions=(QUESTION,), alarms=True)
STACK = Haystack(members=(*MEMBERS, member("e", 11), member("q", 11), member("f", 11, "a.c", "c")))
BOARD = Board(projects=(PROJECT,), haystack=STACK)


@pytest.fixture
def scored(tmp_path: Path) -> Scored:
    return Scored(BySimilarity("nearness", "1", nearness), BOARD, tmp_path)


def test_the_score_of_the_partner_comes_first(scored: Scored) -> None:
    (scores,) = scored.scores(PROJECT)
    assert scores.tolist() == [1 / 2, 1 / 4, pytest.approx(1 / 30)]


def test_wrong_answers_are_of_the_language_and_of_no_group_of_the_question(scored) -> None:
    search = Search(question=QUESTION, partner=MEMBERS[0])
    wrong = STACK.wrong(QUESTION, MEMBERS[0])
    assert [m.function.name for m, w in zip(STACK.members, wrong, strict=True) if w] == list("bcde")
    assert scored.system.places(STACK, [search]).tolist() == [1]


def test_the_figures_of_a_board(scored: Scored) -> None:
    found = outcome(scored, {})
    figures = found.sets["renamed"]
    assert (figures.average_precision, figures.first, figures.among_ten) == (1, 0, 1)
    assert figures.reciprocal_rank == 0.5
    # c and d are each other's best, at 1/2, and none of four functions may be a false alarm.
    assert found.lines[1].threshold == 0.5
    assert figures.told[1] == 0
    digests = sorted(MEMBERS[row].function.digest for row in (2, 3))
    known = {("p", *digests): True}
    assert outcome(scored, known).lines[1].threshold == pytest.approx(1 / 5)
    assert outcome(scored, known).sets["renamed"].told[1] == 1


def test_a_system_is_asked_once(scored: Scored, tmp_path: Path) -> None:
    before = outcome(scored, {})

    def fails(functions):
        raise AssertionError(functions)

    again = Scored(BySimilarity("nearness", "1", fails), BOARD, tmp_path)
    assert outcome(again, {}) == before
    with pytest.raises(AssertionError):
        outcome(Scored(BySimilarity("nearness", "2", fails), BOARD, tmp_path), {})


def test_identical_and_nested_functions_are_no_alarms() -> None:
    functions = [m.function for m in (member("f", 1), member("f.g", 2), member("f", 1, "b.py"))]
    assert allowed(functions).tolist() == [
        [False, False, False],
        [False, False, True],
        [False, True, False],
    ]

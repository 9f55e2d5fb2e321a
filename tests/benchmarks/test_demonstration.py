"""The demonstration in small: functions of the labelled set, some cases, most doors."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import readme
from benchmarks.demonstration import action, hooks, material, repository, results
from benchmarks.demonstration.cases import CASES
from benchmarks.demonstration.compared import compared
from benchmarks.demonstration.doors import LOCAL, Door
from benchmarks.demonstration.expected import Told, difference, line
from benchmarks.demonstration.repository import COMBINED, Repository

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names of files that Windows cannot have")

_TAKEN = (
    "copy",
    "copy and rename",
    "port to another language",
    "move of a function",
    "third copy of an old pair",
    "third copy of a pair in the baseline",
    "two new twins in one change",
    "suppressed by a comment",
    "odd file names",
    "main merged into the branch",
    "main got the same meanwhile",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    cases = [case for case in CASES if case.name in _TAKEN]
    assert len(cases) == len(_TAKEN)
    return repository.build(tmp_path_factory.mktemp("built"), material.of_tasks(), cases)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for all that frameworks keep."""
    for name in ("PRE_COMMIT_HOME", "PREK_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def differing(built: Repository, doors: Sequence[Door], *cases: str) -> dict[str, tuple[str, ...]]:
    branches = tuple(one for one in built.branches if one.case in cases)
    assert len(branches) == len(cases)
    all_seen = compared(replace(built, branches=branches), doors)
    return {f"{one.branch.case}, {one.door.name}": one.differs for one in all_seen if one.differs}


@pytest.mark.parametrize("door", LOCAL, ids=lambda door: door.name)
def test_every_way_of_asking_has_the_same_answer(built: Repository, door: Door) -> None:
    assert differing(built, [door], COMBINED) == {}


def test_a_merge_that_is_not_committed_yet_brings_nothing_of_its_own(built: Repository) -> None:
    (staged,) = [door for door in LOCAL if door.name == "--staged"]
    assert differing(built, [staged], "main merged into the branch") == {}


def test_hooks_have_the_same_answer(built: Repository, alone: Path) -> None:
    doors = hooks.doors(alone / "hooks")
    if not doors:
        pytest.skip("needs pre-commit or prek")
    assert differing(built, doors[:2], COMBINED) == {}


def test_the_action_has_the_same_answer(built: Repository, alone: Path) -> None:
    doors = action.doors(alone / "action")
    if not doors:
        pytest.skip("needs act")
    assert differing(built, doors[:1], COMBINED) == {}


def test_whatever_differs_is_told(built: Repository) -> None:
    (branch,) = [one for one in built.branches if one.case == "copy"]
    (real,) = branch.alone.found
    wrong = replace(branch, alone=Told(quiet=frozenset({"comment: a = b"})))
    (seen,) = compared(replace(built, branches=(wrong,)), LOCAL[:1])
    assert seen.differs == (
        "missing, quiet: comment: a = b", f"too much: {real}", "exit code 1, not 0"
    )  # fmt: skip


def test_costly_doors_are_asked_for_some_cases_only(built: Repository) -> None:
    doors = [LOCAL[0], replace(LOCAL[0], name="again", costly=True)]
    copies = tuple(one for one in built.branches if one.case.startswith("copy"))
    all_seen = compared(replace(built, branches=copies), doors, {"copy"})
    assert [(one.branch.case, one.door.name) for one in all_seen] == [
        ("copy", "--base"), ("copy", "again"), ("copy and rename", "--base")
    ]  # fmt: skip


def test_nothing_of_a_finding_may_differ() -> None:
    told = {line("a:f", ("+b:g", 1), ("c:h", 2)), line("a:f", ("+b:g", 1))}
    assert line("a:f", ("c:h", 2), ("+b:g", 1)) in told
    for other in (line("a:f", ("b:g", 1)), line("a:f", ("+b:g", 2)), line("+b:g", ("a:f", 1))):
        assert difference(Told(found=frozenset(told)), Told(found=frozenset({other})))
    assert not difference(Told(found=frozenset(told)), Told(found=frozenset(told)))


def test_the_results_have_every_case_as_expected() -> None:
    found = results.read()
    assert [case["case"] for case in found["cases"]] == [
        *(case.name for case in CASES), COMBINED
    ]  # fmt: skip
    assert {
        differs for case in found["cases"] for one in case["doors"].values() for differs in one
    } == set()


def test_the_tables_show_the_results() -> None:
    text = readme.BENCHMARKS.read_text("utf-8")
    assert readme.filled(text, "demonstration", readme.demonstration_tables()) == text

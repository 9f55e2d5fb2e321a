"""The one run of `dupcheck diff`: how it is called, and what is made of what it says."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken import Spoken
from story import git

from action import check
from dupcheck.command import arguments

QUIET = {
    "DUPCHECK_MODEL": "builtin", "DUPCHECK_DEGRADED": "", "DUPCHECK_FAIL_ON": "",
    "DUPCHECK_BASE": "", "DUPCHECK_PATHS": "",
}  # fmt: skip


PARSER = arguments.parser()


def called(tmp_path: Path = Path("reports"), **inputs: str) -> list[str]:
    return check.command({**QUIET, **inputs}, tmp_path)


def test_without_inputs_the_configuration_decides() -> None:
    found = called()
    assert found[:6] == ["-I", "-X", "utf8", "-m", "dupcheck", "diff"]
    said = " ".join(found)
    for absent in ("--fail-on", "--base", "--exit-zero", "--config-from"):
        assert absent not in said
    assert found[-1] == "--"


@pytest.mark.parametrize(
    "event", ["pull_request", "pull_request_target", "pull_request_review", "merge_group"]
)
def test_a_pull_request_does_not_say_by_which_rules_it_is_checked(event: str) -> None:
    assert "--config-from=base" in called(GITHUB_EVENT_NAME=event)
    assert "--config-from=base" not in called(GITHUB_EVENT_NAME="push")


def test_none_never_fails() -> None:
    assert "--exit-zero" in called(DUPCHECK_FAIL_ON=" none ")
    assert "--fail-on=type<=3" in called(DUPCHECK_FAIL_ON="type<=3")


def test_paths_stand_on_lines() -> None:
    assert called(DUPCHECK_PATHS=" src \n\n--output=x\r\na b\n")[-4:] == [
        "--", "src", "--output=x", "a b",
    ]  # fmt: skip


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1)),
)
def test_no_input_becomes_another_option(base: str, paths: list[str]) -> None:
    found = called(DUPCHECK_BASE=base, DUPCHECK_PATHS="\n".join(paths))
    given_ = PARSER.parse_args(found[found.index("diff") :])
    assert (given_.base or "") == base.strip()
    assert given_.to == ("HEAD" if base.strip() else None)
    assert list(given_.paths) == [one.strip() for one in paths if one.strip()]
    assert given_.model == "builtin"


REPORT = {
    "model": {"name": "qwen3-0.6b"},
    "change": {"base": "a" * 40},
    "counts": {"left_to_proposer": 3, "functions": 20, "files": 5},
    "statistics": {"embedded": 0, "parsed": 0},
    "findings": [
        {"standing": "new", "copies": [{"similarity": 0.91}, {"similarity": 0.97}]},
        {"standing": "known", "copies": [{"similarity": 0.8}]},
    ],
}


def test_a_report_becomes_outputs() -> None:
    assert check.results(REPORT) == {
        "findings": "2",
        "new-findings": "1",
        "max-similarity": "0.9700",
        "base-sha": "a" * 40,
        "mode": "neural",
        "truncated": "true",
        "learned": "false",
    }


@pytest.mark.parametrize(
    ("made", "learned"),
    [
        ({"embedded": 9, "parsed": 0}, "false"),
        ({"embedded": 10, "parsed": 0}, "true"),
        ({"embedded": 0, "parsed": 3}, "true"),
        ({"embedded": 0, "parsed": 2}, "false"),
    ],
)
def test_what_hardly_anything_was_learned_in_is_not_kept(
    made: dict[str, int], learned: str
) -> None:
    counts = {"left_to_proposer": 0, "functions": 1000, "files": 300}
    report = {**REPORT, "statistics": made, "counts": counts}
    assert check.results(report)["learned"] == learned


def test_nothing_found_anywhere() -> None:
    empty = {**REPORT, "findings": [], "change": None, "model": {"name": "builtin"}}
    found = check.results({**empty, "statistics": {"parsed": 1}})
    assert (found["findings"], found["max-similarity"], found["base-sha"]) == ("0", "", "")
    assert (found["mode"], found["learned"]) == ("builtin", "true")


@pytest.mark.parametrize("ended", [-9, 256, 3_221_225_728])
def test_a_check_that_was_killed_is_no_clean_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: int
) -> None:
    # A shell takes the code of a process modulo 256.
    monkeypatch.setattr(check, "run", lambda *_: (ended, []))
    _, spoken = ran(tmp_path)
    assert spoken.outputs == {"exit-code": "3"}
    assert str(ended) in spoken.log


def ran(tmp_path: Path, **inputs: str) -> tuple[int, Spoken]:
    spoken = Spoken(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    variables = {**os.environ, **QUIET, "DUPCHECK_WORK": str(folder), **inputs}
    return check.main(variables, spoken.runner), spoken


@pytest.fixture
def here(repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    task = Path(__file__).parent.parent.parent / "dupcheck" / "bench" / "tasks" / "busy_slots"
    repository.write("slots.py", (task / "original.py").read_text("utf-8"))
    repository.commit()
    repository.write("copied.py", (task / "renamed.py").read_text("utf-8"))
    repository.commit()
    repository.write("built.py", (task / "renamed.py").read_text("utf-8"))
    monkeypatch.chdir(repository.root)
    return repository.root


@pytest.mark.usefixtures("here")
def test_what_is_found_is_said_in_all_ways(tmp_path: Path) -> None:
    code, spoken = ran(tmp_path, DUPCHECK_BASE="HEAD^")
    assert code == 0, spoken.log
    assert spoken.outputs["exit-code"] == "1"
    assert spoken.outputs["findings"] == "1"
    assert spoken.outputs["learned"] == "true"
    assert json.loads(Path(spoken.outputs["report-json"]).read_bytes())["findings"]
    assert spoken.summary.startswith("## dupcheck")
    begin, _, end = spoken.log.partition("::stop-commands::")
    assert begin == ""
    word = end[:32]
    unheard, _, heard = end[32:].partition(f"\n::{word}::\n")
    assert "copied.py" in unheard
    assert "built.py" not in spoken.log  # it was made by another step of the job
    assert heard.startswith("::error ")
    assert "file=copied.py" in heard


HOSTILE = (
    "a\n::error file=x.py,line=1::forged",
    "a ##[add-mask]true",
    "::stop-commands::x",
    "100%,a:b",
    "x%0A::warning::y",
    "\r::error::forged",
    "\u2028::error::forged",
)


@pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
def test_no_name_speaks_to_the_runner(here: Path, tmp_path: Path) -> None:
    for name in HOSTILE:
        shutil.copy(here / "copied.py", here / f"{name}.py")
    (here / "copied.py").unlink()
    (here / "built.py").unlink()
    git(here, "add", "--all")
    git(here, "commit", "--quiet", "--amend", "--message=named")
    _, spoken = ran(tmp_path, DUPCHECK_BASE="HEAD^")
    assert spoken.outputs["findings"] == "1", spoken.log
    word = spoken.log.removeprefix("::stop-commands::")[:32]
    unheard, end, heard = spoken.log.partition(f"\n::{word}::\n")
    assert end
    assert word not in unheard[len("::stop-commands::") + 32 :]
    assert "##[" not in heard
    lines = [line for line in re.split(r"[\r\n]", heard) if line]
    assert len(lines) == len(HOSTILE)
    assert all(line.startswith("::error ") for line in lines)


@pytest.mark.usefixtures("here")
def test_a_degraded_run_says_so_first(tmp_path: Path) -> None:
    _, spoken = ran(tmp_path, DUPCHECK_BASE="HEAD^", DUPCHECK_DEGRADED="no `network` here")
    assert spoken.summary.startswith("> **Degraded**: `no 'network' here`\n\n## dupcheck")


@pytest.mark.usefixtures("here")
def test_a_failure_is_no_clean_result(tmp_path: Path) -> None:
    code, spoken = ran(tmp_path, DUPCHECK_BASE="nothing\u202e%0A::set-output x")
    assert code == 0
    assert spoken.outputs == {"exit-code": "2"}
    last = spoken.log.rstrip().split("\n")[-1]
    assert last.startswith(
        "::error title=dupcheck::dupcheck failed with exit code 2, nothing was checked: "
    )
    assert "\\u202e%250A" in last
    assert spoken.summary.startswith("## dupcheck failed\n\n`")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)
@pytest.mark.parametrize("given", [{}, {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "a.b"}])
def test_in_a_container_the_checkout_is_somebody_elses(
    here: Path, tmp_path: Path, given: dict[str, str]
) -> None:
    for path in (here, *here.rglob("*")):
        os.chown(path, 4321, 4321)
    values = {name.replace("KEY", "VALUE"): "c" for name in given if "KEY" in name}
    _, spoken = ran(tmp_path, DUPCHECK_BASE="HEAD^", **given, **values)
    assert spoken.outputs["exit-code"] == "1", spoken.log


@pytest.mark.usefixtures("here")
def test_wrong_arguments_are_named(tmp_path: Path) -> None:
    _, spoken = ran(tmp_path, DUPCHECK_FAIL_ON="whatever")
    assert spoken.outputs == {"exit-code": "2"}
    assert "whatever" in spoken.log.rstrip().split("\n")[-1]


def test_the_folder_that_is_checked_is_never_imported_from(here: Path, tmp_path: Path) -> None:
    for name in ("dupcheck", "json", "sitecustomize", "numpy"):
        (here / f"{name}.py").write_text("open('touched', 'w')\n")
    ran(tmp_path, DUPCHECK_BASE="HEAD^")
    assert not (here / "touched").exists()

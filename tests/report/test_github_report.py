import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cases import CASES
from diff_sample import DIFF_REPORT
from hostile_sample import HOSTILE, HOSTILE_REPORT
from hypothesis import given
from hypothesis import strategies as st
from sample import CLAMP, SLUGIFY, function, related, report_of
from workflow_commands import run

from dupcheck.changes import INDEX, Change, ChangedFile
from dupcheck.lines import LineRange
from dupcheck.records import CloneType, Finding, Report, Standing
from dupcheck.report.alerts import alert_message, alerts
from dupcheck.report.github import render
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable, units
from tests.conftest import Repository

EXPECTED = Path(__file__).parent / "expected"
ACT = shutil.which("act", path=os.pathsep.join([str(Path(sys.executable).parent), os.defpath]))
KEEP = function("keep.py", "keep", SLUGIFY)
ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1)


def rendered(report: Report) -> str:
    return render(report, ReportOptions())


def finding(
    path: str, name: str = "copy", *, fails: bool = True, standing: Standing = Standing.NEW
) -> Finding:
    copy = related(KEEP, function(path, name, SLUGIFY), CloneType.TYPE_1, 1.0, 0.9)
    return Finding(keep=KEEP, copies=(copy,), fingerprint=path, fails=fails, standing=standing)


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"github-{case}.txt", rendered(CASES[case]))


def test_nothing_found_is_no_output() -> None:
    assert rendered(report_of()) == ""


def test_what_fails_is_an_error_what_does_not_a_warning_what_is_known_a_notice() -> None:
    step = run(rendered(DIFF_REPORT))
    places = [(one["level"], one["file"], one["line"]) for one in step.annotations if "file" in one]
    assert places == [
        ("error", "blog/models.py", "140"),
        ("error", "api/names.py", "8"),
        ("warning", "server/maths.go", "9"),
        ("notice", "blog/models.py", "150"),
    ]


def test_what_a_run_could_not_do_is_a_warning_at_no_line() -> None:
    said = [one for one in run(rendered(DIFF_REPORT)).level("warning") if "file" not in one]
    assert [one["message"] for one in said] == [
        "the history is shallow: two more commits were fetched",
        "the flagship cannot be loaded: the builtin model decided",
    ]


def test_only_these_properties_are_written() -> None:
    for one in run(rendered(DIFF_REPORT)).annotations:
        assert set(one) in (
            {"level", "message", "file", "line", "endLine", "title"},
            {"level", "message", "title"},
        )


@pytest.mark.parametrize(
    ("head", "added", "lines"),
    [
        (30, (1, 99), ("10", "11")),  # a new function: at its signature
        (0, (1, 99), ("10", "10")),  # of which only the start is known
        (30, (11, 14), ("11", "14")),  # where that was written in part: at what was written
        (30, (13, 15), ("13", "15")),
        (30, (50, 60), ("10", "11")),  # where lines were only taken away
    ],
)
def test_annotations_stand_at_the_signature_if_that_was_written(
    head: int, added: tuple[int, int], lines: tuple[str, str]
) -> None:
    text = "def f(\n        arguments):\n" + "    x = 1\n" * 6 + "    return x"
    copy = replace(function("a.py", "f", text, line=10), head=head)
    judged = related(KEEP, copy, CloneType.TYPE_1, 1.0, 0.9)
    found = Finding(keep=KEEP, copies=(judged,), fingerprint="f", touched=(copy,))
    range_ = LineRange(start=added[0], end=added[1])
    file = ChangedFile(path="a.py", old_path="a.py", added=(range_,))
    change = Change(title="x", after=INDEX, files=(file,))
    (one,) = run(rendered(replace(report_of(found), change=change))).annotations
    assert (one["line"], one["endLine"]) == lines


@pytest.mark.parametrize(("number", "shown"), [(7, 7), (8, 8), (9, 7), (300, 7)])
def test_a_runner_drops_nothing_of_what_is_written(number: int, shown: int) -> None:
    step = run(rendered(report_of(*(finding(f"{n}.py") for n in range(number)))))
    assert step.dropped == 0
    assert len([one for one in step.annotations if "file" in one]) == shown
    if number > shown:
        more = number - shown
        assert step.annotations[-1]["message"] == (
            f"{more} more annotations of this kind: the whole report has them"
        )


def test_every_level_keeps_to_the_limit() -> None:
    levels = [(True, Standing.NEW), (False, Standing.NEW), (False, Standing.KNOWN)]
    findings = [
        finding(f"{n}.py", fails=fails, standing=standing)
        for fails, standing in levels
        for n in range(40)
    ]
    notices = tuple(f"notice {n}" for n in range(30))
    step = run(rendered(replace(report_of(*findings), notices=notices)))
    assert step.dropped == 0
    assert [len(step.level(level)) for level in ("error", "warning", "notice")] == [8, 8, 8]
    assert step.level("warning")[2]["message"].startswith("28 more annotations")


def test_the_best_are_shown() -> None:
    small = [finding(f"small/{n}.py") for n in range(12)]
    copy = related(KEEP, function("s.py", "s", CLAMP), CloneType.TYPE_1, 1.0, 0.9)
    least = Finding(keep=KEEP, copies=(copy,), fingerprint="least")
    shown = {one.get("file") for one in run(rendered(report_of(least, *small))).annotations}
    assert "s.py" not in shown


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_reaches_the_reader_and_does_nothing_else(hostile: str) -> None:
    report = replace(report_of(finding(hostile, hostile)), notices=(hostile,))
    step = run(rendered(report))
    assert (step.obeyed, step.dropped) == ([], 0)
    (error,), (warning,) = step.level("error"), step.level("warning")
    assert len(step.annotations) == 2
    assert units(error["message"]) <= 4096
    assert units(warning["message"]) <= 4096
    assert units(error["title"]) <= 255


def test_a_report_full_of_hostile_text_obeys_nothing() -> None:
    step = run(rendered(HOSTILE_REPORT))
    assert (step.obeyed, step.dropped) == ([], 0)
    assert [len(step.level(level)) for level in ("error", "warning", "notice")] == [8, 3, 0]


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_path_and_name_survive_the_escaping(path: str, name: str, notice: str) -> None:
    report = replace(report_of(finding(path, name)), notices=(notice,))
    step = run(rendered(report))
    assert (step.obeyed, len(step.annotations)) == ([], 2)
    (error,) = step.level("error")
    assert error["file"] == printable(path)
    assert error["message"] == alert_message(alerts(report)[0])
    assert (error["line"], error["endLine"]) == ("1", "1")
    assert all(printable(line) == line for line in rendered(report).splitlines())


@pytest.mark.skipif(not ACT, reason="needs act, a runner of workflows")
def test_a_runner_that_others_wrote_reads_the_same(repository: Repository) -> None:
    # Its own flaws are kept out: `=` in a property, `::` in a message, `%0A` that was text.
    paths = ["100%,a:b.py", "a b/##[add-mask]x", "::stop-commands::x", "caf\u00e9/\U0001f600.py"]
    report = report_of(*map(finding, paths))
    printed = repository.root / "annotations.txt"
    printed.write_bytes(rendered(report).encode())
    repository.write(
        ".github/workflows/check.yml",
        "on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n"
        f"      - run: cat '{printed}'\n        shell: bash\n",
    )
    repository.commit()
    done = subprocess.run(
        [ACT, "push", "--json", "-P", "ubuntu-latest=-self-hosted", "--no-cache-server"],
        cwd=repository.root, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    lines = (done.stdout + done.stderr).split("\n")
    read = [json.loads(line) for line in lines if line.startswith("{")]
    seen = [(one["kvPairs"], one["arg"]) for one in read if one.get("command")]
    assert seen == [
        ({name: one[name] for name in ("file", "line", "endLine", "title")}, one["message"])
        for one in run(rendered(report)).annotations
    ]

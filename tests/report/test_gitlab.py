import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cases import CASES
from diff_sample import DIFF_REPORT
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample import SLUGIFY, function, related, report_of

from dupcheck.records import CloneType, Finding, Report
from dupcheck.report.alerts import alerts
from dupcheck.report.gitlab import render
from dupcheck.report.kinds import KINDS
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "maxLength": 1000},
            "check_name": {"enum": [kind.id for kind in KINDS.values()]},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\.?/"}},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin", "end"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}
KEEP = function("keep.py", "keep", SLUGIFY)


def issues(report: Report) -> list[dict[str, Any]]:
    text = render(report, ReportOptions())
    assert text.isascii()
    read: list[dict[str, Any]] = json.loads(text)
    Draft202012Validator(SCHEMA).validate(read)
    fingerprints = [issue["fingerprint"] for issue in read]
    assert len(set(fingerprints)) == len(fingerprints), "of equal ones GitLab keeps one"
    return read


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    issues(CASES[case])
    golden(EXPECTED / f"gitlab-{case}.json", render(CASES[case], ReportOptions()))


def test_nothing_found_is_an_empty_list() -> None:
    assert render(report_of(), ReportOptions()) == "[]\n"


def test_an_issue_for_each_place_best_first() -> None:
    found = [(issue["location"]["path"], issue["severity"]) for issue in issues(DIFF_REPORT)]
    assert found == [
        ("blog/models.py", "major"),
        ("api/names.py", "minor"),
        ("server/maths.go", "info"),
        ("blog/models.py", "minor"),
    ]


@pytest.mark.parametrize("clone_type", CloneType)
def test_what_does_not_fail_is_never_more_severe(clone_type: CloneType) -> None:
    order = ["info", "minor", "major", "critical", "blocker"]
    copy = related(KEEP, function("copy.py", "copy", SLUGIFY), clone_type, 0.9, 0.9)
    finding = Finding(keep=KEEP, copies=(copy,), fingerprint="f")
    (failing,) = issues(report_of(finding))
    (lenient,) = issues(report_of(replace(finding, fails=False)))
    assert order.index(lenient["severity"]) <= order.index(failing["severity"])


def test_lines_move_and_the_fingerprint_stays() -> None:
    def at(line: int) -> Report:
        copies = (
            related(KEEP, function(path, "copy", SLUGIFY, line=line), CloneType.TYPE_1, 1.0, 0.9)
            for path in ("a.py", "b.py", "c.py")
        )
        return report_of(Finding(keep=KEEP, copies=tuple(copies), fingerprint="f"))

    here, there = ([one["fingerprint"] for one in issues(at(line))] for line in (1, 70))
    assert here == there


@given(
    st.lists(st.text(st.characters(exclude_categories=()), min_size=1), min_size=1, unique=True),
    st.text(st.characters(exclude_categories=())),
)
def test_any_paths_and_names_give_what_strict_readers_take(paths: list[str], name: str) -> None:
    copies = (
        related(KEEP, function(f"lib/{path}", name, SLUGIFY), CloneType.TYPE_1, 1.0, 0.9)
        for path in paths
    )
    report = report_of(Finding(keep=KEEP, copies=tuple(copies), fingerprint="f"))
    found = issues(report)
    assert len(found) == len(paths)
    json.dumps(found, ensure_ascii=False).encode()  # no lone surrogate is left
    for issue, alert in zip(found, alerts(report), strict=True):
        if alert.function.path.isascii():
            assert issue["location"]["path"] == alert.function.path

import json
import os
import re
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cases import CASES
from diff_sample import DIFF_REPORT, HEAD
from hostile_sample import HOSTILE_REPORT
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample import GO_CLAMP, REPORT, SLUGIFY, function, related, report_of

from dupcheck.lines import LineRange
from dupcheck.records import CloneType, Finding, Report, Skipped, SkipReason
from dupcheck.report.alerts import alert_headline, alerts
from dupcheck.report.line_hash import line_hashes
from dupcheck.report.options import ReportOptions
from dupcheck.report.sarif import render

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
OURS = Draft202012Validator(json.loads((HERE / "code_scanning.schema.json").read_text("utf-8")))
# Microsoft's validator, which knows GitHub's rules; a folder, as npm unpacks it.
MULTITOOL = Path(
    os.environ.get("SARIF_MULTITOOL")
    or HERE.parents[1] / "node_modules/@microsoft/sarif-multitool-linux"
)
LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\((\d+)\)")
KEEP = function("keep.py", "keep", SLUGIFY)
FULL = ReportOptions(list_suppressed=True, read=lambda _: SLUGIFY.encode() * 20)


def document(report: Report, options: ReportOptions = FULL) -> dict[str, Any]:
    text = render(report, options)
    assert text.isascii()
    read = json.loads(text)
    OURS.validate(read)
    assert isinstance(read, dict)
    return read


def results(report: Report, options: ReportOptions = FULL) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = document(report, options)["runs"][0]["results"]
    return found


def notes(report: Report, options: ReportOptions = FULL) -> list[str]:
    (invocation,) = document(report, options)["runs"][0]["invocations"]
    return [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]


def many(number: int, name: str = "copy", code: str = SLUGIFY) -> Report:
    copies = (function(f"{n}/{name}.py", name, code) for n in range(number))
    judged = tuple(related(KEEP, copy, CloneType.TYPE_1, 1.0, 0.9) for copy in copies)
    return report_of(Finding(keep=KEEP, copies=judged, fingerprint="f"))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(OURS.schema)


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    shown = json.dumps(document(CASES[case]), indent=2)
    golden(EXPECTED / f"sarif-{case}.json", f"{shown}\n")


def test_one_result_for_each_place_best_first() -> None:
    found = results(DIFF_REPORT, ReportOptions())
    places = [one["locations"][0]["physicalLocation"]["region"] for one in found]
    assert [(place["startLine"], place["endLine"]) for place in places] == [
        (alert.lines.start, alert.lines.end) for alert in alerts(DIFF_REPORT)
    ]
    assert [(one["ruleId"], one["level"]) for one in found] == [
        ("exact-copy", "warning"),
        ("edited-copy", "warning"),
        ("ported-copy", "note"),
        ("exact-copy", "note"),
    ]


@pytest.mark.parametrize("report", [REPORT, DIFF_REPORT, HOSTILE_REPORT])
def test_rules_are_those_that_results_name(report: Report) -> None:
    (run,) = document(report)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


@pytest.mark.parametrize("report", [REPORT, DIFF_REPORT, HOSTILE_REPORT, many(30)])
def test_the_message_links_to_every_related_location_and_nowhere_else(report: Report) -> None:
    for one in results(report):
        linked = [int(number) for _, number in LINK.findall(one["message"]["text"])]
        assert linked == [place["id"] for place in one["relatedLocations"]]


def test_the_message_is_that_of_all_formats_with_links() -> None:
    for one, alert in zip(results(DIFF_REPORT, ReportOptions()), alerts(DIFF_REPORT), strict=True):
        plain = LINK.sub(r"\1", one["message"]["text"])
        assert plain.startswith(f"{alert_headline(alert)}. ".strip())
    first = results(DIFF_REPORT)[0]["message"]["text"]
    assert " [slugify](1) at web/text.py:12: reuse it" in first
    assert first.endswith(" Also: [slugify](2), [to_slug](3).")


def test_the_link_stands_even_behind_a_very_long_path() -> None:
    keep = function("k" * 4000, "keep", SLUGIFY)
    copy = related(keep, function("a.py", "copy", SLUGIFY), CloneType.TYPE_1, 1.0, 0.9)
    (one,) = results(report_of(Finding(keep=keep, copies=(copy,), fingerprint="f")))
    assert LINK.findall(one["message"]["text"]) == [("keep", "1")]


def test_of_many_copies_the_best_are_linked_and_the_rest_counted() -> None:
    said = results(many(30))[0]["message"]["text"]
    assert said.endswith("[copy](10) and 20 more.")


def test_brackets_of_names_are_no_links() -> None:
    name = "[a](1) \\ [b]"
    copy = related(function("k.py", name, SLUGIFY), KEEP, CloneType.TYPE_3, 0.9, 0.9)
    finding = Finding(keep=copy.verdict.match.left, copies=(copy,), fingerprint="f")
    said = results(report_of(finding))[0]["message"]["text"]
    assert r"[\[a\](1) \\ \[b\]](1)" in said


def test_the_line_hash_is_that_of_the_file_that_was_read() -> None:
    content = f"import re\n\n{GO_CLAMP}\n".encode()
    finding = Finding(
        keep=KEEP,
        copies=(
            related(KEEP, function("a.go", "f", GO_CLAMP, line=3), CloneType.TYPE_1, 1.0, 0.9),
            related(KEEP, function("gone.go", "g", GO_CLAMP), CloneType.TYPE_1, 1.0, 0.9),
        ),
        fingerprint="f",
    )
    files = {"a.go": content}
    here, gone = results(report_of(finding), ReportOptions(read=files.get))
    assert here["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(content, [3])[3]
    assert set(gone["partialFingerprints"]) == {"dupcheckPair/v1"}


def test_a_file_is_read_once() -> None:
    read: list[str] = []
    copies = tuple(
        related(KEEP, function("a.py", f"f{n}", SLUGIFY, line=n), CloneType.TYPE_1, 1.0, 0.9)
        for n in range(1, 9)
    )
    finding = Finding(keep=KEEP, copies=copies, fingerprint="f")
    results(report_of(finding), ReportOptions(read=lambda path: read.append(path)))
    assert read == ["a.py"]


def test_what_is_kept_quiet_is_told_on_request_only() -> None:
    assert len(results(DIFF_REPORT, ReportOptions())) == 4
    assert all("suppressions" not in one for one in results(DIFF_REPORT, ReportOptions()))
    *spoken, comment, baseline = results(DIFF_REPORT)
    assert [one["suppressions"] for one in spoken] == [[], [], [], []]
    assert comment["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "comment at api/names.py:29: the two will part soon",
        }
    ]
    assert [one["kind"] for one in baseline["suppressions"]] == ["external"]


def test_only_where_something_is_compared_with_before_is_it_said_to_be_new() -> None:
    assert all("baselineState" not in one for one in results(REPORT))
    states = [one["baselineState"] for one in results(DIFF_REPORT, ReportOptions())]
    assert states == ["new", "new", "new", "unchanged"]


def test_regions_end_behind_the_last_column() -> None:
    wide = "def f():\n    return '\U0001f600'\r"
    copy = related(KEEP, function("a.py", "f", wide, line=5), CloneType.TYPE_1, 1.0, 0.9)
    (one,) = results(report_of(Finding(keep=KEEP, copies=(copy,), fingerprint="f")))
    place = one["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 5, "startColumn": 1, "endLine": 6, "endColumn": 16}
    assert "contextRegion" not in place


@given(st.lists(st.tuples(st.integers(1, 170), st.integers(0, 30)), max_size=6))
def test_regions_lie_in_the_diff_and_in_their_context(hunks: list[tuple[int, int]]) -> None:
    assert DIFF_REPORT.change
    numbers = {line for start, more in hunks for line in range(start, start + more + 1)}
    added = tuple(LineRange(start=line, end=line) for line in sorted(numbers))
    files = tuple(replace(file, added=added) for file in DIFF_REPORT.change.files)
    report = replace(DIFF_REPORT, change=replace(DIFF_REPORT.change, files=files))
    for one in results(report, ReportOptions()):
        place = one["locations"][0]["physicalLocation"]
        region, around = place["region"], place.get("contextRegion", place["region"])
        own = range(around["startLine"], around["endLine"] + 1)
        shown = set(range(region["startLine"], region["endLine"] + 1))
        assert shown <= set(own)
        assert shown <= numbers or not numbers & set(own)


def test_notices_unused_suppressions_and_what_was_skipped_are_notified() -> None:
    assert notes(DIFF_REPORT) == [
        "the history is shallow: two more commits were fetched",
        "the flagship cannot be loaded: the builtin model decided",
        r"Matches nothing any more: ignore\[web/gone.py:slug\] -- old (web/text.py:40)",
        "A function was not read: syntax error",
    ]


def test_notifications_are_counted_beyond_a_thousand() -> None:
    skipped = [Skipped(path=f"{n}.py", reason=SkipReason.BINARY) for n in range(1500)]
    said = notes(report_of(skipped=skipped))
    assert (len(said), said[-1]) == (1001, "500 more notifications.")


@pytest.mark.parametrize(
    ("links", "repository"),
    [
        (f"https://github.com/octo/shop/blob/{HEAD}/", "https://github.com/octo/shop"),
        (f"https://gitlab.com/a/b/c/-/blob/{HEAD}/", "https://gitlab.com/a/b/c"),
        (f"https://codeberg.org/a/b/src/commit/{HEAD}/", "https://codeberg.org/a/b"),
    ],
)
def test_the_commit_is_told_where_it_is_known(links: str, repository: str) -> None:
    (run,) = document(REPORT, ReportOptions(links=links))["runs"]
    (commit,) = run["versionControlProvenance"]
    assert (commit["repositoryUri"], commit["revisionId"]) == (repository, HEAD)


@pytest.mark.parametrize("links", ["", "https://github.com/octo/shop/blob/main/", "x"])
def test_no_commit_is_made_up(links: str) -> None:
    (run,) = document(REPORT, ReportOptions(links=links))["runs"]
    assert "versionControlProvenance" not in run


def test_no_more_results_than_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dupcheck.report.sarif._MOST_RESULTS", 50)
    report = many(53)
    assert len(results(report)) == 50
    assert notes(report) == ["3 more results did not fit into this file; the best are in it."]


def test_no_larger_than_an_upload_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dupcheck.report.sarif._MOST_BYTES", 200_000)
    noise = "".join(f"{n * 7919 % 10007:x}" for n in range(90_000))
    copies = tuple(
        related(KEEP, function(noise[n * 300 :][:4000], "f", SLUGIFY), CloneType.TYPE_1, 1.0, 0.9)
        for n in range(400)
    )
    report = report_of(Finding(keep=KEEP, copies=copies, fingerprint="f"))
    text = render(report, ReportOptions())
    assert 0 < len(results(report, ReportOptions())) < 400
    assert len(zlib.compress(text.encode())) < 300_000
    assert "more results did not fit" in notes(report, ReportOptions())[0]


@given(
    st.text(st.characters(exclude_categories=()), min_size=1),
    st.text(st.characters(exclude_categories=()), min_size=1),
)
def test_any_path_and_name_give_what_strict_readers_take(path: str, name: str) -> None:
    copy = related(KEEP, function(f"a{path}", name, SLUGIFY), CloneType.TYPE_1, 1.0, 0.9)
    finding = Finding(keep=KEEP, copies=(copy,), fingerprint="f")
    skipped = Skipped(path=f"a{path}", reason=SkipReason.BINARY, detail=name)
    found = document(replace(report_of(finding, skipped=[skipped]), notices=(name,)))
    json.dumps(found, ensure_ascii=False).encode()  # no lone surrogate is left


@pytest.mark.skipif(not MULTITOOL.is_dir(), reason="needs Microsoft's SARIF multitool")
@pytest.mark.parametrize("report", [REPORT, DIFF_REPORT, HOSTILE_REPORT, report_of()])
def test_the_schema_and_the_rules_of_others_agree(report: Report, tmp_path: Path) -> None:
    schema = json.loads((MULTITOOL / "sarif-2.1.0.json").read_text("utf-8-sig"))
    links = f"https://github.com/octo/shop/blob/{HEAD}/"
    text = render(report, replace(FULL, links=links))
    Draft202012Validator(schema).validate(json.loads(text))
    (tmp_path / "our.sarif").write_text(text)
    subprocess.run(
        [
            MULTITOOL / "Sarif.Multitool", "validate", "our.sarif", "--rule-kind", "Sarif;Gh",
            "--output", "checked.sarif", "--level", "Error;Warning;Note",
        ],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    (run,) = json.loads((tmp_path / "checked.sarif").read_text("utf-8-sig"))["runs"]
    found = {one["ruleId"] for one in run["results"]}
    # Not ours to give: text without arguments, an address of dupcheck, ids with numbers, code of
    # the repository; and whether the schema can be fetched. A file that cannot be read yields none.
    assert found, "the file was not understood"
    assert found <= {
        "SARIF2002", "SARIF2005", "SARIF2006", "SARIF2009", "SARIF2010", "SARIF2011", "SARIF2012",
    }  # fmt: skip

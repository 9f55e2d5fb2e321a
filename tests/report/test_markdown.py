import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cases import CASES, LINKS
from diff_sample import DIFF_REPORT
from hostile_sample import HOSTILE, HOSTILE_REPORT
from rendered import Page
from sample import SLUGIFY, function, related, report_of

from dupcheck.records import CloneType, Finding, Report, Silencer
from dupcheck.report.alerts import alerts
from dupcheck.report.markdown import render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"
OURS = {
    "a", "code", "details", "h2", "li", "p", "pre", "strong", "summary",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"summary-{case}.md", render(CASES[case], ReportOptions(links=LINKS)))


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_a_forge_shows_our_structure_and_no_other(report: Report) -> None:
    page = Page(render(report, ReportOptions(links=LINKS)))
    assert set(page.tags) <= OURS
    assert set(page.attributes) <= {"href", "lang"}
    assert not page.comments
    assert all(address.startswith(LINKS) for address in page.addresses)
    assert not re.search(r"[@#!]\w|https?:|www\.", page.text)
    spoken = len(alerts(report))
    assert page.tags["tr"] == (spoken + 1 if spoken else 0)
    assert page.tags["td"] == 6 * spoken
    folded = len(report.findings) + bool(report.quiet or report.unused)
    assert page.tags["details"] == page.tags["summary"] == folded
    assert page.tags["h2"] == 1


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_nothing_in_it_speaks_to_the_runner_that_prints_it(report: Report) -> None:
    for line in render(report, ReportOptions()).split("\n"):
        assert not line.strip().startswith("::")
        assert not re.search(r"##\w*\[", line)
        assert all(character.isprintable() or character == "\u3000" for character in line)


def test_what_is_said_of_a_change() -> None:
    text = render(DIFF_REPORT, ReportOptions())
    assert text.startswith("## dupcheck: 4 functions of this change exist elsewhere")
    said = "3 findings (2 new, 1 known), **1 failing**, 2 suppressed"
    assert f"{said} in `main...HEAD` at `c0dec0dec0de`.\n" in text
    assert "- the history is shallow: two more commits were fetched\n" in text
    assert "- to reach it from there: `from web.text import slugify`" in text
    assert "by comment at `api/names.py:29`: the two will part soon" in text
    assert "matches nothing any more: `web/text.py:40` `ignore[web/gone.py:slug] -- old`" in text
    assert "](" not in text


def test_a_scan_without_older_findings_does_not_say_that_all_are_new() -> None:
    text = render(CASES["scan"], ReportOptions())
    assert "2 findings, **2 failing**, 0 suppressed.\n" in text
    assert "(python 1,100, go 104); 5 left out.\n" in text
    assert "Nothing to do.\n" in render(CASES["empty"], ReportOptions())


def many(number: int, text: str = SLUGIFY) -> Report:
    findings = []
    for at in range(number):
        keep = function(f"web/text{at}.py", f"keep{at}", text)
        copy = function(f"api/text{at}.py", f"copy{at}", text + "\n    return 1")
        judged = related(keep, copy, CloneType.TYPE_4, 0.9, 0.9)
        findings.append(Finding(keep=keep, fingerprint=f"{at:016x}", copies=(judged,)))
    return report_of(*findings)


@pytest.mark.parametrize("number", [1, 3000])
def test_it_is_never_too_long_and_says_what_is_missing(number: int) -> None:
    text = render(many(number), ReportOptions(links=LINKS))
    assert len(text.encode()) <= 900_000
    page = Page(text)
    told = page.tags["details"]
    assert told == page.tags["tr"] - 1
    missing = re.search(r"\*\*([\d,]+) more findings? left out here\*\*", text)
    assert told + (int(missing[1].replace(",", "")) if missing else 0) == number
    assert bool(missing) is (number > 1)
    assert told == 1 or len(text.encode()) > 890_000


def test_a_finding_that_has_no_room_does_not_keep_others_from_being_told() -> None:
    wide = "\n".join(["def f():", *["    x = '" + "\U0001f600" * 180 + "'"] * 500])
    keep = function("a.py", "wide", wide)
    copies = tuple(
        related(keep, function(f"{at}/" + "é" * 290, "\u65e5" * 300, wide), CloneType.TYPE_4, 1, 1)
        for at in range(400)
    )
    large = Finding(keep=keep, fingerprint="f", copies=copies)
    report = report_of(large, *many(2).findings)
    text = render(report, ReportOptions(links=LINKS))
    assert len(text.encode()) <= 900_000
    assert "`keep1`" in text
    assert "and 388 more copies" in text


def test_the_limit_for_people_holds_here_too() -> None:
    text = render(many(5), ReportOptions(limit=2))
    assert Page(text).tags["details"] == 2
    assert "**3 more findings left out here**" in text


def test_what_is_kept_quiet_is_cut_too() -> None:
    (quiet, *_) = HOSTILE_REPORT.quiet
    report = replace(HOSTILE_REPORT, findings=(), quiet=(quiet,) * 20_000, unused=())
    text = render(report, ReportOptions())
    assert "20,000 suppressed" in text
    assert "- and 19,950 more\n" in text


def test_what_keeps_a_finding_quiet_is_said_in_words() -> None:
    (quiet, *_) = DIFF_REPORT.quiet
    quiet = replace(quiet, where="", reason="alike before")
    for by, said in (
        (Silencer.BASELINE, "by baseline"),
        (Silencer.BEFORE, "older than the change"),
    ):
        text = render(replace(DIFF_REPORT, quiet=(replace(quiet, by=by),)), ReportOptions())
        assert f"`, {said}: alike before\n" in text


def test_code_of_very_long_functions_is_cut_and_says_so() -> None:
    text = render(many(1, "\n".join(f"x{at} = {at}" for at in range(500))), ReportOptions())
    assert "… 440 more lines" in text
    assert "x59 = 59" in text
    assert "x60 = 60" not in text


def test_everything_hostile_can_be_read() -> None:
    page = Page(render(HOSTILE_REPORT, ReportOptions()))
    code = "\n".join(page.code)
    assert "<script>alert(1)</script>" in code
    assert "@everyone" in code
    assert HOSTILE[11].replace("|", "\\x7c") in code


def test_code_may_be_kept_out_of_it() -> None:
    with_code, without = (render(DIFF_REPORT, ReportOptions(show=show)) for show in ("", "none"))
    assert "```" in with_code
    assert "```" not in without
    assert without.count("<details>") == with_code.count("<details>")

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from diff_sample import DIFF_REPORT
from hostile_sample import HOSTILE_REPORT
from sample import CLAMP, REPORT, SLUGIFY, function, related, report_of

from dupcheck.records import (
    CloneType,
    Difference,
    Finding,
    ModelId,
    Parameter,
    Skipped,
    SkipReason,
)
from dupcheck.report.options import ReportOptions
from dupcheck.report.text import render

EXPECTED = Path(__file__).parent / "expected"
CASES = {
    "piped": ReportOptions(),
    "terminal-80": ReportOptions(width=80, color=True),
    "narrow-60": ReportOptions(width=60),
    "unified-80": ReportOptions(width=80, show="unified"),
    "side-by-side-140": ReportOptions(width=140, show="side-by-side"),
    "ascii": ReportOptions(unicode=False, show="unified", width=72),
    "verbose": ReportOptions(verbosity=1, list_skipped=True, statistics=True),
    "quiet": ReportOptions(verbosity=-1),
}


CHANGE_CASES = {
    "change": ReportOptions(),
    "change-80": ReportOptions(width=80, color=True, list_suppressed=True, show="unified"),
    "change-verbose": ReportOptions(verbosity=1, unicode=False),
    "change-quiet": ReportOptions(verbosity=-1),
}


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"{case}.txt", render(REPORT, CASES[case]))


@pytest.mark.parametrize("case", CHANGE_CASES)
def test_a_change_is_told_at_the_functions_it_touched(
    case: str, golden: Callable[[Path, str], None]
) -> None:
    golden(EXPECTED / f"text-{case}.txt", render(DIFF_REPORT, CHANGE_CASES[case]))


def test_a_scan_tells_how_to_reuse_what_exists(golden: Callable[[Path, str], None]) -> None:
    slugs, clamps = REPORT.findings
    again, renamed, edited = (
        replace(copy, reach="from web.text import slugify") for copy in slugs.copies
    )
    told = replace(renamed, parameters=(Parameter(kind="value", left='"-"', right='"_"'),))
    helped = replace(slugs, signature='def slugify(text, sep="-")', copies=(again, told, edited))
    golden(EXPECTED / "text-reuse.txt", render(report_of(helped, clamps), ReportOptions()))
    apart = replace(helped, copies=(again, replace(told, reach="a\nb"), edited))
    assert "\n    use      a\n             b\n" in render(report_of(apart), ReportOptions())


def test_what_is_kept_quiet_is_counted_and_listed_on_request() -> None:
    counted = render(DIFF_REPORT, ReportOptions())
    assert "2 findings suppressed: 1 baseline, 1 comment (--list-suppressed)\n" in counted
    assert "1 suppression matches nothing (--list-suppressed)\n" in counted
    assert "the two will part soon" not in counted
    listed = render(DIFF_REPORT, ReportOptions(list_suppressed=True))
    assert (
        "  api/names.py:30  delay is like backoff at lib/retry.py:4"
        " (comment at api/names.py:29: the two will part soon)\n"
    ) in listed
    assert "  web/text.py:40  ignore[web/gone.py:slug] -- old\n" in listed
    assert "(--list-suppressed)" not in listed


def test_a_long_change_is_cut_and_says_so() -> None:
    keep = function("a.py", "f", SLUGIFY)
    touched = tuple(function(f"c{i:02}.py", "g", CLAMP) for i in range(15))
    older = tuple(function(f"d{i:02}.py", "h", CLAMP) for i in range(15))
    copies = tuple(related(keep, one, CloneType.TYPE_1, 1.0, 0.9) for one in (*touched, *older))
    finding = Finding(keep=keep, fingerprint="f", copies=copies, touched=touched)
    report = replace(DIFF_REPORT, findings=(finding,))
    text = render(report, ReportOptions())
    assert text.count(" is one more copy of f at a.py:1: reuse it\n") == 12
    assert "\nand 3 more copies in this change (-v lists them)\n" in text
    assert "\n  and 3 more places (-v lists them)\n" in text
    verbose = render(report, ReportOptions(verbosity=1))
    assert verbose.count(" is one more copy of ") == 15
    assert "d14.py:1  h\n" in verbose


def test_nothing_found_says_so() -> None:
    text = render(report_of(), ReportOptions())
    assert text.startswith("No duplicates found.\n  read     88 files, 1,204 functions")


def test_all_models_that_had_a_say_are_named() -> None:
    def model(name: str) -> ModelId:
        return ModelId(name=name, revision="1", dim=8, precision="int8", recipe="r")

    stats = replace(REPORT.stats, embedded=900, reused=250, left=1_234, reranked=1)
    said = replace(
        report_of(),
        model=model("large"),
        proposer=model("small"),
        reranker=model("wise"),
        stats=stats,
    )
    assert (
        "  model    large@1/8/int8/r read 1,150 functions; 1,234 were left to small@1/8/int8/r;"
        " wise@1/8/int8/r looked at 1 pair\n"
    ) in render(said, ReportOptions(width=200))


def test_quiet_and_clean_is_silent() -> None:
    assert render(report_of(), ReportOptions(verbosity=-1)) == ""


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("show", ["none", "unified", "side-by-side"])
def test_no_line_is_wider_than_the_terminal(width: int, show: str) -> None:
    lines = render(REPORT, ReportOptions(width=width, show=show)).splitlines()
    cut = [line for line in lines if len(line) > width]
    # Only a headline and a copy's own figures may be wider: places and advice are never cut.
    assert all(not line.startswith(" ") or " alike, " in line for line in cut)


def test_paths_are_shown_as_the_reader_can_open_them() -> None:
    text = render(REPORT, ReportOptions(locate=lambda path: f"../repo/{path}"))
    assert "../repo/web/text.py:12  slugify" in text
    assert "\n  ../repo/api/names.py:7 " in text


HOSTILE = "a\x1b]0;owned\x07\n::error file=x::y\u202e##[add-mask]\udcff\x00.py"


def test_hostile_names_cannot_reach_the_terminal() -> None:
    keep = function(HOSTILE, "f\r\x1b[2J", SLUGIFY.replace("text", "te\x1b[31mxt"))
    copy = function("::error::b.py", "\u2066g\u2069", SLUGIFY + "\n::set-output name=x::y\x9b31m")
    difference = Difference(kind="code", left="", right="a\n\x1b[1mb", right_line=2)
    finding = Finding(
        keep=keep,
        fingerprint="f",
        why_keep="\x1b[5m",
        copies=(related(keep, copy, CloneType.TYPE_3, 0.9, 0.9, [difference]),),
    )
    skipped = Skipped(path=HOSTILE, reason=SkipReason.BINARY, detail="\x1b\x85")
    scan = report_of(finding, skipped=(skipped,))
    options = ReportOptions(list_skipped=True, list_suppressed=True, verbosity=1)
    shows = ("none", "unified", "side-by-side")
    said = [render(scan, replace(options, show=show)) for show in shows]
    for text in (*said, render(HOSTILE_REPORT, options)):
        text.encode("utf-8")
        assert {c for c in text if not c.isprintable()} == {"\n"}
        assert "##[" not in text
        assert not [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert all(r"a\x1b]0;owned\x07\x0a::error" in text for text in said)


def test_long_lists_of_differences_are_cut_and_say_so() -> None:
    keep, copy = function("a.py", "f", SLUGIFY), function("b.py", "g", SLUGIFY)
    differences = [Difference(kind="identifier", left=f"a{i}", right=f"b{i}") for i in range(9)] + [
        Difference(kind="code", left=f"x = {i}", right="", left_line=i + 1) for i in range(8)
    ]
    finding = Finding(
        keep=keep,
        fingerprint="f",
        copies=(related(keep, copy, CloneType.TYPE_3, 0.9, 0.9, differences),),
    )
    report = report_of(finding)
    text = render(report, ReportOptions())
    assert "a8 → b8\n" in text
    assert "a0 → b0, a1 → b1, a2 → b2 and 6 more\n" in render(report, ReportOptions(width=56))
    assert "x = 2\n" in text
    assert "x = 3" not in text
    assert "5 more changes" in text


def test_large_groups_are_lists_of_places() -> None:
    keep = function("a.py", "f", SLUGIFY)
    difference = Difference(kind="identifier", left="a", right="b")
    copies = tuple(
        related(keep, function(f"c{i:02}.py", "g", CLAMP), CloneType.TYPE_3, 0.9, 0.9, [difference])
        for i in range(30)
    )
    report = report_of(Finding(keep=keep, fingerprint="f", copies=copies))
    text = render(report, ReportOptions())
    assert "\n  c11.py:1  g" in text
    assert "c12.py" not in text
    assert "\n  and 18 more copies (-v lists them)\n" in text
    assert "renames" not in text
    verbose = render(report, ReportOptions(verbosity=1))
    assert "c29.py:1" in verbose
    assert verbose.count("renames") == 30


def test_long_reports_show_the_best_and_say_how_many_more() -> None:
    text = render(REPORT, ReportOptions(limit=1))
    assert "lib/maths.py" not in text
    assert "\nand 1 more function (--limit 0 shows all)\n" in text
    assert "2 functions exist more than once" in text
    assert "lib/maths.py" in render(REPORT, ReportOptions(limit=2))

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sample import REPORT, SLUGIFY, function, related

from dupcheck.records import CloneType, Explanation
from dupcheck.report.explanation import render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"
EDITED = Explanation(
    verdict=REPORT.findings[0].copies[2].verdict,
    threshold=0.6,
    min_confidence=0.9,
    reported=False,
    reasons=("the judge's confidence of 0.8349 is below min-confidence (0.9000)",),
)


@pytest.mark.parametrize("show", ["none", "side-by-side"])
def test_expected_output(show: str, golden: Callable[[Path, str], None]) -> None:
    text = render(EDITED, ReportOptions(show=show, width=100))
    golden(EXPECTED / f"explanation-{show}.txt", text)


def test_what_is_reported_says_so() -> None:
    text = render(replace(EDITED, reported=True), ReportOptions())
    assert "\nreported: edited copy, 87% alike, 83% sure\n" in text


def test_nothing_hostile_comes_through() -> None:
    keep = function("a\x1b.py", "f\n::error::", SLUGIFY)
    copy = function("::b.py", "g\u202e", SLUGIFY)
    verdict = related(keep, copy, CloneType.TYPE_1, 1.0, 1.0).verdict
    odd = replace(EDITED, verdict=verdict, reasons=("f\x07",))
    text = render(odd, ReportOptions(show="unified"))
    assert {c for c in text if not c.isprintable()} == {"\n"}
    assert not [line for line in text.split("\n") if line.lstrip().startswith("::")]

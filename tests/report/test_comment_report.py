from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASES, LINKS
from hostile_sample import HOSTILE_REPORT
from rendered import Page
from sample import REPORT
from test_markdown import OURS, many

from dupcheck.records import Report
from dupcheck.report.comment import MARKER, render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"comment-{case}.md", render(CASES[case], ReportOptions(links=LINKS)))


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT, many(2000)])
def test_it_is_short_begins_with_its_marker_and_shows_no_excerpt(report: Report) -> None:
    text = render(report, ReportOptions(links=LINKS))
    assert text.startswith(f"{MARKER}\n")
    assert text.count(MARKER) == 1
    assert len(text.encode()) <= 60_000
    page = Page(text)
    assert page.comments == [MARKER.removeprefix("<!--").removesuffix("-->")]
    assert set(page.tags) <= (OURS - {"h2"}) | {"h3"}
    # In a block there are steps to reach a function; no code of a function.
    assert "return sep.join(words)" not in text
    assert all(address.startswith(LINKS) for address in page.addresses)


def test_a_clean_change_is_said_to_be_clean() -> None:
    text = render(CASES["empty"], ReportOptions())
    assert "### dupcheck: no duplicates found\n" in text
    assert "no duplicates" not in render(REPORT, ReportOptions())

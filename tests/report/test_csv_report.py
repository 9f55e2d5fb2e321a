import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from cases import CASES
from hostile_sample import HOSTILE_REPORT
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.csv_report import COLUMNS, harmless, render
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable

EXPECTED = Path(__file__).parent / "expected"
RUNS = re.compile('[\\s"]*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]')
ANYTHING = st.text(st.characters(exclude_categories=())) | st.text("=+-@;' \"a\t\r\n\uff1d")


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"table-{case}.csv", render(CASES[case], ReportOptions()))


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_a_row_for_each_copy(report: object) -> None:
    assert isinstance(report, type(HOSTILE_REPORT))
    text = render(report, ReportOptions())
    assert "\r" not in text
    csv.field_size_limit(10**6)
    header, *rows = csv.reader(StringIO(text, newline=""), strict=True)
    assert header == list(COLUMNS)
    assert len(rows) == sum(len(finding.copies) for finding in report.findings)
    assert {len(row) for row in rows} <= {len(COLUMNS)}
    assert len(text.split("\n")) == len(rows) + 2
    assert not [cell for row in rows for cell in row if RUNS.match(cell)]


def test_standing_and_what_the_change_touched() -> None:
    rows = list(csv.DictReader(StringIO(render(CASES["diff"], ReportOptions()))))
    said = [(row["copy_name"], row["standing"], row["fails"], row["copy_changed"]) for row in rows]
    assert said == [
        ("slugify", "new", "yes", "no"),
        ("Post.slugify", "new", "yes", "yes"),
        ("to_slug", "new", "yes", "yes"),
        ("Clamp", "new", "no", "yes"),
        ("Page.make_slug", "known", "no", "yes"),
    ]
    assert [row["similarity"] for row in rows] == ["1.0", "1.0", "0.8712", "0.581", "1.0"]


@given(ANYTHING)
def test_nothing_runs_wherever_a_spreadsheet_cuts_and_all_can_be_had_back(text: str) -> None:
    cell = harmless(text)
    assert not [part for part in cell.split(";") if RUNS.match(part)]
    assert re.sub("(^|;)([\\s\"]*)'", r"\1\2", cell) == printable(text)

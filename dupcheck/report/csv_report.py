r"""The findings as a table (RFC 4180, but lines end in `\n`): a row for each copy.

Spreadsheets run what begins with `= + - @`. Where a cell, or what follows a `;` in it (which
separates cells in half of the world), begins like that, or with an apostrophe, an apostrophe is put
in front; to have the text back, take away one apostrophe at these places. Control characters stand
there as `\x09`.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from dupcheck.records import Finding, Function, Report
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.words import advice

COLUMNS = (
    "fingerprint", "standing", "fails", "type", "similarity", "confidence",
    "path", "start_line", "end_line", "name", "language", "changed",
    "copy_path", "copy_start_line", "copy_end_line", "copy_name", "copy_language", "copy_changed",
    "advice",
)  # fmt: skip
"""What each row has; without `copy_` it is the function to keep."""

# With the wide forms that some input methods make and spreadsheets take for the same.
_RUNS = re.compile("(^|;)([\\s\"]*)(?=[=+\\-@'\uff1d\uff0b\uff0d\uff20])")


def render(report: Report, _options: ReportOptions) -> str:
    """All copies of all findings."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerows(_rows(finding))
    return table.getvalue()


def _rows(finding: Finding) -> Iterator[tuple[str | float, ...]]:
    touched, advised = frozenset(finding.touched), harmless(advice(finding))
    keep = *_cells(finding.keep), _yes_or_no(finding.keep in touched)
    for copy in finding.copies:
        yield (
            harmless(finding.fingerprint),
            finding.standing.value,
            _yes_or_no(finding.fails),
            copy.verdict.clone_type.value,
            _rounded(copy.verdict.match.similarity),
            _rounded(copy.verdict.confidence),
            *keep,
            *_cells(copy.function),
            _yes_or_no(copy.function in touched),
            advised,
        )


def _cells(function: Function) -> Iterator[str | int]:
    yield harmless(function.path)
    yield function.lines.start
    yield function.lines.end
    yield harmless(function.name)
    yield harmless(function.language)


def _rounded(value: float) -> float:
    return round(float(value), 4) + 0.0


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs."""
    return _RUNS.sub(r"\1\2'", printable(text))

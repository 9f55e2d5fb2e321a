import pytest
from sample import REPORT

from dupcheck.report.options import EXCERPTS, ReportOptions
from dupcheck.report.table import REPORTERS, reporter


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("show", EXCERPTS)
def test_every_row_writes_lines(name: str, show: str) -> None:
    text = reporter(name)(REPORT, ReportOptions(show=show))
    assert text.endswith("\n")
    assert "web/text.py" in text

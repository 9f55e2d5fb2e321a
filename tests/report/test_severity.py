from dataclasses import replace

import pytest
from diff_sample import DIFF_REPORT

from dupcheck.records import Standing
from dupcheck.report.alerts import alert_message, alerts
from dupcheck.report.severity import Severity, message, severity, standing

NEW, KNOWN = Standing


@pytest.mark.parametrize(
    ("stands", "fails", "level", "said"),
    [
        (NEW, True, Severity.ERROR, "new, fails"),
        (NEW, False, Severity.WARNING, "new, does not fail"),
        (KNOWN, True, Severity.ERROR, "known, fails"),
        (KNOWN, False, Severity.NOTE, "known, does not fail"),
    ],
)
def test_levels(stands: Standing, fails: bool, level: Severity, said: str) -> None:
    finding = replace(DIFF_REPORT.findings[0], standing=stands, fails=fails)
    assert severity(finding) is level
    assert standing(finding) == said


def test_a_message_has_the_standing_where_it_is_not_the_usual_one() -> None:
    first, *_, last = alerts(DIFF_REPORT)
    assert message(first) == alert_message(first)
    assert message(last) == f"{alert_message(last)} (known, does not fail)"

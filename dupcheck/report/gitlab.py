"""GitLab's code quality report: an array of issues, told apart by their fingerprints.

What stands in the report of the target branch as well is not new to a merge request; so the
fingerprints hold no line, and no two are the same, for of equal ones GitLab keeps one.
"""

import json
from typing import Any

from dupcheck.records import CloneType, Report
from dupcheck.report.alerts import Alert, alert_message, alerts
from dupcheck.report.json_report import plain
from dupcheck.report.kinds import KINDS
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import cut

_LONGEST = 1000
_SEVERITIES = {
    CloneType.TYPE_1: ("major", "minor"),
    CloneType.TYPE_2: ("major", "minor"),
    CloneType.TYPE_3: ("minor", "info"),
    CloneType.TYPE_4: ("minor", "info"),
    CloneType.CROSS_LANGUAGE: ("info", "info"),
}
"""Of what fails the check, and of what does not."""


def render(report: Report, _options: ReportOptions) -> str:
    """An issue for each place that is spoken of, best first."""
    issues = [plain(_issue(alert)) for alert in alerts(report)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(alert: Alert) -> dict[str, Any]:
    clone_type = alert.verdict.clone_type
    failing, lenient = _SEVERITIES[clone_type]
    return {
        "description": cut(alert_message(alert), _LONGEST),
        "check_name": KINDS[clone_type].id,
        "fingerprint": alert.fingerprint,
        "severity": failing if alert.finding.fails else lenient,
        "location": {
            "path": alert.function.path,
            "lines": {"begin": alert.lines.start, "end": alert.lines.end},
        },
    }

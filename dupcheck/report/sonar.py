"""SonarQube's generic issues, in the format with rules of version 10.3 and later."""

import json
from typing import Any

from dupcheck.lines import LineRange
from dupcheck.records import CloneType, Function, Report
from dupcheck.report.alerts import Alert, alerts
from dupcheck.report.json_report import plain
from dupcheck.report.kinds import KINDS, Kind
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import one_line
from dupcheck.report.severity import message

# Its newer scale, and the older one that a server in "standard experience" shows.
_HIGH, _MEDIUM = ("HIGH", "CRITICAL"), ("MEDIUM", "MAJOR")
_SEVERITIES = {
    CloneType.TYPE_1: _HIGH,
    CloneType.TYPE_2: _MEDIUM,
    CloneType.TYPE_3: _MEDIUM,
    CloneType.TYPE_4: _MEDIUM,
    CloneType.CROSS_LANGUAGE: ("LOW", "MINOR"),
}
_NAME = 80
_LEAST_EFFORT, _EFFORT_OF_A_PARAMETER, _MOST_EFFORT = 10, 5, 120


def render(report: Report, _options: ReportOptions) -> str:
    """All rules, and an issue for each place that is spoken of, with the other copies."""
    document = {
        "rules": [_rule(clone_type, kind) for clone_type, kind in KINDS.items()],
        "issues": [_issue(alert) for alert in alerts(report)],
    }
    return json.dumps(plain(document), indent=2) + "\n"


def _rule(clone_type: CloneType, kind: Kind) -> dict[str, Any]:
    impact, severity = _SEVERITIES[clone_type]
    return {
        "id": kind.id,
        "name": kind.title,
        "description": f"{kind.what} {kind.remedy}",
        "engineId": "dupcheck",
        "cleanCodeAttribute": "DISTINCT",
        "type": "CODE_SMELL",
        "severity": severity,
        "impacts": [{"softwareQuality": "MAINTAINABILITY", "severity": impact}],
    }


def _issue(alert: Alert) -> dict[str, Any]:
    return {
        "ruleId": KINDS[alert.verdict.clone_type].id,
        "effortMinutes": _effort(alert),
        "primaryLocation": _location(message(alert), alert.function, alert.lines),
        "secondaryLocations": [
            _location(f"{one_line(other.name, _NAME)} is here", other, other.lines)
            for other in (alert.partner, *alert.others)
        ],
    }


def _effort(alert: Alert) -> int:
    """Minutes to make the two one: a guess that grows with what has to become a parameter."""
    wanted = len(alert.parameters) or len(alert.verdict.differences)
    return min(_LEAST_EFFORT + _EFFORT_OF_A_PARAMETER * wanted, _MOST_EFFORT)


def _location(said: str, function: Function, lines: LineRange) -> dict[str, Any]:
    return {
        "message": said,
        "filePath": function.path,
        "textRange": {"startLine": lines.start, "endLine": lines.end},
    }

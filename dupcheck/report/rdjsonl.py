"""Reviewdog's diagnostics: a JSON document on each line, in ASCII."""

import json
from typing import Any

from dupcheck.lines import LineRange
from dupcheck.records import Function, Report
from dupcheck.report.alerts import Alert, alerts
from dupcheck.report.json_report import plain
from dupcheck.report.kinds import KINDS
from dupcheck.report.link import permalink
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import one_line
from dupcheck.report.severity import Severity, message, severity

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_NAME = 80


def render(report: Report, options: ReportOptions) -> str:
    """A line for each place that is spoken of, best first; nothing where there is none."""
    lines = (json.dumps(plain(_diagnostic(alert, options))) for alert in alerts(report))
    return "".join(f"{line}\n" for line in lines)


def _diagnostic(alert: Alert, options: ReportOptions) -> dict[str, Any]:
    return {
        "message": message(alert),
        "location": _location(alert.function.path, alert.lines),
        "severity": _SEVERITIES[severity(alert.finding)],
        "source": {"name": "dupcheck"},
        "code": _code(alert, options),
        "related_locations": _related(alert),
    }


def _code(alert: Alert, options: ReportOptions) -> dict[str, str]:
    """The rule; its address leads to the function that exists already."""
    code = {"value": KINDS[alert.verdict.clone_type].id}
    address = permalink(alert.partner.path, alert.partner.lines, options.links)
    return code | {"url": address} if address else code


def _related(alert: Alert) -> list[dict[str, Any]]:
    said = [("exists here", alert.partner), *(("and here", other) for other in alert.others)]
    return [_place(*one) for one in said]


def _place(said: str, function: Function) -> dict[str, Any]:
    return {
        "message": f"{one_line(function.name, _NAME)} {said}",
        "location": _location(function.path, function.lines),
    }


def _location(path: str, lines: LineRange) -> dict[str, Any]:
    # Without columns a range is of whole lines, the last one included.
    return {"path": path, "range": {"start": {"line": lines.start}, "end": {"line": lines.end}}}

"""Checkstyle's XML, which most CI servers and review tools read."""

from itertools import groupby
from xml.etree.ElementTree import Element

from dupcheck.records import Report
from dupcheck.report.alerts import Alert, alerts
from dupcheck.report.kinds import KINDS
from dupcheck.report.options import ReportOptions
from dupcheck.report.severity import Severity, message, severity
from dupcheck.report.xml import document, element

_VERSION = "4.3"
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render(report: Report, _options: ReportOptions) -> str:
    """All files with something to say, by path, and in each the places from top to bottom."""
    ordered = sorted(alerts(report), key=lambda alert: (alert.function.path, alert.lines))
    files = [
        element("file", *map(_error, spoken), name=path)
        for path, spoken in groupby(ordered, key=lambda alert: alert.function.path)
    ]
    return document(element("checkstyle", *files, version=_VERSION))


def _error(alert: Alert) -> Element:
    return element(
        "error",
        line=alert.lines.start,
        column=1,
        severity=_SEVERITIES[severity(alert.finding)],
        message=message(alert),
        source=f"dupcheck.{KINDS[alert.verdict.clone_type].id}",
    )

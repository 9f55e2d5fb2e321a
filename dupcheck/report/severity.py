"""How much a finding weighs, for formats that have levels, and how its standing is said."""

from enum import StrEnum

from dupcheck.records import Finding, Standing
from dupcheck.report.alerts import Alert, alert_message


class Severity(StrEnum):
    """What fails the check is an error, other news a warning, what was there before a note."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def severity(finding: Finding) -> Severity:
    """The level of everything that is said about a finding."""
    if finding.fails:
        return Severity.ERROR
    return Severity.WARNING if finding.standing is Standing.NEW else Severity.NOTE


def message(alert: Alert) -> str:
    """What is said at a place, on one line, with its standing where that is not the usual one."""
    return f"{alert_message(alert)}{unusual(alert.finding)}"


def unusual(finding: Finding) -> str:
    """The standing of a finding, to be put behind what is said, "" for what is new and fails."""
    usual = finding.fails and finding.standing is Standing.NEW
    return "" if usual else f" ({standing(finding)})"


def standing(finding: Finding) -> str:
    """Whether a finding is new and whether it fails the check, in words."""
    return f"{finding.standing.value}, {'fails' if finding.fails else 'does not fail'}"

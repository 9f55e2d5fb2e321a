"""Service messages of TeamCity: inspections, with their types."""

import re

from dupcheck.records import Report
from dupcheck.report.alerts import Alert, alerts
from dupcheck.report.kinds import KINDS, Kind
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import clipped, printable
from dupcheck.report.severity import Severity, message, severity

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_LONGEST = 4000
_CODES = {"\n": "|n", "\r": "|r"}
_SPECIAL = re.compile(r"[|'\[\]\n\r]|[^\x00-\x7f]")


def render(report: Report, _options: ReportOptions) -> str:
    """The kinds of findings there are, then each place that is spoken of, best first."""
    spoken = alerts(report)
    used = {alert.verdict.clone_type for alert in spoken}
    lines = [
        *(
            _command("message", text=printable(notice), status="WARNING")
            for notice in notices(report)
        ),
        *(_type(kind) for clone_type, kind in KINDS.items() if clone_type in used),
        *map(_inspection, spoken),
    ]
    return "".join(f"{line}\n" for line in lines)


def _type(kind: Kind) -> str:
    return _command(
        "inspectionType",
        id=f"dupcheck-{kind.id}",
        name=kind.title,
        category="Duplicates",
        description=f"{kind.what} {kind.remedy}",
    )


def _inspection(alert: Alert) -> str:
    return _command(
        "inspection",
        typeId=f"dupcheck-{KINDS[alert.verdict.clone_type].id}",
        message=message(alert),
        file=printable(alert.function.path),
        line=str(alert.lines.start),
        SEVERITY=_SEVERITIES[severity(alert.finding)],
    )


def _command(kind: str, /, **attributes: str) -> str:
    listed = " ".join(
        f"{name}='{escaped(clipped(value, _LONGEST))}'" for name, value in attributes.items()
    )
    return f"##teamcity[{kind} {listed}]"


def escaped(text: str) -> str:
    """The text as a value, in ASCII: whatever the encoding of the log, it arrives whole."""
    return _SPECIAL.sub(lambda found: _escape(found[0]), text)


def _escape(character: str) -> str:
    if character.isascii():
        return _CODES.get(character, f"|{character}")
    # The server is written in Java: beyond the basic plane a character is two units.
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"|0x{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))

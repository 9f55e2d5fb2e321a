"""Logging commands of Azure Pipelines: each issue appears at its line and in the run's summary."""

from dupcheck.records import Report
from dupcheck.report.alerts import Alert, alerts
from dupcheck.report.kinds import KINDS
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.severity import Severity, message, severity


def render(report: Report, _options: ReportOptions) -> str:
    """A line for each notice and each place that is spoken of; the result is the exit code's."""
    said = [_command(printable(notice), type="warning") for notice in notices(report)]
    return "".join(f"{line}\n" for line in (*said, *map(_issue, alerts(report))))


def _issue(alert: Alert) -> str:
    fails = severity(alert.finding) is Severity.ERROR
    return _command(
        message(alert),
        type="error" if fails else "warning",
        sourcepath=printable(alert.function.path),
        linenumber=str(alert.lines.start),
        columnnumber="1",
        code=KINDS[alert.verdict.clone_type].id,
    )


def _command(message: str, **properties: str) -> str:
    listed = "".join(f"{name}={in_property(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {listed}]{in_message(message)}"


def in_message(text: str) -> str:
    """The text behind a command; the agent turns `%AZP25` back last."""
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """The text as a value, where a semicolon or a closing bracket would end it."""
    return in_message(text).replace(";", "%3B").replace("]", "%5D")

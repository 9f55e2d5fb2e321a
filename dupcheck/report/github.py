"""Annotations: the commands by which a step of a GitHub workflow speaks at lines of files.

Of each level a runner shows ten of a step (and a composite action is one step), drops the rest
without a word, and cuts what is long; so the best are written, and how many more there are.
"""

from collections.abc import Iterator, Sequence

from dupcheck.lines import LineRange
from dupcheck.records import Report
from dupcheck.report.alerts import Alert, alert_message, alerts
from dupcheck.report.kinds import KINDS
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.region import signature_lines
from dupcheck.report.safe import cut, printable
from dupcheck.report.severity import Severity, severity
from dupcheck.report.words import count

_MOST = 8
"""Of each level, of the ten that are shown: the action has something to say in the same step."""
_LONGEST_MESSAGE = 4096
_LONGEST_TITLE = 255
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST_NOTICES = 3
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def render(report: Report, _options: ReportOptions) -> str:
    """A line for each annotation, those that fail the check first.

    Paths are those of the repository, for the forge knows files by these wherever the work tree
    stands.
    """
    found = alerts(report)
    said = [_notice(text) for text in notices(report)]
    lines: list[str] = []
    for level, name in _LEVELS.items():
        own = [alert for alert in found if severity(alert.finding) is level]
        before = list(_some(said, _MOST_NOTICES, name)) if level is Severity.WARNING else []
        lines += before
        lines += _some([_annotation(name, alert) for alert in own], _MOST - len(before), name)
    return "".join(f"{line}\n" for line in lines)


def _some(lines: Sequence[str], most: int, level: str) -> Iterator[str]:
    """The lines, or as many as leave room for one that says how many are missing."""
    if len(lines) <= most:
        yield from lines
        return
    yield from lines[: most - 1]
    missing = count(len(lines) - most + 1, "more annotation")
    yield _command(level, f"{missing} of this kind: the whole report has them", title="dupcheck")


def _annotation(level: str, alert: Alert) -> str:
    lines = _lines(alert)
    return _command(
        level,
        alert_message(alert),
        file=printable(alert.function.path),
        line=str(lines.start),
        endLine=str(lines.end),
        title=KINDS[alert.verdict.clone_type].title,
    )


def _lines(alert: Alert) -> LineRange:
    """The signature where it was written: below the end of a long function nobody looks."""
    signature, lines = signature_lines(alert.function), alert.lines
    within = lines.start <= signature.start and signature.end <= lines.end
    return signature if within else lines


def _notice(text: str) -> str:
    return _command("warning", printable(text), title="dupcheck")


def _command(level: str, message: str, *, title: str, **place: str) -> str:
    known = {**place, "title": cut(title, _LONGEST_TITLE)}
    properties = ",".join(f"{name}={text.translate(_IN_PROPERTY)}" for name, text in known.items())
    return f"::{level} {properties}::{cut(message, _LONGEST_MESSAGE).translate(_IN_DATA)}"

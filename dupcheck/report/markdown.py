"""The summary of a job in GitHub Flavored Markdown: a table of findings, each told in full below.

A forge shows nothing at all of a summary that is too long, so findings are left out whole, the
least important first, and their number is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dupcheck import __version__
from dupcheck.changes import Change
from dupcheck.records import Quiet, Report, Silencer, Standing
from dupcheck.report import figures
from dupcheck.report.alerts import alerts, by_finding
from dupcheck.report.gfm import code, place, prose, row
from dupcheck.report.markdown_finding import HEADINGS, block
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import inert
from dupcheck.report.words import count

_MOST_NOTICES = 10
_MOST_QUIET = 50
_RESERVE = 1000
_LEAST = 300
_SHORT_HASH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How much there may be: `budget` in bytes of UTF-8, with excerpts of code or without."""

    heading: str
    budget: int
    excerpts: bool
    first: str = ""


SUMMARY = Shape(heading="##", budget=900_000, excerpts=True)


def render(report: Report, options: ReportOptions) -> str:
    """The whole summary."""
    return compose(report, options, SUMMARY)


def compose(report: Report, options: ReportOptions, shape: Shape) -> str:
    """The report in this shape, never larger than its budget."""
    head, foot = _joined(_head(report, shape)), _joined(_foot(report))
    room = shape.budget - _size(head) - _size(foot) - _RESERVE
    rows, details, shown = _told(report, options, shape, room)
    table = _joined((row(HEADINGS), row("---" for _ in HEADINGS))) if rows else ""
    missing = _joined(_missing(len(report.findings) - shown))
    room -= _size(rows) + _size(details) + _size(table) + _size(missing)
    quiet = _kept_quiet(report, options, room)
    gap = "\n" if rows else ""
    return f"{head}{table}{rows}{gap}{missing}{details}{quiet}{foot}"


def _told(report: Report, options: ReportOptions, shape: Shape, room: int) -> tuple[str, str, int]:
    """The rows and the details of as many findings as there is room for, and how many these are."""
    rows, details, shown = [], [], 0
    for spoken in by_finding(alerts(report)):
        if room < _LEAST or (options.limit and shown == options.limit):
            break
        excerpts = shape.excerpts and options.may_show_code
        told = block(spoken[0].finding, spoken, options.links, excerpts=excerpts)
        row_text, detail_text = _joined(told.rows), _joined(told.details)
        if (size := _size(row_text) + _size(detail_text)) <= room:
            rows.append(row_text)
            details.append(detail_text)
            shown += 1
            room -= size
    return "".join(rows), "".join(details), shown


def _head(report: Report, shape: Shape) -> Iterator[str]:
    if shape.first:
        yield shape.first
    said = figures.headline(report).rstrip(".")
    yield f"{shape.heading} dupcheck: {said[0].lower()}{said[1:]}"
    yield ""
    yield _counts(report)
    yield ""
    yield from _noticed(report)


def _counts(report: Report) -> str:
    findings = report.findings
    if not findings and not report.quiet:
        return f"Nothing to do{_where(report.change)}."
    known = sum(finding.standing is Standing.KNOWN for finding in findings)
    # Where nothing can be older, that all of it is new would say nothing.
    by_age = f" ({len(findings) - known:,} new, {known:,} known)" if report.change or known else ""
    failing = f"**{sum(finding.fails for finding in findings):,} failing**"
    said = f"{count(len(findings), 'finding')}{by_age}, {failing}, {len(report.quiet):,} suppressed"
    return f"{said}{_where(report.change)}."


def _where(change: Change | None) -> str:
    if change is None:
        return ""
    head = f" at {code(change.head[:_SHORT_HASH])}" if change.head else ""
    return f" in {code(change.title)}{head}"


def _noticed(report: Report) -> Iterator[str]:
    said = notices(report)
    if said:
        yield "To be noted:"
        yield ""
        yield from (f"- {prose(notice)}" for notice in said[:_MOST_NOTICES])
        if (more := len(said) - _MOST_NOTICES) > 0:
            yield f"- and {count(more, 'more notice')}"
        yield ""


def _missing(number: int) -> Iterator[str]:
    if number:
        yield f"**{count(number, 'more finding')} left out here**; the other formats have them all."
        yield ""


def _kept_quiet(report: Report, options: ReportOptions, room: int) -> str:
    """What is suppressed and what suppresses nothing, folded, as far as there is room."""
    items = [
        *(_silent(quiet, options.links) for quiet in report.quiet[:_MOST_QUIET]),
        *(
            f"- matches nothing any more: {code(one.where)} {code(one.text)}"
            for one in report.unused[:_MOST_QUIET]
        ),
    ]
    if not items:
        return ""
    number, unused = len(report.quiet), len(report.unused)
    said = f"{number:,} suppressed" + (f", {unused:,} suppressing nothing" if unused else "")
    lines = [f"<details><summary>{said}</summary>", ""]
    room -= _RESERVE
    shown = 0
    for item in items:
        room -= _size(item) + 1
        if room < 0:
            break
        lines.append(item)
        shown += 1
    more = number + unused - shown
    lines += [f"- and {more:,} more"] if more else []
    return _joined((*lines, "", "</details>", ""))


def _silent(quiet: Quiet, links: str) -> str:
    finding = quiet.finding
    copies = ", ".join(place(copy.function, links) for copy in finding.copies[:3])
    more = f" and {count(len(finding.copies) - 3, 'more copy')}" if len(finding.copies) > 3 else ""
    where = f" at {code(quiet.where)}" if quiet.where else ""
    reason = f": {prose(quiet.reason)}" if quiet.reason else ""
    pair = f"{copies}{more} like {place(finding.keep, links)} {code(finding.keep.name)}"
    by = quiet.by.value if quiet.by is Silencer.BEFORE else f"by {quiet.by.value}"
    return f"- {pair}, {by}{where}{reason}"


def _foot(report: Report) -> Iterator[str]:
    skipped = f"; {len(report.skipped):,} left out" if report.skipped else ""
    yield prose(f"Read {figures.read(report)}{skipped}.")
    yield ""
    model = prose(f"Model: {figures.model(report)}; {figures.limits(report)}.")
    yield f"{model} dupcheck {__version__}"


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{inert(line)}\n" for line in lines)


def _size(text: str) -> int:
    return len(text.encode())

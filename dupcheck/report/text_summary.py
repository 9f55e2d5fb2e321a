"""The end of the text report: what was left out or kept quiet, and the sum."""

from collections import Counter
from collections.abc import Iterator

from dupcheck.records import Quiet, Report, Skipped, Unused
from dupcheck.report import figures, words
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.style import Style
from dupcheck.report.text_line import INDENT, filled, place


def skipped_list(
    skipped: tuple[Skipped, ...], options: ReportOptions, style: Style
) -> Iterator[str]:
    """Every file and function that was left out."""
    yield style.paint("Skipped:", "bold")
    for item in skipped:
        line = "" if item.line is None else f":{item.line}"
        detail = f" ({printable(item.detail)})" if item.detail else ""
        where = f"{printable(options.locate(item.path))}{line}"
        yield f"{INDENT}{style.paint(where, 'cyan')}  {item.reason.value}{detail}"


def suppressed_list(report: Report, options: ReportOptions, style: Style) -> Iterator[str]:
    """Every finding that is kept quiet, and every suppression that keeps nothing quiet."""
    if report.quiet:
        yield style.paint("Suppressed:", "bold")
        yield from (_quiet(one, options, style) for one in report.quiet)
    if report.unused:
        yield style.paint("Suppressions that match nothing:", "bold")
        yield from (_unused(one, style) for one in report.unused)


def _quiet(quiet: Quiet, options: ReportOptions, style: Style) -> str:
    finding = quiet.finding
    function = finding.copies[0].function
    where = style.paint(place(function, options), "cyan")
    more = len(finding.copies) - 1
    others = f" and {words.count(more, 'more copy')}" if more else ""
    kept = f"{printable(finding.keep.name)} at {place(finding.keep, options)}"
    said = f" at {printable(quiet.where)}" if quiet.where else ""
    reason = f": {printable(quiet.reason)}" if quiet.reason else ""
    are = "are" if more else "is"
    return (
        f"{INDENT}{where}  {printable(function.name)}{others} {are} like {kept}"
        f" ({quiet.by.value}{said}{reason})"
    )


def _unused(unused: Unused, style: Style) -> str:
    return f"{INDENT}{style.paint(printable(unused.where), 'cyan')}  {printable(unused.text)}"


def summary(report: Report, options: ReportOptions, style: Style) -> Iterator[str]:
    """Notices, what was found, and the figures of the run."""
    for notice in notices(report):
        yield style.paint(f"note: {printable(notice)}", "yellow")
    fails = any(finding.fails for finding in report.findings)
    color = "red" if fails else "yellow" if report.findings else "green"
    yield style.paint(figures.headline(report), "bold", color)
    for label, text in _figures(report, options):
        yield from filled(label, text, options.width)


def _figures(report: Report, options: ReportOptions) -> Iterator[tuple[str, str]]:
    failing = sum(finding.fails for finding in report.findings)
    if failing < len(report.findings):
        yield "fails", f"{failing:,} of {words.count(len(report.findings), 'finding')}"
    if report.change:
        yield "change", printable(report.change.title)
    if figures.is_without_code(report):
        return
    yield "read", figures.read(report)
    if report.skipped:
        yield "skipped", _skipped_sum(report.skipped, options)
    if report.quiet:
        yield "quiet", _quiet_sum(report.quiet, options)
    if report.unused:
        yield "unused", _unused_sum(report.unused, options)
    yield "model", figures.model(report)
    yield "limits", figures.limits(report)
    if options.statistics:
        yield "work", _work(report)
        yield "seconds", ", ".join(f"{name} {value:.2f}" for name, value in report.stats.seconds)


def _skipped_sum(skipped: tuple[Skipped, ...], options: ReportOptions) -> str:
    parts = []
    for noun, whole in (("file", True), ("function", False)):
        reasons = Counter(s.reason.value for s in skipped if (s.line is None) is whole)
        if reasons:
            parts.append(f"{words.count(reasons.total(), noun)}: {_listed(reasons)}")
    hint = "" if options.list_skipped else " (--list-skipped)"
    return "; ".join(parts) + hint


def _quiet_sum(quiet: tuple[Quiet, ...], options: ReportOptions) -> str:
    reasons = Counter(one.by.value for one in quiet)
    hint = "" if options.list_suppressed else " (--list-suppressed)"
    return f"{words.count(len(quiet), 'finding')} suppressed: {_listed(reasons)}{hint}"


def _unused_sum(unused: tuple[Unused, ...], options: ReportOptions) -> str:
    hint = "" if options.list_suppressed else " (--list-suppressed)"
    match = "matches" if len(unused) == 1 else "match"
    return f"{words.count(len(unused), 'suppression')} {match} nothing{hint}"


def _listed(reasons: Counter[str]) -> str:
    most = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{number:,} {reason}" for reason, number in most)


def _work(report: Report) -> str:
    stats = report.stats
    parsed, pairs = words.count(stats.parsed, "file"), words.count(stats.candidates, "pair")
    embedded = words.count(stats.embedded, "function")
    reused = f" ({stats.reused:,} from the cache)" if stats.reused else ""
    return f"{parsed} parsed, {embedded} embedded{reused}, {pairs} judged"

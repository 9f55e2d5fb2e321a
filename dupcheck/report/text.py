"""The report for a person at a terminal: what exists where, what to do about it, then the sum."""

from collections.abc import Iterator

from dupcheck.records import Report
from dupcheck.report import words
from dupcheck.report.alerts import alerts, by_finding
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import inert
from dupcheck.report.style import Style
from dupcheck.report.text_change import change_block
from dupcheck.report.text_finding import block
from dupcheck.report.text_summary import skipped_list, summary, suppressed_list


def render(report: Report, options: ReportOptions) -> str:
    """The whole report."""
    style = Style(options.color, options.unicode)
    lines: list[str] = []
    for told in _blocks(report, options, style):
        lines += [*told, ""]
    if more := len(report.findings) - len(report.findings[: options.limit or None]):
        lines += [f"and {words.count(more, 'more function')} (--limit 0 shows all)", ""]
    if options.list_skipped and report.skipped:
        lines += [*skipped_list(report.skipped, options, style), ""]
    if options.list_suppressed and (report.quiet or report.unused):
        lines += [*suppressed_list(report, options, style), ""]
    if options.verbosity >= 0:
        lines += summary(report, options, style)
    return "".join(f"{inert(line)}\n" for line in lines)


def _blocks(report: Report, options: ReportOptions, style: Style) -> Iterator[Iterator[str]]:
    """The lines of each finding, as many as are to be shown."""
    if report.change is None:
        for finding in report.findings[: options.limit or None]:
            yield block(finding, options, style)
        return
    for spoken in by_finding(alerts(report))[: options.limit or None]:
        yield change_block(spoken, options, style)

"""A finding of a scan as the text report has it: what to keep, then its copies."""

from collections.abc import Iterator, Sequence

from dupcheck.records import CloneType, Finding, Related, Verdict
from dupcheck.report import words
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import clipped, columns, padded, printable
from dupcheck.report.severity import unusual
from dupcheck.report.style import Style
from dupcheck.report.text_line import INDENT, detail, place
from dupcheck.report.text_pair import excerpt, use, what_differs

_FEW = 4
_MOST_COPIES = 12


def block(finding: Finding, options: ReportOptions, style: Style) -> Iterator[str]:
    """The finding, told from the function to keep."""
    keep = finding.keep
    where = style.paint(place(keep, options), "bold", "cyan")
    name = style.paint(printable(keep.name), "bold")
    yield f"{where}  {name} {words.advice(finding)}{unusual(finding)}"
    if finding.signature:
        yield detail("is", printable(finding.signature), "", options, style)
    if finding.why_keep:
        yield detail("keep", f"this one: {printable(finding.why_keep)}", "", options, style)
    everywhere = _same_reach(finding)
    yield from use(everywhere, "", options, style)
    yield from _copies(finding, options, style, reach=not everywhere)
    if options.verbosity > 0:
        yield detail("id", finding.fingerprint, "", options, style)


def _same_reach(finding: Finding) -> str:
    """How the function is reached, where that is the same from every copy of its language."""
    across = CloneType.CROSS_LANGUAGE
    reaches = {c.reach for c in finding.copies if c.verdict.clone_type is not across}
    return reaches.pop() if len(reaches) == 1 else ""


def _copies(
    finding: Finding, options: ReportOptions, style: Style, *, reach: bool
) -> Iterator[str]:
    most = len(finding.copies) if options.verbosity > 0 else _MOST_COPIES
    copies = finding.copies[:most]
    few = len(finding.copies) <= _FEW or options.verbosity > 0
    for copy, line in zip(copies, _copy_lines(copies, options, style), strict=True):
        yield from line
        if few:
            yield from use(copy.reach if reach else "", INDENT, options, style)
            yield from what_differs(copy.verdict, copy.parameters, INDENT, options, style)
        yield from excerpt(copy.verdict, options, style)
    if more := len(finding.copies) - len(copies):
        yield f"{INDENT}and {words.count(more, 'more copy')} (-v lists them)"


def _copy_lines(
    copies: Sequence[Related], options: ReportOptions, style: Style
) -> Iterator[tuple[str, ...]]:
    """A line for each copy, or two where one is too short for any: a place is never cut."""
    places = [place(copy.function, options) for copy in copies]
    names = [printable(copy.function.name) for copy in copies]
    first, second = max(map(columns, places)), max(map(columns, names))
    longest = max(columns(words.comparison(copy.verdict)) for copy in copies)
    fits = not options.width or len(INDENT) + first + second + longest + 4 <= options.width
    for copy, where, name in zip(copies, places, names, strict=True):
        said = _comparison(copy.verdict, style)
        if fits:
            painted = style.paint(padded(where, first), "cyan")
            yield (f"{INDENT}{painted}  {padded(name, second)}  {said}",)
        else:
            short = clipped(name, _name_room(copy.verdict, options), unicode=style.unicode)
            yield f"{INDENT}{style.paint(where, 'cyan')}", f"{INDENT * 2}{short}  {said}"


def _name_room(verdict: Verdict, options: ReportOptions) -> int:
    return max(12, options.width - columns(words.comparison(verdict)) - 2 * len(INDENT) - 2)


def _comparison(verdict: Verdict, style: Style) -> str:
    exact = verdict.clone_type is CloneType.TYPE_1
    kind = words.kind(verdict)
    return style.paint(kind, "red" if exact else "yellow") + words.comparison(verdict)[len(kind) :]

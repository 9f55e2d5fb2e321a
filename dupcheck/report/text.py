"""The report for a person at a terminal: what exists where, what to do about it, then the sum."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from dupcheck.records import CloneType, Finding, Function, Related, Report, Skipped, Verdict
from dupcheck.report import figures, words
from dupcheck.report.excerpt import EXCERPTS
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import clipped, columns, inert, padded, printable
from dupcheck.report.style import Style

_INDENT = "  "
_LABEL = 8
_FEW = 4
_MOST_COPIES = 12


def render(report: Report, options: ReportOptions) -> str:
    """The whole report."""
    style = Style(options.color, options.unicode)
    lines: list[str] = []
    shown = report.findings[: options.limit or None]
    for finding in shown:
        lines += [*_block(finding, options, style), ""]
    if more := len(report.findings) - len(shown):
        lines += [f"and {words.count(more, 'more function')} (--limit 0 shows all)", ""]
    if options.list_skipped and report.skipped:
        lines += [*_skipped_list(report.skipped, options, style), ""]
    if options.verbosity >= 0:
        lines += _summary(report, options, style)
    return "".join(f"{inert(line)}\n" for line in lines)


def _block(finding: Finding, options: ReportOptions, style: Style) -> Iterator[str]:
    keep = finding.keep
    place = style.paint(_place(keep, options), "bold", "cyan")
    name = style.paint(printable(keep.name), "bold")
    yield f"{place}  {name} {words.advice(finding)}"
    if finding.why_keep:
        yield _detail("keep", f"this one: {printable(finding.why_keep)}", "", options, style)
    yield from _copies(finding, options, style)
    if options.verbosity > 0:
        yield _detail("id", finding.fingerprint, "", options, style)


def _copies(finding: Finding, options: ReportOptions, style: Style) -> Iterator[str]:
    most = len(finding.copies) if options.verbosity > 0 else _MOST_COPIES
    copies = finding.copies[:most]
    few = len(finding.copies) <= _FEW or options.verbosity > 0
    for copy, line in zip(copies, _copy_lines(copies, options, style), strict=True):
        yield from line
        if few:
            yield from _what_differs(copy, options, style)
        yield from _excerpt(copy, options, style)
    if more := len(finding.copies) - len(copies):
        yield f"{_INDENT}and {words.count(more, 'more copy')} (-v lists them)"


def _copy_lines(
    copies: Sequence[Related], options: ReportOptions, style: Style
) -> Iterator[tuple[str, ...]]:
    """A line for each copy, or two where one is too short for any: a place is never cut."""
    places = [_place(copy.function, options) for copy in copies]
    names = [printable(copy.function.name) for copy in copies]
    first, second = max(map(columns, places)), max(map(columns, names))
    longest = max(columns(words.comparison(copy.verdict)) for copy in copies)
    fits = not options.width or len(_INDENT) + first + second + longest + 4 <= options.width
    for copy, place, name in zip(copies, places, names, strict=True):
        said = _comparison(copy.verdict, style)
        if fits:
            painted = style.paint(padded(place, first), "cyan")
            yield (f"{_INDENT}{painted}  {padded(name, second)}  {said}",)
        else:
            short = clipped(name, _name_room(copy.verdict, options), unicode=style.unicode)
            yield f"{_INDENT}{style.paint(place, 'cyan')}", f"{_INDENT * 2}{short}  {said}"


def _name_room(verdict: Verdict, options: ReportOptions) -> int:
    return max(12, options.width - columns(words.comparison(verdict)) - 2 * len(_INDENT) - 2)


def _comparison(verdict: Verdict, style: Style) -> str:
    exact = verdict.clone_type is CloneType.TYPE_1
    kind = words.kind(verdict)
    return style.paint(kind, "red" if exact else "yellow") + words.comparison(verdict)[len(kind) :]


def _what_differs(copy: Related, options: ReportOptions, style: Style) -> Iterator[str]:
    room = max(options.width - _LABEL - 2 * len(_INDENT) - 1, 20) if options.width else 0
    names = tuple(_last(function) for function in (copy.verdict.match.left, copy.function))
    # That the two have different names is said already.
    differences = [d for d in copy.verdict.differences if (d.left, d.right) != names]
    for change in words.changes(differences, style, room):
        yield _detail(change.label, change.text, _INDENT, options, style)
    if options.verbosity > 0:
        measures = ", ".join(f"{name} {value:.4g}" for name, value in copy.verdict.evidence)
        yield _detail("measures", measures, _INDENT, options, style)


def _last(function: Function) -> str:
    return function.name.rpartition(".")[2]


def _excerpt(copy: Related, options: ReportOptions, style: Style) -> Iterator[str]:
    if options.show == "none":
        return
    width = max(1, options.width - 2 * len(_INDENT)) if options.width else 0
    show = EXCERPTS[options.show]
    for line in show(copy.verdict.match.left, copy.function, style, width):
        yield f"{_INDENT * 2}{line}"


def _detail(label: str, text: str, indent: str, options: ReportOptions, style: Style) -> str:
    head = f"{_INDENT}{indent}{label:<{_LABEL}}"
    room = options.width - len(head) - 1
    shown = clipped(text, max(room, 20), unicode=options.unicode) if options.width else text
    return f"{style.paint(head, 'dim')} {shown}"


def _place(function: Function, options: ReportOptions) -> str:
    return f"{printable(options.locate(function.path))}:{function.lines.start}"


def _skipped_list(
    skipped: tuple[Skipped, ...], options: ReportOptions, style: Style
) -> Iterator[str]:
    yield style.paint("Skipped:", "bold")
    for item in skipped:
        line = "" if item.line is None else f":{item.line}"
        detail = f" ({printable(item.detail)})" if item.detail else ""
        place = f"{printable(options.locate(item.path))}{line}"
        yield f"{_INDENT}{style.paint(place, 'cyan')}  {item.reason.value}{detail}"


def _summary(report: Report, options: ReportOptions, style: Style) -> Iterator[str]:
    for notice in report.notices:
        yield style.paint(f"note: {printable(notice)}", "yellow")
    yield style.paint(figures.headline(report), "bold", "red" if report.findings else "green")
    for label, text in _figures(report, options):
        head = f"{_INDENT}{label:<{_LABEL}} "
        yield from _filled(head, text, options.width)


def _filled(head: str, text: str, width: int) -> list[str]:
    if not width:
        return [head + text]
    return wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head))


def _figures(report: Report, options: ReportOptions) -> Iterator[tuple[str, str]]:
    yield "read", figures.read(report)
    if report.skipped:
        yield "skipped", _skipped_sum(report.skipped, options)
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
            listed = ", ".join(f"{number:,} {reason}" for reason, number in _most(reasons))
            parts.append(f"{words.count(reasons.total(), noun)}: {listed}")
    hint = "" if options.list_skipped else " (--list-skipped)"
    return "; ".join(parts) + hint


def _most(reasons: Counter[str]) -> list[tuple[str, int]]:
    return sorted(reasons.items(), key=lambda item: (-item[1], item[0]))


def _work(report: Report) -> str:
    stats = report.stats
    parsed, pairs = words.count(stats.parsed, "file"), words.count(stats.candidates, "pair")
    embedded = words.count(stats.embedded, "function")
    reused = f" ({stats.reused:,} from the cache)" if stats.reused else ""
    return f"{parsed} parsed, {embedded} embedded{reused}, {pairs} judged"

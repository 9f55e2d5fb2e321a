"""One finding in Markdown: its rows in the table, and all that is known of it, folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dupcheck.records import CloneType, Finding, Function, Related
from dupcheck.report import excerpt
from dupcheck.report.alerts import Alert
from dupcheck.report.gfm import code, fence, html_code, html_prose, place, prose, row
from dupcheck.report.safe import cut, printable
from dupcheck.report.sentence import on_one_line
from dupcheck.report.severity import standing
from dupcheck.report.style import Style
from dupcheck.report.words import advice, changes, comparison, count, interchangeable

HEADINGS = ("Where", "Function", "Exists already", "Likeness", "Standing", "What to do")
"""Of the table that the rows belong to."""

_MOST_COPIES = 12
_MOST_EXCERPTS = 6
_MOST_LINES = 60
_WIDEST = 200
_MOST_STEPS = 8
_PLAIN = Style(color=False, unicode=True)
_DIFFS = {CloneType.TYPE_2, CloneType.TYPE_3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A finding as lines of Markdown: rows of the table, and what unfolds."""

    rows: tuple[str, ...]
    details: tuple[str, ...]


def block(finding: Finding, spoken: Sequence[Alert], links: str, *, excerpts: bool) -> Block:
    """The finding with those places of it that are spoken of."""
    details = _details(finding, links, excerpts)
    return Block(rows=tuple(_rows(spoken, links)), details=tuple(details))


def _rows(spoken: Sequence[Alert], links: str) -> Iterator[str]:
    for alert in spoken[:_MOST_COPIES]:
        yield row(
            (
                place(alert.function, links),
                code(alert.function.name),
                f"{place(alert.partner, links)} {code(alert.partner.name)}",
                prose(comparison(alert.verdict)),
                standing(alert.finding),
                _to_do(alert),
            )
        )
    if (more := len(spoken) - _MOST_COPIES) > 0:
        said = f"and {count(more, 'more copy')} of {code(spoken[0].partner.name)}"
        yield row((said, *[""] * (len(HEADINGS) - 1)))


def _to_do(alert: Alert) -> str:
    if alert.verdict.clone_type is CloneType.CROSS_LANGUAGE:
        return "change them together"
    said = "make them one"
    if interchangeable(alert.verdict):
        said = "keep one of the two" if alert.partner in alert.finding.touched else "reuse it"
    return f"{said}: {code(on_one_line(alert.reach))}" if alert.reach else said


def _details(finding: Finding, links: str, excerpts: bool) -> Iterator[str]:
    keep = finding.keep
    said = f"{html_code(keep.name)} in {html_code(keep.place)} {html_prose(advice(finding))}"
    yield f"<details><summary>{said}</summary>"
    yield ""
    yield f"- keep {place(keep, links)} {code(keep.name)}"
    if finding.why_keep:
        yield f"  - because: {prose(finding.why_keep)}"
    if finding.signature:
        yield f"  - signature: {code(finding.signature)}"
    for copy in finding.copies[:_MOST_COPIES]:
        yield from _copy(finding, copy, links)
    if (more := len(finding.copies) - _MOST_COPIES) > 0:
        yield f"- and {count(more, 'more copy')}"
    yield f"- {standing(finding)}; fingerprint {code(finding.fingerprint)}"
    yield ""
    if excerpts:
        yield from _excerpts(finding)
    yield "</details>"
    yield ""


def _copy(finding: Finding, copy: Related, links: str) -> Iterator[str]:
    function = copy.function
    touched = ", in this change" if function in finding.touched else ""
    said = f"{prose(comparison(copy.verdict))}{touched}"
    yield f"- {place(function, links)} {code(function.name)}: {said}"
    for change in changes(copy.verdict.differences, _PLAIN, parameters=copy.parameters):
        yield f"  - {change.label}: {code(change.text)}"
    if copy.reach:
        yield from _reach(copy.reach, function.language)


def _reach(reach: str, language: str) -> Iterator[str]:
    lines = [cut(printable(line), _WIDEST) for line in reach.split("\n")[:_MOST_STEPS]]
    if len(lines) == 1:
        yield f"  - to reach it from there: {code(*lines)}"
        return
    yield "  - to reach it from there:"
    yield from (f"    {line}" for line in fence(lines, language))


def _excerpts(finding: Finding) -> Iterator[str]:
    """The function to keep, then what another one makes of it; an exact copy shows nothing new."""
    yield from _excerpt(finding.keep, _own_lines(finding.keep), finding.keep.language)
    others = [one for one in finding.copies if one.verdict.clone_type is not CloneType.TYPE_1]
    for copy in others[:_MOST_EXCERPTS]:
        function = copy.function
        if copy.verdict.clone_type in _DIFFS:
            compared = excerpt.unified(finding.keep, function, _PLAIN, _WIDEST)
            yield from _excerpt(function, list(compared), "diff")
        else:
            yield from _excerpt(function, _own_lines(function), function.language)


def _excerpt(function: Function, lines: Sequence[str], language: str) -> Iterator[str]:
    yield f"{code(function.place)} {code(function.name)}"
    yield ""
    yield from fence((cut(printable(line), _WIDEST) for line in lines), language)
    yield ""


def _own_lines(function: Function) -> list[str]:
    texts = [line.text for line in excerpt.lines(function)]
    more = function.text.count("\n") + 1 - _MOST_LINES
    return [*texts[:_MOST_LINES], *([f"… {more} more lines"] if more > 0 else [])]

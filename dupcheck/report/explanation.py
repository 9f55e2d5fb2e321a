"""The answer to "why is this reported, or why not", for a person at a terminal."""

from collections.abc import Iterator

from dupcheck.records import Explanation, Function
from dupcheck.report import words
from dupcheck.report.excerpt import EXCERPTS
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import inert, printable
from dupcheck.report.style import Style


def render(explanation: Explanation, options: ReportOptions) -> str:
    """Both places, every measure, each reason, and the code on request."""
    style = Style(options.color, options.unicode)
    return "".join(f"{inert(line)}\n" for line in _lines(explanation, options, style))


def _lines(explanation: Explanation, options: ReportOptions, style: Style) -> Iterator[str]:
    verdict = explanation.verdict
    left, right = verdict.match.left, verdict.match.right
    yield from (_function(function, options, style) for function in (left, right))
    yield ""
    answer, color = ("reported", "red") if explanation.reported else ("not reported", "green")
    yield f"{style.paint(answer, 'bold', color)}: {words.comparison(verdict)}"
    yield from (f"  {printable(reason)}" for reason in explanation.reasons)
    yield ""
    needed = {"similarity": explanation.threshold, "confidence": explanation.min_confidence}
    measures = {"similarity": verdict.match.similarity, **dict(verdict.evidence)}
    measures["confidence"] = verdict.confidence
    longest = max(map(len, measures))
    for name, value in measures.items():
        limit = f"  (needed: {needed[name]:.4f})" if name in needed else ""
        yield f"  {printable(name):<{longest}}  {value:7.4f}{limit}"
    differences = list(words.changes(verdict.differences, style.sign("→")))
    if differences:
        yield ""
        yield from (f"  {change.label:<8} {change.text}" for change in differences)
    if options.show != "none":
        yield ""
        yield from EXCERPTS[options.show](left, right, style, options.width)


def _function(function: Function, options: ReportOptions, style: Style) -> str:
    place = f"{printable(options.locate(function.path))}:{function.lines.start}"
    size = f"{words.count(function.size, 'token')}, {printable(function.language)}"
    return f"{style.paint(place, 'cyan')}  {style.paint(printable(function.name), 'bold')} ({size})"

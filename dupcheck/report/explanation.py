"""The answer to "why is this reported, or why not", for a person at a terminal."""

import math
from collections.abc import Iterator

from dupcheck.records import Explanation, Function
from dupcheck.report import words
from dupcheck.report.excerpt import EXCERPTS
from dupcheck.report.options import ReportOptions
from dupcheck.report.reasons import reasons
from dupcheck.report.safe import inert, printable
from dupcheck.report.style import Style

_SMALLEST = 0.05
"""Contributions that are not told one by one."""


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
    yield from _measures(explanation)
    differences = list(words.changes(verdict.differences, style, max(options.width - 11, 0)))
    if differences:
        yield ""
        yield from (f"  {change.label:<8} {change.text}" for change in differences)
    if options.wants_code:
        yield ""
        yield from EXCERPTS[options.show](left, right, style, options.width)


def _measures(explanation: Explanation) -> Iterator[str]:
    """What the confidence is the sum of, so that it can be checked by hand."""
    verdict = explanation.verdict
    needed = f"  (needed: {explanation.threshold:.4f})"
    yield _measure("similarity", verdict.match.similarity, needed)
    for added, said in reasons(verdict):
        if abs(added) >= _SMALLEST:
            yield f"  {added:+7.2f}  {printable(said)}"
    small = sum(added for added, _ in reasons(verdict) if abs(added) < _SMALLEST)
    if small:
        yield f"  {small:+7.2f}  what says less than {_SMALLEST} each"
    total = math.fsum(added for _, added in verdict.contributions)
    yield f"  {total:+7.2f}  in all: confidence = 1 / (1 + exp({-total:.2f}))"
    yield _measure(
        "confidence", verdict.confidence, f"  (needed: {explanation.min_confidence:.4f})"
    )


def _measure(name: str, value: float, needed: str = "") -> str:
    return f"  {name:<12} {value:9.4f}{needed}"


def _function(function: Function, options: ReportOptions, style: Style) -> str:
    place = f"{printable(options.locate(function.path))}:{function.lines.start}"
    size = f"{words.count(function.size, 'token')}, {printable(function.language)}"
    return f"{style.paint(place, 'cyan')}  {style.paint(printable(function.name), 'bold')} ({size})"

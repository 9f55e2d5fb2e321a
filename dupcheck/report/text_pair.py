"""What the text report tells of two functions: how one reuses the other, and what differs."""

from collections.abc import Iterator, Sequence

from dupcheck.records import Function, Parameter, Verdict
from dupcheck.report import words
from dupcheck.report.excerpt import EXCERPTS
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.style import Style
from dupcheck.report.text_line import INDENT, LABEL, detail


def use(reach: str, indent: str, options: ReportOptions, style: Style) -> Iterator[str]:
    """How the function to keep is reached, line by line."""
    for number, line in enumerate(reach.split("\n") if words.worth_telling(reach) else ()):
        yield detail("" if number else "use", printable(line), indent, options, style)


def what_differs(
    verdict: Verdict,
    parameters: Sequence[Parameter],
    indent: str,
    options: ReportOptions,
    style: Style,
) -> Iterator[str]:
    """What the right function does otherwise, and what one for both would have to be told."""
    taken = len(INDENT + indent) + LABEL + 1
    room = max(options.width - taken, 20) if options.width else 0
    names = tuple(map(_last, (verdict.match.left, verdict.match.right)))
    # That the two have different names is said already.
    differences = [d for d in verdict.differences if (d.left, d.right) != names]
    for change in words.changes(differences, style, room, parameters):
        yield detail(change.label, change.text, indent, options, style)
    if options.verbosity > 0:
        measures = ", ".join(f"{name} {value:.4g}" for name, value in verdict.evidence)
        yield detail("measures", measures, indent, options, style)


def excerpt(verdict: Verdict, options: ReportOptions, style: Style) -> Iterator[str]:
    """The code of the two, on request."""
    if not options.wants_code:
        return
    width = max(1, options.width - 2 * len(INDENT)) if options.width else 0
    for line in EXCERPTS[options.show](verdict.match.left, verdict.match.right, style, width):
        yield f"{INDENT * 2}{line}"


def _last(function: Function) -> str:
    return function.name.rpartition(".")[2]

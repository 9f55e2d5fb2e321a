"""Which lines of a function to point at: in a change, only lines that the change wrote."""

from collections.abc import Sequence

from dupcheck.lines import LineRange
from dupcheck.records import Function


def region(function: Function, added: Sequence[LineRange]) -> LineRange:
    """One run of added lines in the function: the one with its signature, else the longest.

    A forge shows what is said about lines outside the diff late, or never. Where the change only
    took lines away there is no such run; the signature stands for the function then.
    """
    signature = signature_lines(function)
    runs = [run for lines in added if (run := _common(lines, function.lines))]
    if not runs:
        return signature

    def merit(run: LineRange) -> tuple[bool, int, int]:
        return _common(run, signature) == signature, run.end - run.start, -run.start

    return max(runs, key=merit)


def signature_lines(function: Function) -> LineRange:
    """The lines before the body, or the first line where it is not known where the body begins."""
    breaks = function.text[: function.head].rstrip().count("\n")
    start = function.lines.start
    return LineRange(start=start, end=min(start + breaks, function.lines.end))


def _common(one: LineRange, other: LineRange) -> LineRange | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return LineRange(start=start, end=end) if start <= end else None

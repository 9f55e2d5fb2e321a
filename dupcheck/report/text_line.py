"""The lines that the text report is made of: places, and details behind a label."""

from textwrap import wrap

from dupcheck.records import Function
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import clipped, printable
from dupcheck.report.style import Style

INDENT = "  "
LABEL = 8


def place(function: Function, options: ReportOptions) -> str:
    """`path:line`, as the reader's terminal can open it."""
    return f"{printable(options.locate(function.path))}:{function.lines.start}"


def detail(label: str, text: str, indent: str, options: ReportOptions, style: Style) -> str:
    """A label and what belongs to it, cut where the terminal ends."""
    head = f"{INDENT}{indent}{label:<{LABEL}}"
    room = options.width - len(head) - 1
    shown = clipped(text, max(room, 20), unicode=options.unicode) if options.width else text
    return f"{style.paint(head, 'dim')} {shown}"


def filled(label: str, text: str, width: int) -> list[str]:
    """A label and a text over as many lines as it takes."""
    head = f"{INDENT}{label:<{LABEL}} "
    if not width:
        return [head + text]
    return wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head))

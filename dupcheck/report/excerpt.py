"""Two functions beside or below each other: which lines are equal, and how that looks."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from dupcheck.records import Function
from dupcheck.report.safe import clipped, columns, padded, printable
from dupcheck.report.style import Style

_LONGEST = 400
_MOST_ROWS = 60
_CONTEXT = 3
_TAB = 4
_NARROWEST = 24
_WIDEST = 160
_WORD = re.compile(r"\w+")
_NO_BODY = re.compile(r"\s*(?:[{})\]]|(?:end|fi|done|esac)\b)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of code with its number in the file."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a comparison.

    `mark` is "=" for equal lines, "!" for a difference, "~" for `hidden` equal lines that are not
    shown and ">" for as many rows that are left off at the end.
    """

    mark: str
    left: Line | None = None
    right: Line | None = None
    hidden: int = 0


def rows(left: Function, right: Function) -> list[Row]:
    """The rows of a comparison; long runs of equal lines are folded, very long ones cut."""
    folded = list(_folded(list(_aligned(lines(left), lines(right)))))
    longest = max(function.text.count("\n") + 1 for function in (left, right))
    cut = max(0, len(folded) - _MOST_ROWS) + max(0, longest - _LONGEST)
    return [*folded[:_MOST_ROWS], Row(">", hidden=cut)] if cut else folded


def lines(function: Function) -> list[Line]:
    """The lines of a function as they look at the left margin; very long ones are cut short."""
    texts = [line.rstrip().expandtabs(_TAB) for line in function.text.split("\n")]
    first, rest = texts[0], texts[1:]
    cut = min((_indent(text) for text in rest if text), default=0)
    # The text starts at the function itself, so the first line shows no indentation: it has that
    # of the outermost other line where this goes on with the header or closes the function, and
    # one step less where it is the body's.
    outermost = next((text for text in rest if text and _indent(text) == cut), "")
    step = "" if _NO_BODY.match(outermost) else " " * _TAB
    moved = [text and step + text[cut:] for text in rest]
    numbered = enumerate([first, *moved][:_LONGEST], function.lines.start)
    return [Line(number, text) for number, text in numbered]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _aligned(left: list[Line], right: list[Line]) -> Iterator[Row]:
    words = [{word for line in side for word in _WORD.findall(line.text)} for side in (left, right)]
    both = words[0] & words[1]
    # What only one side has may be renamed: lines line up with their names left out.
    shapes = [[_shape(line.text, both) for line in side] for side in (left, right)]
    matcher = SequenceMatcher(None, shapes[0], shapes[1], autojunk=False)
    for _, i, k, j, m in matcher.get_opcodes():
        for one, other in zip_longest(left[i:k], right[j:m]):
            equal = one and other and _dense(one.text) == _dense(other.text)
            yield Row("=" if equal else "!", one, other)


def _dense(text: str) -> str:
    return "".join(text.split())


def _shape(text: str, both: Set[str]) -> str:
    """A line without layout and without the words that only one of the functions has."""
    return _dense(_WORD.sub(lambda word: word[0] if word[0] in both else "_", text))


def _folded(table: list[Row]) -> Iterator[Row]:
    start = 0
    while start < len(table):
        end = start + 1
        while end < len(table) and table[end].mark == table[start].mark:
            end += 1
        run = table[start:end]
        yield from run if run[0].mark == "!" else _fold(run, last=end == len(table))
        start = end


def _fold(run: list[Row], *, last: bool) -> Iterator[Row]:
    tail = 1 if last else _CONTEXT
    hidden = len(run) - _CONTEXT - tail
    if hidden < 2:
        yield from run
        return
    yield from run[:_CONTEXT]
    yield Row("~", hidden=hidden)
    yield from run[-tail:]


def unified(left: Function, right: Function, style: Style, width: int) -> Iterator[str]:
    """The two functions as one column: `-` stands left only, `+` right only."""
    table = rows(left, right)
    digits = _digits(left, right)
    room = width - 2 * digits - 5 if width else 0
    pending: list[Row] = []
    for row in [*table, None]:
        if row is not None and row.mark == "!":
            pending.append(row)
            continue
        yield from (_one(r.left, "-", digits, room, style) for r in pending if r.left)
        yield from (_one(r.right, "+", digits, room, style) for r in pending if r.right)
        pending.clear()
        if row is not None:
            yield _equal(row, digits, room, style) if row.mark == "=" else _fold_line(row, style)


def _equal(row: Row, digits: int, room: int, style: Style) -> str:
    left, right = row.left, row.right
    numbers = f"{left.number if left else '':>{digits}} {right.number if right else '':>{digits}}"
    text = _code(left, room, style)
    gutter = style.paint(f"{numbers} {style.sign('│')}", "dim")
    return f"  {gutter}{text}".rstrip()


def _one(line: Line | None, sign: str, digits: int, room: int, style: Style) -> str:
    number = line.number if line else 0
    numbers = (f"{number:>{digits}}", " " * digits)
    first, second = numbers if sign == "-" else numbers[::-1]
    gutter = style.paint(f"{first} {second} {style.sign('│')}", "dim")
    color = "red" if sign == "-" else "green"
    return f"{style.paint(sign, color)} {gutter}{style.paint(_code(line, room, style), color)}"


def side_by_side(left: Function, right: Function, style: Style, width: int) -> Iterator[str]:
    """The two functions in two columns; `!` marks the rows that differ."""
    table, digits = rows(left, right), _digits(left, right)
    room = (width or _WIDEST) - 2 * digits - 7
    if room // 2 < _NARROWEST:
        yield from unified(left, right, style, width)
        return
    half = min(room // 2, max(columns(_code(row.left, 0, style)) for row in table))
    for row in table:
        if row.hidden:
            yield _fold_line(row, style)
        else:
            yield _pair(row, digits, half, room - half, style)


def _pair(row: Row, digits: int, half: int, rest: int, style: Style) -> str:
    differs = row.mark == "!"
    sign = style.paint("!", "yellow") if differs else " "
    cells = []
    for line, room, color in ((row.left, half, "red"), (row.right, rest, "green")):
        number = style.paint(f"{line.number if line else '':>{digits}}", "dim")
        text = padded(_code(line, room, style), half if line is row.left else 0)
        cells.append(f"{number} {style.paint(text, color) if differs else text}")
    return f"{sign} {cells[0]} {style.paint(style.sign('│'), 'dim')} {cells[1]}".rstrip()


def _code(line: Line | None, room: int, style: Style) -> str:
    if line is None:
        return ""
    text = printable(line.text)
    return clipped(text, room, unicode=style.unicode) if room > 0 else text


def _fold_line(row: Row, style: Style) -> str:
    what = "equal lines" if row.mark == "~" else "more lines"
    return style.paint(f"  {style.sign('…')} {row.hidden} {what}", "dim")


def _digits(left: Function, right: Function) -> int:
    return len(str(max(left.lines.end, right.lines.end)))


EXCERPTS = {"unified": unified, "side-by-side": side_by_side}

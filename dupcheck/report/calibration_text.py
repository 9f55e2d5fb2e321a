"""A calibration for a person at a terminal: how alike pairs are, what each threshold costs."""

import json
import math
from collections.abc import Iterator, Sequence
from textwrap import wrap

from dupcheck.calibration import curves
from dupcheck.calibration.alarms import Method
from dupcheck.calibration.records import Calibration, Choice, Distribution, Role, Scope
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import inert, printable
from dupcheck.report.style import Style
from dupcheck.report.words import count, percent

_WIDTH = 100
_BAR, _SHORTEST_BAR, _BESIDE_BAR = 32, 12, 64
_STEP = 0.05
_LEAST = 0.1
_HIGHEST = "HIGHEST"
_SIGNS = {Method.EXACT: "", Method.COUNTED: "", Method.EXTRAPOLATED: "~", Method.TOO_FEW: "?"}
_METHODS = {
    Method.EXTRAPOLATED: "~ fewer than ten were met: drawn on from the tail of what was",
    Method.TOO_FEW: "? too few were met to tell more than their number",
}


def render(calibration: Calibration, options: ReportOptions) -> str:
    """The whole answer."""
    style = Style(options.color, options.unicode)
    lines = [*_opening(calibration, options), ""]
    if calibration.scopes:
        lines += [*_distributions(calibration, options), ""]
    for scope in calibration.scopes:
        lines += [*_scope(scope, options, style), ""]
    lines += _legend(calibration, options)
    lines += _advice(calibration, options, style)
    return "".join(f"{inert(line)}\n" for line in lines)


def _opening(calibration: Calibration, options: ReportOptions) -> Iterator[str]:
    model = printable(calibration.name)
    said = (
        f"{count(calibration.functions, 'function')} in {printable(calibration.subject)}, and"
        f" {count(calibration.copies, 'exact copy')} of them, which any threshold finds."
    )
    if not calibration.scopes:
        yield f"{said} Nothing to calibrate {model} on: that takes two."
        return
    if calibration.costly:
        said += (
            f" {model} was given {calibration.sampled:,} of them"
            f" ({calibration.embedded:,} read now, the others known from earlier runs):"
            f" {count(calibration.questions, 'function')} at random with some of what the builtin"
            " model proposes for each, and known duplicates."
        )
    elif calibration.questions < calibration.functions:
        asked = f"{calibration.questions:,} of them, drawn at random,"
        said += f" {model} compared {asked} with all others."
    else:
        said += f" {model} compared each with all others."
    yield from wrap(said, options.width or _WIDTH)
    yield from (f"note: {printable(notice)}" for notice in calibration.notices)


def _distributions(calibration: Calibration, options: ReportOptions) -> Iterator[str]:
    narrow = 0 < options.width < _WIDTH
    shares = curves.SHARES[::2] if narrow else curves.SHARES
    rows = [
        ("COSINE REACHED BY", "PAIRS", *(f"1 in {1 / share:,.0f}" for share in shares), _HIGHEST)
    ]
    for scope in calibration.scopes:
        rows.append((scope.name, *[""] * (len(shares) + 2)))
        rows += [_distribution(one, shares) for one in scope.distributions]
    yield from _table(rows)


def _distribution(found: Distribution, shares: Sequence[float]) -> tuple[str, ...]:
    highest = float(found.cosines[0]) if len(found.cosines) else None
    known = [*(curves.quantile(found, share) for share in shares), highest]
    every = "all " if found.exact and len(found.cosines) else ""
    cells = (_cosine(cosine, found.floor) for cosine in known)
    return (f"  {found.kind}", f"{every}{len(found.cosines):,}", *cells)


def _cosine(value: float | None, floor: float) -> str:
    if value is None:
        return "-"
    return f"< {floor:.2f}" if value <= floor else f"{value:.4f}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells)).rstrip()


def _scope(scope: Scope, options: ReportOptions, style: Style) -> Iterator[str]:
    yield style.paint(f"{scope.name} ({scope.key})", "bold")
    room = min(max((options.width or _WIDTH) - _BESIDE_BAR, _SHORTEST_BAR), _BAR)
    yield from _bars(scope, room, style)
    yield ""
    rows = [_choice(choice, len(scope.duplicates), style) for choice in scope.choices]
    head, *lines = _table([("  THRESHOLD", "FALSE ALARMS", "DUPLICATES KEPT"), *rows])
    yield head
    for line, choice in zip(lines, scope.choices, strict=True):
        color = ("green",) if choice.role is Role.PROPOSED else ()
        yield style.paint(f"{line}  {choice.role}".rstrip(), *color)


def _choice(choice: Choice, duplicates: int, style: Style) -> tuple[str, str, str]:
    error = "" if not choice.error else f" {style.sign('±')} {choice.error:.4f}"
    threshold = f"  {choice.threshold:.4f}{error}"
    return threshold, _number(choice.rate, choice.method), _kept(choice, duplicates)


def _kept(choice: Choice, duplicates: int) -> str:
    if not duplicates:
        return "none known"
    share = percent(choice.kept / duplicates)
    return f"{choice.kept:,} of {duplicates:,} {f'({share})':>6}"


def _number(value: float, method: Method = Method.COUNTED) -> str:
    """A rate with the sign of how it is known; far below one alarm nobody knows it to a digit."""
    if 0 < value < _LEAST:
        return f"< {_LEAST:g}"
    number = f"{value:,.0f}" if value >= 10 or value == 0 else f"{value:.2g}"
    return f"{_SIGNS[method]}{number}"


def _bars(scope: Scope, room: int, style: Style) -> Iterator[str]:
    """False alarms by threshold, a bar on a logarithmic scale, and the duplicates kept."""
    lowest = min(choice.threshold for choice in scope.choices)
    start = math.floor(lowest / _STEP)
    grid = [round(at * _STEP, 2) for at in range(start, round(1 / _STEP) + 1)]
    points = curves.alarms(scope, grid)
    most = max((alarmed for _, alarmed, _ in points), default=0.0)
    title = "false alarms per 1,000" + (" (log scale)" if room == _BAR else "")
    yield f"   from {title:<{room + 9}}   kept"
    for at, alarmed, method in points:
        bar = style.sign("█") * _length(alarmed, most, room)
        share = curves.kept_share(scope, at)
        kept = "" if share is None else percent(share)
        number = _number(alarmed, method)
        marks = ", ".join(
            f"{choice.role} {choice.threshold:.4f}"
            for choice in reversed(scope.choices)
            if choice.role in (Role.PROPOSED, Role.OWN, Role.IN_FORCE)
            and at <= choice.threshold < at + _STEP - 1e-9
        )
        if alarmed < _LEAST and not share and not marks:
            return  # nothing more will come
        yield f"  {at:5.2f} {bar:<{room}} {number:>8}  {kept:>5}  {marks}".rstrip()


def _length(alarmed: float, most: float, room: int) -> int:
    """Columns of a bar: none below a tenth of an alarm, where it does not matter any more."""
    if alarmed <= _LEAST or most <= _LEAST:
        return 0
    return max(1, round(room * math.log(alarmed / _LEAST) / math.log(most / _LEAST)))


def _legend(calibration: Calibration, options: ReportOptions) -> Iterator[str]:
    if not calibration.scopes:
        return
    counted = (
        "by the cosine alone, where the judge leaves it the word: others at or above the threshold"
        " that are no duplicates of the function read and whose code does not align with it"
        if calibration.decides
        else "by the cosine alone, before the judge: others at or above the threshold that are no"
        " duplicates of the function read"
    )
    text = (
        f"False alarms per 1,000 functions read, {counted}. Duplicates are what the judge is sure"
        f" of by the code alone (confidence {calibration.min_confidence:g} or more), whatever the"
        " model says: what only a model can see counts as a false alarm here."
    )
    yield from wrap(text, options.width or _WIDTH)
    used = {choice.method for scope in calibration.scopes for choice in scope.choices}
    yield from (words for method, words in _METHODS.items() if method in used)
    yield ""


def _advice(calibration: Calibration, options: ReportOptions, style: Style) -> Iterator[str]:
    """A sentence on each proposal, and lines to paste: those that gain nothing as comments."""
    if not calibration.scopes:
        return
    for scope in calibration.scopes:
        yield from wrap(_advised(scope), options.width or _WIDTH)
    yield ""
    yield f"To use what is proposed, with --model {printable(calibration.name)}, in pyproject.toml:"
    yield ""
    yield style.paint("[tool.dupcheck]", "bold")
    for scope in calibration.scopes:
        line = f"{scope.key} = {json.dumps(scope.choice(Role.PROPOSED).threshold)}"
        lost = scope.choice(Role.OWN).kept - scope.choice(Role.PROPOSED).kept
        if _gains_nothing(scope):
            line = f"# {line}  (the model's own {scope.choice(Role.OWN).threshold:g} will do)"
        elif lost > 0:
            line += f"  # would lose {count(lost, 'confirmed duplicate')}"
        yield line


def _advised(scope: Scope) -> str:
    """What is proposed next to the model's own threshold, and what it would lose or win."""
    proposed, own = scope.choice(Role.PROPOSED), scope.choice(Role.OWN)
    said = (
        f"{scope.name}: {proposed.threshold:.4f} is proposed for"
        f" {_number(scope.wanted)} false alarms per 1,000 functions;"
        f" the model's own {own.threshold:.4f} lets through {_number(own.rate, own.method)}."
    )
    lost = own.kept - proposed.kept
    if lost > 0:
        known = count(own.kept, "confirmed duplicate")
        return f"{said} What is proposed would lose {lost:,} of the {known} that the other keeps."
    if lost < 0:
        return f"{said} What is proposed finds {count(-lost, 'more confirmed duplicate')}."
    if not len(scope.duplicates):
        return f"{said} No duplicates are known here that either could lose."
    return f"{said} Both keep the same duplicates."


def _gains_nothing(scope: Scope) -> bool:
    """Whether a lower threshold than the model's own finds nothing more that is known."""
    proposed, own = scope.choice(Role.PROPOSED), scope.choice(Role.OWN)
    return proposed.threshold < own.threshold and proposed.kept <= own.kept

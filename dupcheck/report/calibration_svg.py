"""A calibration as a picture: one SVG file that needs nothing else, for light and dark screens."""

from collections.abc import Iterator
from html import escape

from dupcheck.calibration import curves
from dupcheck.calibration.alarms import Method
from dupcheck.calibration.records import Calibration, PairKind, Role, Scope
from dupcheck.report.panel import Axis, Panel, line, logarithmic, shares, text, words
from dupcheck.report.safe import clipped, printable
from dupcheck.report.words import count

_PANEL, _GAP, _MARGIN = 400, 96, 92
_TOP, _TALL, _LOW, _BETWEEN = 180, 230, 120, 58
_LINES = {
    PairKind.RANDOM: "random",
    PairKind.SAME_FILE: "file",
    PairKind.NEAREST: "nearest",
    PairKind.PROPOSED: "nearest",
    PairKind.DUPLICATES: "duplicates",
}
_STEPS = 400
_NAME, _ROW = 130, 14
_LEAST = 0.1
_MARKED = {Role.PROPOSED: "proposed", Role.OWN: "own", Role.IN_FORCE: "own"}

_COLORS = (
    (".paper", "fill", "#ffffff", "#0d1117"),
    ("text", "fill", "#1f2328", "#e6edf3"),
    (".soft", "fill", "#59636e", "#9198a1"),
    (".grid", "stroke", "#d8dee4", "#30363d"),
    ("line.own, line.wanted", "stroke", "#59636e", "#9198a1"),
    ("path.random", "stroke", "#6e7781", "#9198a1"),
    ("tspan.random", "fill", "#59636e", "#9198a1"),
    ("path.file", "stroke", "#8250df", "#d2a8ff"),
    ("tspan.file", "fill", "#8250df", "#d2a8ff"),
    ("path.nearest, path.alarms", "stroke", "#bc4c00", "#ffa657"),
    ("tspan.nearest", "fill", "#bc4c00", "#ffa657"),
    ("path.duplicates", "stroke", "#1a7f37", "#56d364"),
    ("text.duplicates, tspan.duplicates", "fill", "#1a7f37", "#56d364"),
    ("line.proposed", "stroke", "#0550ae", "#79c0ff"),
    ("text.proposed", "fill", "#0550ae", "#79c0ff"),
)
"""Selector, property, colours by day and by night; not every viewer knows variables."""

_SHAPES = """
text { font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif }
text.title { font-size: 17px; font-weight: 600 } text.head { font-size: 14px; font-weight: 600 }
text.end { text-anchor: end } text.middle { text-anchor: middle }
text.proposed { font-weight: 600 } line { stroke-width: 1 }
path { fill: none; stroke-width: 2; stroke-linejoin: round }
path.dashed { stroke-dasharray: 2 4; stroke-linecap: round }
line.proposed { stroke-width: 2 } line.own { stroke-width: 1.5; stroke-dasharray: 5 3 }
line.wanted { stroke-dasharray: 1 3 }
"""


def _style() -> str:
    day = "\n".join(f"{name} {{ {what}: {color} }}" for name, what, color, _ in _COLORS)
    night = "\n".join(f"{name} {{ {what}: {color} }}" for name, what, _, color in _COLORS)
    return f"{_SHAPES}{day}\n@media (prefers-color-scheme: dark) {{\n{night}\n}}\n"


def render(calibration: Calibration) -> str:
    """The document; nothing in it is loaded from anywhere or runs."""
    columns = max(len(calibration.scopes), 1)
    width = _MARGIN + columns * _PANEL + (columns - 1) * _GAP + 28
    height = _TOP + _TALL + 2 * (_LOW + _BETWEEN) + 58 if calibration.scopes else 120
    title = (
        f"How alike functions are in {_shown(calibration.subject)}, by {_shown(calibration.name)}"
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(" ".join(_described(calibration)))}</desc>',
        f"<style>{_style()}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        text(_MARGIN, 30, title, "title"),
        text(_MARGIN, 50, _subtitle(calibration), "soft"),
    ]
    lowest = _lowest(calibration)
    for at, scope in enumerate(calibration.scopes):
        lines += _scope(scope, _MARGIN + at * (_PANEL + _GAP), lowest)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _shown(name: str) -> str:
    return clipped(printable(name), 40)


def _subtitle(calibration: Calibration) -> str:
    if not calibration.scopes:
        return "Fewer than two functions: nothing to compare."
    asked = "all" if calibration.questions == calibration.functions else "a random sample"
    return (
        f"{count(calibration.functions, 'function')}, {calibration.questions:,} of them ({asked})"
        " compared with others"
    )


def _described(calibration: Calibration) -> Iterator[str]:
    """The figures of the picture for those who do not see it."""
    yield f"{_subtitle(calibration)}."
    for scope in calibration.scopes:
        for choice in scope.choices:
            if choice.role is not Role.OTHER:
                kept = f", {choice.kept} of {count(len(scope.duplicates), 'confirmed duplicate')}"
                yield (
                    f"{scope.name}, {choice.role} threshold {choice.threshold:.4f}:"
                    f" {choice.rate:,.1f} false alarms per 1,000 functions"
                    f"{kept if len(scope.duplicates) else ''}."
                )


def _lowest(calibration: Calibration) -> float:
    """Where the axis of cosines begins: a tenth below all that matters."""
    values = [
        value
        for scope in calibration.scopes
        for value in (
            *(choice.threshold for choice in scope.choices),
            *(curves.quantile(found, 0.5) for found in scope.distributions),
        )
        if value is not None
    ]
    return max(int(min([*values, 0.9]) * 10 - (min([*values, 0.9]) < 0)) / 10, -1.0)


def _scope(scope: Scope, x: float, lowest: float) -> Iterator[str]:
    """Three panels above one another, on one axis of cosines."""
    across = Axis(low=lowest, high=1.0, start=x, end=x + _PANEL)
    y = _TOP
    yield text(x, y - 90, f"{scope.name[0].upper()}{scope.name[1:]}", "head")
    for top, tall, draw in (
        (y, _TALL, _likeness),
        (y + _TALL + _BETWEEN, _LOW, _alarms),
        (y + _TALL + _LOW + 2 * _BETWEEN, _LOW, _kept),
    ):
        yield from draw(scope, across, top, top + tall)
        yield from _marks(scope, across, top, top + tall)
    yield from _mark_names(scope, across, y - 8)
    bottom = y + _TALL + 2 * (_LOW + _BETWEEN)
    yield text(x + _PANEL / 2, bottom + 34, "cosine", "soft middle")


def _likeness(scope: Scope, across: Axis, top: float, bottom: float) -> Iterator[str]:
    up = Axis(low=1e-5, high=1.0, start=bottom, end=top, logarithmic=True)
    panel = Panel(across, up)
    yield text(across.start, top - 70, "share of pairs that are so alike or more", "soft")
    yield from panel.frame("", shares(1e-5))
    drawn = [found for found in scope.distributions if len(found.cosines)]
    for found in drawn:
        yield panel.line(curves.survival(found), _LINES[found.kind])
    yield words(across.start, top - 52, [(found.kind.value, _LINES[found.kind]) for found in drawn])


def _alarms(scope: Scope, across: Axis, top: float, bottom: float) -> Iterator[str]:
    step = (across.high - across.low) / _STEPS
    points = curves.alarms(scope, [across.low + at * step for at in range(_STEPS + 1)])
    most = max([100.0, scope.wanted, *(alarmed for _, alarmed, _ in points)])
    up = Axis(low=_LEAST, high=10 * most, start=bottom, end=top, logarithmic=True)
    panel = Panel(across, up)
    yield from panel.frame("false alarms per 1,000 functions", logarithmic(_LEAST, most))
    seen = [point for point in points if point[1] >= _LEAST]
    sure = [(at, alarmed) for at, alarmed, method in seen if method in _SURE]
    drawn_on = [(at, alarmed) for at, alarmed, method in seen if method not in _SURE]
    yield panel.line(sure, "alarms")
    yield panel.line([*sure[-1:], *drawn_on], "alarms dashed")
    level = up.place(scope.wanted)
    yield line("wanted", (across.start, level), (across.end, level))
    yield text(across.end - 4, level - 4, f"wanted: {scope.wanted:,g}", "soft end")


_SURE = (Method.EXACT, Method.COUNTED)


def _kept(scope: Scope, across: Axis, top: float, bottom: float) -> Iterator[str]:
    panel = Panel(across, Axis(low=0.0, high=1.0, start=bottom, end=top))
    labels = [(0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %")]
    yield from panel.frame("confirmed duplicates kept", labels)
    yield from panel.ticks()
    total = len(scope.duplicates)
    if not total:
        yield text(across.middle, (top + bottom) / 2, "none known", "soft middle")
        return
    falling = [(float(cosine), (at + 1) / total) for at, cosine in enumerate(scope.duplicates)]
    yield panel.steps(falling, "duplicates")
    yield text(across.start + 6, bottom - 8, f"of {total:,}", "duplicates")


def _marks(scope: Scope, across: Axis, top: float, bottom: float) -> Iterator[str]:
    for choice in scope.choices:
        if choice.role in _MARKED:
            x = across.place(choice.threshold)
            yield line(_MARKED[choice.role], (x, top), (x, bottom))


def _mark_names(scope: Scope, across: Axis, y: float) -> Iterator[str]:
    """The names of the thresholds: two on one row, parting to either side, if there is room."""
    marked = [choice for choice in reversed(scope.choices) if choice.role in _MARKED]
    places = [across.place(choice.threshold) for choice in marked]
    last = len(marked) - 1
    turned = [place > across.end - _NAME for place in places]
    for at, (choice, x) in enumerate(zip(marked, places, strict=True)):
        beside = at == last - 1 and not turned[last] and x > across.start + _NAME / 2
        row = y if beside or at == last else y - _ROW * (last - at)
        left = beside or turned[at]
        style = "proposed" if choice.role is Role.PROPOSED else "soft"
        name = f"{choice.role} {choice.threshold:.4f}"
        yield text(x + (-2 if left else 2), row, name, f"{style}{' end' if left else ''}")

"""A panel of a chart in SVG: two axes, a frame with labels, and lines in it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

Point = tuple[float, float]
Label = tuple[float, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From values to coordinates; what lies beyond an end is drawn at the end."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """The coordinate of a value."""
        value = min(max(value, self.low), self.high)
        if self.logarithmic:
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def middle(self) -> float:
        """The coordinate halfway."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Panel:
    """Draws into a rectangle."""

    across: Axis
    up: Axis

    def frame(self, title: str, labels: Sequence[Label]) -> Iterator[str]:
        """The title above, and a line for each label of the vertical axis."""
        left, right = self.across.start, self.across.end
        if title:
            yield text(left, self.up.end - 12, title, "soft")
        for value, words in labels:
            y = self.up.place(value)
            yield line("grid", (left, y), (right, y))
            yield text(left - 8, y + 4, words, "soft end")

    def ticks(self) -> Iterator[str]:
        """Labels of the horizontal axis, at every tenth or fifth."""
        step = 1 if self.across.high - self.across.low <= 1 else 2
        first = math.ceil(self.across.low * 10 - 1e-9)
        for tenth in range(first, round(self.across.high * 10) + 1, step):
            x = self.across.place(tenth / 10)
            yield text(x, self.up.start + 17, f"{tenth / 10:.1f}", "soft middle")

    def line(self, points: Sequence[Point], name: str) -> str:
        """Straight lines from point to point; nothing for fewer than two."""
        return self._path([(self.across.place(x), self.up.place(y)) for x, y in points], name)

    def steps(self, points: Sequence[Point], name: str) -> str:
        """A line that stays at a height until the next point to the left."""
        corners: list[Point] = []
        before = self.up.place(0.0)
        corners.append((self.across.end, before))
        for value, height in points:
            x, y = self.across.place(value), self.up.place(height)
            corners += [(x, corners[-1][1]), (x, y)]
        corners.append((self.across.start, corners[-1][1]))
        return self._path(corners, name)

    def _path(self, corners: Sequence[Point], name: str) -> str:
        if len(corners) < 2:
            return ""
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)
        return f'<path class="{name}" d="M{path}"/>'


def line(name: str, start: Point, end: Point) -> str:
    """A straight line."""
    (x, y), (to_x, to_y) = start, end
    return f'<line class="{name}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def text(x: float, y: float, words: str, name: str) -> str:
    """A text; what is special to XML is escaped."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{name}">{escape(words)}</text>'


def words(x: float, y: float, named: Sequence[tuple[str, str]]) -> str:
    """Words of one line, each with its class, with a gap between them in whatever font."""
    spans = (
        f'<tspan class="{name}" dx="{16 if at else 0}">{escape(word)}</tspan>'
        for at, (word, name) in enumerate(named)
    )
    return f'<text x="{x:.1f}" y="{y:.1f}">{"".join(spans)}</text>'


def shares(least: float) -> list[Label]:
    """Labels for shares on a logarithmic axis from 1 down: all, 1 in 10, 1 in 100..."""
    decades = round(-math.log10(least))
    return [(1.0, "all"), *((10.0**-at, f"1 in {10**at:,}") for at in range(1, decades + 1))]


def logarithmic(low: float, high: float) -> list[Label]:
    """Labels at powers of ten, not more than six."""
    first, last = math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1
    step = max(1, math.ceil((last - first) / 5))
    return [(10.0**at, f"{10.0**at:,g}") for at in range(first, last + 1, step)]

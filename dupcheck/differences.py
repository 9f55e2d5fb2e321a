"""What differs between two aligned functions, in the order in which a reader meets it."""

from collections.abc import Iterator

from dupcheck.compare import Comparison, compare
from dupcheck.profile import profile
from dupcheck.records import Difference, Function


def differences(one: Function, other: Function) -> tuple[Difference, ...]:
    """Renamed identifiers and changed literals, each once, then the lines only one side has."""
    left, right = _Lines(one), _Lines(other)
    comparison = compare(profile(one.code), profile(other.code))
    seen: dict[tuple[str, str], Difference] = {}
    for i, j in comparison.pairs:
        old, new = left.tokens[i], right.tokens[j]
        renamed = old[0] == "i"
        if old == new or (old, new) in seen or (renamed and comparison.renames.get(old) != new):
            continue
        seen[old, new] = Difference(
            kind="identifier" if renamed else "literal",
            left=old[1:],
            right=new[1:],
            left_line=left.line(i),
            right_line=right.line(j),
        )
    return (*seen.values(), *_code(left, right, comparison))


class _Lines:
    """The tokens of a function with the source line of each."""

    def __init__(self, function: Function) -> None:
        self.first = function.lines.start
        self.source = function.text.split("\n")
        self.tokens: list[str] = []
        self._rows: list[int] = []
        for row, line in enumerate(function.code.split("\n")):
            here = line.split()
            self.tokens += here
            self._rows += [row] * len(here)

    def line(self, position: int) -> int:
        return self.first + self._rows[position]

    def text(self, start: int, stop: int) -> str:
        """The source lines of a half-open run of tokens, stripped and joined."""
        rows = range(self._rows[start], self._rows[stop - 1] + 1)
        return "\n".join(line.strip() for row in rows if (line := self.source[row]).strip())


def _code(left: _Lines, right: _Lines, comparison: Comparison) -> Iterator[Difference]:
    """Runs of tokens that stand on one side only, or on both with another shape."""
    ends = (len(left.tokens), len(right.tokens))
    at_left = at_right = 0
    for i, j in (*comparison.pairs, ends):
        if i > at_left or j > at_right:
            yield Difference(
                kind="code",
                left=left.text(at_left, i) if i > at_left else "",
                right=right.text(at_right, j) if j > at_right else "",
                left_line=left.line(at_left) if i > at_left else None,
                right_line=right.line(at_right) if j > at_right else None,
            )
        at_left, at_right = i + 1, j + 1

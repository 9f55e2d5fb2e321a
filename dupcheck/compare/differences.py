"""What differs between two functions, in the order in which a reader meets it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dupcheck.compare.comparison import Comparison, compare
from dupcheck.compare.profile import profile
from dupcheck.records import CloneType, Difference, Function


def differences(one: Function, other: Function, clone_type: CloneType) -> tuple[Difference, ...]:
    """Renamed identifiers and changed literals, each once, then the code only one side has.

    Rewritten code lines up by chance alone: of it is told what one side calls and the other does
    not. Two languages have nothing that could be set side by side.
    """
    if clone_type is CloneType.CROSS_LANGUAGE:
        return ()
    left, right = _Side(one), _Side(other)
    if clone_type is CloneType.TYPE_4:
        return tuple(_calls(left, right))
    comparison = compare(profile(one.code), profile(other.code))
    return (*_values(left, right, comparison), *_code(left, right, comparison))


_RECEIVERS = frozenset({"kself", "icls"})
_AROUND_RECEIVERS = _RECEIVERS | {"o,", "o&", "kmut"}
_LONGEST_PREFIX = 2
_RUN = 4
_FEW_LINES = 8
_BRACES = frozenset({"o{", "o}"})
DEFINING = frozenset({"kdef", "kfunction", "kfunc", "kfn", "kfun", "ksub"})
"""The tokens that stand before the name of a function where it is defined."""


class _Side:
    """The tokens of a function with the source line of each."""

    def __init__(self, function: Function) -> None:
        self._name = function.name.rpartition(".")[2]
        self.tokens: list[str] = []
        self._rows: list[int] = []
        self._first = function.lines.start
        self._source = function.text.split("\n")
        for row, line in enumerate(function.code.split("\n")):
            here = line.split()
            self.tokens += here
            self._rows += [row] * len(here)
        self.names = frozenset(self.tokens)

    def line(self, position: int) -> int:
        """The line in the file of a token."""
        return self._first + self._rows[position]

    def literal(self, position: int) -> str:
        """A literal as it is written, on one line; without its quotes where it is very long."""
        token, row = self.tokens[position], self._rows[position]
        if token[0] != "s":
            return token[1:]
        here = "\n".join(self._source[row : row + _FEW_LINES])
        content = token[1:].replace("\N{OPEN BOX}", " ")
        for prefix in range(_LONGEST_PREFIX + 1):
            if not content[:prefix].isalpha() and prefix:
                break
            inside = r"\s+".join(map(re.escape, content[prefix:].split(" ")))
            pattern = rf"\b{content[:prefix]}" if prefix else ""
            if found := re.search(rf"{pattern}([\"'`])\s*{inside}\s*\1", here):
                return " ".join(found[0].split())
        return content

    def calls(self) -> dict[str, int]:
        """The names that are called, each with its first position; not those defined here."""
        here = {
            f"i{self._name}",
            *(name for word, name in pairwise(self.tokens) if word in DEFINING),
        }
        found: dict[str, int] = {}
        for at, (token, behind) in enumerate(pairwise(self.tokens)):
            if behind == "o(" and token[0] == "i" and token not in here:
                found.setdefault(token[1:], at)
        return found

    def text(self, start: int, stop: int) -> str:
        """The source lines of a half-open run of tokens, stripped, blank ones left out."""
        if start == stop:
            return ""
        lines = self._source[self._rows[start] : self._rows[stop - 1] + 1]
        return "\n".join(stripped for line in lines if (stripped := line.strip()))


def _values(left: _Side, right: _Side, comparison: Comparison) -> Iterator[Difference]:
    """Aligned identifiers and literals that differ, each pair once."""
    seen: set[tuple[str, str]] = set()
    for i, j in solid(comparison.pairs):
        old, new = left.tokens[i], right.tokens[j]
        if old == new or (old, new) in seen:
            continue
        seen.add((old, new))
        renamed = old[0] == "i"
        # Names that both sides have are not renamed: there the alignment has slipped.
        if renamed and (
            comparison.renames.get(old) != new or {old, new} <= left.names & right.names
        ):
            continue
        yield Difference(
            kind="identifier" if renamed else "literal",
            left=old[1:] if renamed else left.literal(i),
            right=new[1:] if renamed else right.literal(j),
            left_line=left.line(i),
            right_line=right.line(j),
        )


def _calls(left: _Side, right: _Side) -> Iterator[Difference]:
    """What only one side calls, the left one's first."""
    lefts, rights = left.calls(), right.calls()
    for name, at in lefts.items():
        if name not in rights:
            yield Difference(kind="call", left=name, right="", left_line=left.line(at))
    for name, at in rights.items():
        if name not in lefts:
            yield Difference(kind="call", left="", right=name, right_line=right.line(at))


def solid(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs that stand in a run of several: single tokens of edited code align by chance."""
    run: list[tuple[int, int]] = []
    for i, j in pairs:
        if run and (i - 1, j - 1) != run[-1]:
            yield from run if len(run) >= _RUN else ()
            run = []
        run.append((i, j))
    yield from run if len(run) >= _RUN or len(run) == len(pairs) else ()


@dataclass(frozen=True, slots=True)
class _Gap:
    """Half-open runs of tokens that have no partner on the other side."""

    left: tuple[int, int]
    right: tuple[int, int]


def _code(left: _Side, right: _Side, comparison: Comparison) -> Iterator[Difference]:
    """The source lines of what stands on one side only, or on both in another shape."""
    telling = (
        gap
        for gap in _gaps(left, right, comparison)
        if not _is_silent([*left.tokens[slice(*gap.left)], *right.tokens[slice(*gap.right)]])
    )
    for gap in _merged(telling, left, right):
        yield Difference(
            kind="code",
            left=left.text(*gap.left),
            right=right.text(*gap.right),
            left_line=left.line(gap.left[0]) if gap.left[0] < gap.left[1] else None,
            right_line=right.line(gap.right[0]) if gap.right[0] < gap.right[1] else None,
        )


def _is_silent(tokens: Sequence[str]) -> bool:
    """Whether the tokens say nothing: braces, or that a method has an object, as its name says."""
    if _BRACES.issuperset(tokens):
        return True
    return not _RECEIVERS.isdisjoint(tokens) and _AROUND_RECEIVERS.issuperset(tokens)


def _gaps(left: _Side, right: _Side, comparison: Comparison) -> Iterator[_Gap]:
    at_left = at_right = 0
    for i, j in (*comparison.pairs, (len(left.tokens), len(right.tokens))):
        if i > at_left or j > at_right:
            yield _Gap((at_left, i), (at_right, j))
        at_left, at_right = i + 1, j + 1


def _merged(gaps: Iterable[_Gap], left: _Side, right: _Side) -> Iterator[_Gap]:
    """Gaps that touch the same line told as one: a reader thinks in lines, not in tokens."""
    waiting: _Gap | None = None
    for gap in gaps:
        if waiting is None:
            waiting = gap
        elif _touch(waiting.left, gap.left, left) or _touch(waiting.right, gap.right, right):
            waiting = _Gap((waiting.left[0], gap.left[1]), (waiting.right[0], gap.right[1]))
        else:
            yield waiting
            waiting = gap
    if waiting is not None:
        yield waiting


def _touch(one: tuple[int, int], other: tuple[int, int], side: _Side) -> bool:
    """Whether a run begins in the line in which the run before it ends."""
    ends, begins = one[1] - 1, other[0]
    if ends < 0 or begins >= len(side.tokens):
        return False
    return side.line(ends) == side.line(begins)

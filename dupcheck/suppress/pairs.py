"""Ignored pairs as settings have them: `LEFT <> RIGHT -- REASON`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dupcheck.errors import UsageError
from dupcheck.records import Function
from dupcheck.suppress.pattern import PatternError
from dupcheck.suppress.sides import Side, side

KEY = "ignore-pairs"
_FORM = 'Write "LEFT <> RIGHT -- REASON", each side a pattern as in .gitignore, path:name or *.'
_REASON = re.compile(r"(?<!\S)--(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoredPair:
    """Functions of one side are not to be compared with functions of the other; `text` says so."""

    where: str
    text: str
    left: Side
    right: Side
    reason: str

    def covers(self, one: Function, other: Function) -> bool:
        """Whether the two stand on different sides, whichever on which."""
        return (self.left.means(one) and self.right.means(other)) or (
            self.left.means(other) and self.right.means(one)
        )


def ignored_pairs(texts: Sequence[str], key: str = KEY) -> tuple[IgnoredPair, ...]:
    """Reads a setting; raises `UsageError` with its key and the number of what is wrong."""
    return tuple(_pair(text, f"{key}[{number}]") for number, text in enumerate(texts))


def _pair(text: str, where: str) -> IgnoredPair:
    said, *reasons = _REASON.split(text, maxsplit=1)
    sides = said.split("<>")
    if len(sides) != 2:
        raise UsageError(f"{where}: {text!r} has no two sides around one <>", _FORM)
    try:
        left, right = map(side, sides)
    except PatternError as error:
        raise UsageError(f"{where}: {text!r}: {error}", _FORM) from error
    if left == right == Side(None, None):
        raise UsageError(f"{where}: {text!r} would ignore everything", _FORM)
    reason = " ".join(reasons).strip()
    return IgnoredPair(where=where, text=text, left=left, right=right, reason=reason)

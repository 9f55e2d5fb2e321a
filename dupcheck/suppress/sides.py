"""Which functions a text means: `path`, `path:name`, `:name` or `*`."""

from dataclasses import dataclass
from functools import lru_cache

from dupcheck.records import Function
from dupcheck.suppress.pattern import (
    NamePattern,
    PathPattern,
    PatternError,
    name_pattern,
    path_pattern,
)


@dataclass(frozen=True, slots=True)
class Side:
    """Functions by path and qualified name; what is None is anything."""

    path: PathPattern | None
    name: NamePattern | None

    def means(self, function: Function) -> bool:
        """Whether the function is one of them."""
        return (self.name is None or _matches(self.name, function.name)) and (
            self.path is None or _matches(self.path, function.path)
        )


@lru_cache(maxsize=100_000)
def _matches(pattern: PathPattern | NamePattern, text: str) -> bool:
    """Once only: a function is asked about for every pair that it is in."""
    return pattern.matches(text)


def side(text: str) -> Side:
    r"""Reads one side; raises `PatternError`. A colon in a path is written `\:`."""
    path, colon, name = _parted(text.strip())
    if colon and not name:
        raise PatternError("no name follows the colon")
    return Side(
        path=None if path in ("", "*") and (path or colon) else path_pattern(path),
        name=None if name in ("", "*") else name_pattern(name),
    )


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before and behind the first colon that no backslash precedes."""
    at = text.find(":")
    while at > 0 and text[at - 1] == "\\":
        at = text.find(":", at + 1)
    return (text, "", "") if at < 0 else (text[:at], ":", text[at + 1 :])

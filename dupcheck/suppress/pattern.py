"""Paths and names by pattern, in time that no pattern can make explode.

What a repository holds is hostile, its patterns too: as a regular expression `*a*a*a*a*a*b` takes
hours. Here no wildcard is tried again once a later one has been reached, so that a match costs at
most the lengths of both sides multiplied.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

LONGEST = 1_000
"""Patterns with more characters are refused."""

_Wanted = TypeVar("_Wanted")
_Given = TypeVar("_Given")


class PatternError(ValueError):
    """What is wrong with a pattern, as the end of a sentence that begins with its place."""


@dataclass(frozen=True, slots=True)
class _OneOf:
    """One character: in one of the ranges, or with `negated` in none of them."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool = False

    def holds(self, character: str) -> bool:
        return any(low <= character <= high for low, high in self.ranges) is not self.negated


_Segment = tuple[_OneOf | None, ...]  # None is a wildcard: any number of whatever it stands among
_ANY = _OneOf((), negated=True)


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A pattern as in .gitignore: a file, or a folder with all that is in it.

    `below` wants something inside of what is named, as `folder/` does.
    """

    segments: tuple[_Segment | None, ...]
    below: bool

    def matches(self, path: str) -> bool:
        """Whether it means the file at `path`, relative to the root with forward slashes."""
        parts = path.split("/")
        folders = parts[:-1] if self.below else parts
        return bool(folders) and _wild((*self.segments, None), folders, _part)


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A qualified name, in which `*` stands for anything; what is nested in it is meant as well."""

    characters: _Segment

    def matches(self, name: str) -> bool:
        """Whether it means the function of that qualified name."""
        return _wild(self.characters, name, _OneOf.holds) or _wild(
            (*self.characters, _only("."), None), name, _OneOf.holds
        )


def path_pattern(text: str) -> PathPattern:
    """Reads a pattern as .gitignore has it; only `!` means nothing here, and is refused."""
    _check(text)
    if text.startswith("!"):
        raise PatternError("a pattern here cannot begin with !")
    if text.startswith("./"):  # means nothing in .gitignore, and the root to whoever writes it
        text = text[1:]
    body = text.removesuffix("/")
    words = body.removeprefix("/").split("/")
    if "" in words:
        raise PatternError("a pattern has two slashes in a row, or nothing else")
    inside = words[-1] == "**" and any(word != "**" for word in words)
    segments = [None if word == "**" else _segment(word) for word in words]
    return PathPattern(
        segments=(*([] if "/" in body else [None]), *(segments[:-1] if inside else segments)),
        below=inside or body != text,
    )


def name_pattern(text: str) -> NamePattern:
    """Reads a name: only `*` is special, for `?`, `[` and `!` are parts of names somewhere."""
    _check(text)
    return NamePattern(tuple(None if one == "*" else _only(one) for one in text))


def _check(text: str) -> None:
    if not text:
        raise PatternError("a pattern is empty")
    if len(text) > LONGEST:
        raise PatternError(f"a pattern is longer than {LONGEST:,} characters")


def _segment(word: str) -> _Segment:
    """What stands between two slashes."""
    found: list[_OneOf | None] = []
    at = 0
    while at < len(word):
        if word[at] == "[":
            one, at = _one_of(word, at + 1)
            found.append(one)
            continue
        if word[at] == "\\":
            at += 1
            if at == len(word):
                raise PatternError("a pattern has nothing behind its last \\")
            found.append(_only(word[at]))
        else:
            found.append({"*": None, "?": _ANY}.get(word[at], _only(word[at])))
        at += 1
    return tuple(found)


def _one_of(word: str, at: int) -> tuple[_OneOf, int]:
    """The characters that `[` allows, and where what follows them begins."""
    negated = word[at : at + 1] in ("!", "^")
    first = at = at + negated
    ranges = []
    while at == first or word[at : at + 1] != "]":
        low, at = _listed(word, at)
        high = low
        if word[at : at + 1] == "-" and word[at + 1 : at + 2] not in ("", "]"):
            high, at = _listed(word, at + 1)
        ranges.append((low, high))
    return _OneOf(tuple(ranges), negated), at + 1


def _listed(word: str, at: int) -> tuple[str, int]:
    """The character at a place between brackets, and where the next one is."""
    if word.startswith("[:", at):
        raise PatternError("a pattern has [: :], which is not known here")
    at += word[at : at + 1] == "\\"
    if at >= len(word):
        raise PatternError("a pattern has a [ without its ]")
    return word[at], at + 1


def _only(character: str) -> _OneOf:
    return _OneOf(((character, character),))


def _part(segment: _Segment, part: str) -> bool:
    return _wild(segment, part, _OneOf.holds)


def _wild(
    wanted: Sequence[_Wanted | None],
    given: Sequence[_Given],
    holds: Callable[[_Wanted, _Given], bool],
) -> bool:
    """Whether all that is given is wanted, in order; None stands for any number of things.

    Where it fails, only the latest None takes one thing more: the earlier ones took as little as
    they could, and nothing that they might have taken instead would leave more for what follows.
    """
    at = taken = 0
    wildcard = resume = -1
    while taken < len(given):
        here = wanted[at] if at < len(wanted) else None
        if here is not None and holds(here, given[taken]):
            at, taken = at + 1, taken + 1
        elif here is None and at < len(wanted):
            wildcard, resume = at, taken
            at += 1
        elif wildcard >= 0:
            resume += 1
            at, taken = wildcard + 1, resume
        else:
            return False
    return all(one is None for one in wanted[at:])

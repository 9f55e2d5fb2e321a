"""What a run must tell, and what it told, as lines that can be compared and read.

`KEEP = COPY (type-1)`: `+` stands before what the change touched, and is news.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Findings, and what is kept quiet with its reason, each a line."""

    found: frozenset[str] = frozenset()
    quiet: frozenset[str] = frozenset()


def line(keep: str, *copies: tuple[str, int | str]) -> str:
    """One finding: each copy with its clone type, by number or name."""
    told = sorted(f"{place} ({_type(kind)})" for place, kind in copies)
    return " = ".join([keep, *told])


def told(document: Mapping[str, Any]) -> Told:
    """What a report in JSON tells."""
    return Told(
        found=frozenset(_line(one) for one in document["findings"]),
        quiet=frozenset(f"{one['by']}: {_line(one['finding'])}" for one in document["suppressed"]),
    )


def difference(wanted: Told, seen: Told) -> tuple[str, ...]:
    """What is missing and what is too much; nothing where both are the same."""
    return (
        *_apart("missing", wanted.found, seen.found),
        *_apart("missing, quiet", wanted.quiet, seen.quiet),
        *_apart("too much", seen.found, wanted.found),
        *_apart("too much, quiet", seen.quiet, wanted.quiet),
    )


def union(all_told: Sequence[Told]) -> Told:
    """What several changes tell together."""
    return Told(
        found=frozenset().union(*(one.found for one in all_told)),
        quiet=frozenset().union(*(one.quiet for one in all_told)),
    )


def _apart(word: str, here: Iterable[str], there: Iterable[str]) -> list[str]:
    return [f"{word}: {one}" for one in sorted(set(here) - set(there))]


def _type(kind: int | str) -> str:
    return f"type-{kind}" if isinstance(kind, int) else kind


def _line(finding: Mapping[str, Any]) -> str:
    touched = {(one["path"], one["start_line"], one["name"]) for one in finding["touched"]}

    def place(function: Mapping[str, Any]) -> str:
        here = (function["path"], function["start_line"], function["name"])
        return f"{'+' * (here in touched)}{function['path']}:{function['name']}"

    copies = [(place(one["function"]), one["clone_type"]) for one in finding["copies"]]
    return line(place(finding["keep"]), *copies)

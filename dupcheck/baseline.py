"""The baseline: a file that says which findings are known, and how a known one is recognised.

An entry lists the members of a finding by digest, path and qualified name. Lines are not in it, so
that a baseline outlives whatever moves code; digests are of tokens, so that it outlives layout.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dupcheck.assignment import Assignment
from dupcheck.errors import UsageError
from dupcheck.records import Finding, Function
from dupcheck.roles import is_test

VERSION = 1
LARGEST = 64_000_000
"""Baselines with more characters are not read."""

_DIGEST = re.compile(r"[0-9a-f]{20}", re.ASCII)
_HINT = "Was it written by hand, or is it another file? dupcheck baseline write makes a new one."
_LONGEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Member:
    """A function of a known finding; `digest` is the beginning of its own."""

    path: str
    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Entry:
    """A known finding: its members in order, and why it was accepted, "" where nobody said."""

    members: tuple[Member, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The entry that knows a finding; `members` are those that its functions have been taken for.

    They stand in the order of `functions(finding)`.
    """

    entry: Entry
    members: tuple[Member, ...]


class Baseline:
    """Known findings, found by their members."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(sorted(entries))
        self._by_digest: dict[str, set[int]] = defaultdict(set)
        self._by_place: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, entry in enumerate(self.entries):
            for member in entry.members:
                self._by_digest[member.digest].add(number)
                self._by_place[member.path, member.name].add(number)

    def knows(self, finding: Finding) -> bool:
        """Whether one entry has all members of a finding, each at least as often."""
        return self.recognised(finding) is not None

    def recognised(self, finding: Finding) -> Recognised | None:
        """The first entry that has all members of a finding, as a multiset.

        A function is a member by its digest, wherever it has moved to, else by path and name, if it
        was edited. Two things make no member: a function that the change touched, at another
        place (a moved one is not touched, so this one is a copy), and test code of other code.
        """
        every = functions(finding)
        touched = {(function.path, function.span) for function in finding.touched}
        fresh = [(function.path, function.span) in touched for function in every]
        for number in sorted(self._candidates(every)):
            if members := _assigned(every, fresh, self.entries[number].members):
                return Recognised(entry=self.entries[number], members=members)
        return None

    def _candidates(self, every: Sequence[Function]) -> set[int]:
        """The entries in which every function might be a member."""
        found: set[int] | None = None
        for function in every:
            mine = self._by_digest.get(short(function), set()) | self._by_place.get(
                (function.path, function.name), set()
            )
            found = mine if found is None else found & mine
            if not found:
                break
        return found or set()


def functions(finding: Finding) -> tuple[Function, ...]:
    """All functions of a finding, the one to keep first."""
    return (finding.keep, *(copy.function for copy in finding.copies))


def short(function: Function) -> str:
    """As much of the digest as a baseline has."""
    return function.digest[:20]


def entry_of(finding: Finding, reason: str = "") -> Entry:
    """The entry that makes a finding known."""
    members = (
        Member(path=function.path, name=function.name, digest=short(function))
        for function in functions(finding)
    )
    return Entry(members=tuple(sorted(members)), reason=reason)


def read(text: str, where: str) -> Baseline:
    """Reads a baseline; raises `UsageError`, its message beginning with `where`."""
    if len(text) > LARGEST:
        raise UsageError(f"{where}: more than {LARGEST:,} characters", _HINT)
    try:
        table = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: not a baseline: {_why(error)}", _repair(text)) from error
    if not isinstance(table, dict) or not isinstance(table.get("entries"), list):
        raise UsageError(f"{where}: not a baseline", _HINT)
    if table.get("version") != VERSION or table["version"] is True:
        hint = f"This dupcheck reads version {VERSION}; dupcheck baseline write makes a new one."
        raise UsageError(f"{where}: a baseline of another version", hint)
    return Baseline(_entry(row, f"{where}: entries[{n}]") for n, row in enumerate(table["entries"]))


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline: a line for each member, in an order that depends on nothing else."""
    told = [_told(entry) for entry in sorted(set(entries))]
    body = ",\n".join(told)
    listed = f"[\n{body}\n  ]" if told else "[]"
    return f'{{\n  "version": {VERSION},\n  "entries": {listed}\n}}\n'


def _told(entry: Entry) -> str:
    members = ",\n".join(
        "        " + json.dumps({"path": one.path, "name": one.name, "digest": one.digest})
        for one in sorted(entry.members)
    )
    reason = f'      "reason": {json.dumps(entry.reason)},\n' if entry.reason else ""
    return f'    {{\n{reason}      "members": [\n{members}\n      ]\n    }}'


def _entry(row: object, where: str) -> Entry:
    match row:
        case {"members": [_, _, *_] as members, **rest}:
            reason = rest.pop("reason", "")
            if not rest and isinstance(reason, str) and len(reason) <= _LONGEST:
                return Entry(
                    members=tuple(sorted(_member(one, where) for one in members)), reason=reason
                )
    raise UsageError(f"{where}: not an entry of a baseline", _HINT)


def _member(row: object, where: str) -> Member:
    match row:
        case {"path": str(path), "name": str(name), "digest": str(digest), **rest} if not rest:
            if _DIGEST.fullmatch(digest) and len(path) + len(name) <= _LONGEST:
                return Member(path=path, name=name, digest=digest)
    raise UsageError(f"{where}: not a member of an entry", _HINT)


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}: {error.msg}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too large"


def _repair(text: str) -> str:
    if re.search(r"^(<<<<<<<|=======|>>>>>>>)", text, re.MULTILINE):
        return "It holds a merge conflict: keep the lines of both sides, then run baseline prune."
    return _HINT


def _assigned(
    every: Sequence[Function], fresh: Sequence[bool], members: Sequence[Member]
) -> tuple[Member, ...] | None:
    """For each function a member of its own, or None where there are too few."""
    if len(every) > len(members):
        return None
    wanted = [
        _labels(Member(path=one.path, name=one.name, digest=short(one)), not new)
        for one, new in zip(every, fresh, strict=True)
    ]
    taken = Assignment(wanted, [_labels(member) for member in members]).complete()
    return None if taken is None else tuple(members[one] for one in taken)


def _labels(member: Member, may_have_moved: bool = True) -> list[tuple[str, ...]]:
    """By what a member is recognised, the surest first."""
    here = (member.path, member.name)
    moved = [("moved", "test" if is_test(member.path) else "", member.digest)]
    return [("same", *here, member.digest), *(moved if may_have_moved else []), ("edited", *here)]

"""The baseline: a file that says which findings are known, and how a known one is recognised.

An entry lists the members of a finding by digest, path and qualified name. Lines are not in it, so
that a baseline outlives whatever moves code; digests are of tokens, so that it outlives layout.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

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
    """The entry that knows a finding; `members` says by number for which each function was taken.

    They stand in the order of `functions(finding)`; -1 is for one that is none of them.
    """

    entry: Entry
    members: tuple[int, ...]


class Baseline:
    """Known findings, found by their members; `where` is the file that says so."""

    def __init__(self, entries: Iterable[Entry] = (), where: str = "") -> None:
        self.where = where
        self.entries = tuple(sorted(entries))
        self._by_digest: dict[str, set[int]] = defaultdict(set)
        self._by_place: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, entry in enumerate(self.entries):
            for one in entry.members:
                self._by_digest[one.digest].add(number)
                self._by_place[one.path, one.name].add(number)

    def knows(self, finding: Finding) -> bool:
        """Whether one entry has all members of a finding, each at least as often."""
        return self.recognised(finding) is not None

    def recognised(self, finding: Finding) -> Recognised | None:
        """The smallest entry that has all members of a finding, each at least as often.

        A function is a member by its digest, wherever it has moved to, else by path and name, if it
        was edited. Two things make no member: a function that the change touched, at another
        place (a moved one is not touched, so this one is a copy), and test code of other code.
        """
        every = functions(finding)
        for entry in self._candidates(every):
            if len(every) <= len(entry.members):
                taken = _assignment(finding, entry).complete()
                if taken is not None:
                    return Recognised(entry=entry, members=taken)
        return None

    def within(self, finding: Finding) -> Iterator[Recognised]:
        """The entries of which two members at least are in a finding, whatever else is in it."""
        for entry in self._candidates(functions(finding), at_least=2):
            taken = _assignment(finding, entry).largest()
            if len(taken) > 1:
                members = tuple(taken.get(row, -1) for row in range(len(functions(finding))))
                yield Recognised(entry=entry, members=members)

    def _candidates(self, every: Sequence[Function], at_least: int = 0) -> list[Entry]:
        """The entries in which all of the functions, or so many, might be members; small first."""
        counted: Counter[int] = Counter()
        for function in every:
            here = self._by_place.get((function.path, function.name), set())
            counted.update(self._by_digest.get(short(function), set()) | here)
        wanted = at_least or len(every)
        numbers = sorted(number for number, count in counted.items() if count >= wanted)
        return sorted((self.entries[one] for one in numbers), key=lambda one: len(one.members))


def functions(finding: Finding) -> tuple[Function, ...]:
    """All functions of a finding, the one to keep first."""
    return (finding.keep, *(copy.function for copy in finding.copies))


def short(function: Function) -> str:
    """As much of the digest as a baseline has."""
    return function.digest[:20]


def entry_of(finding: Finding, reason: str = "") -> Entry:
    """The entry that makes a finding known."""
    return Entry(members=tuple(sorted(map(member, functions(finding)))), reason=reason)


def member(function: Function) -> Member:
    """What a baseline remembers of a function."""
    return Member(path=function.path, name=function.name, digest=short(function))


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
    rows = enumerate(table["entries"])
    return Baseline((_entry(row, f"{where}: entries[{number}]") for number, row in rows), where)


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline: a line for each member, in an order that depends on nothing else."""
    told = [_told(entry) for entry in sorted(set(entries))]
    body = ",\n".join(told)
    listed = f"[\n{body}\n  ]" if told else "[]"
    return f'{{\n  "version": {VERSION},\n  "entries": {listed}\n}}\n'


def _told(entry: Entry) -> str:
    members = ",\n".join("        " + json.dumps(asdict(one)) for one in sorted(entry.members))
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


def _assignment(finding: Finding, entry: Entry) -> Assignment:
    """Which function might be which member."""
    touched = {function.identity for function in finding.touched}
    wanted = [_labels(member(one), one.identity not in touched) for one in functions(finding)]
    return Assignment(wanted, [_labels(one) for one in entry.members])


def _labels(one: Member, may_have_moved: bool = True) -> list[tuple[str, ...]]:
    """By what a member is recognised, the surest first."""
    here = (one.path, one.name)
    moved = [("moved", "test" if is_test(one.path) else "", one.digest)]
    return [("same", *here, one.digest), *(moved if may_have_moved else []), ("edited", *here)]

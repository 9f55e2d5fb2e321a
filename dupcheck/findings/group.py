"""Verdicts become findings: one for each group of copies, ordered, fingerprinted."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dupcheck.differences import differences
from dupcheck.findings.linkage import Edges, edge, groups, linked
from dupcheck.records import Finding, Function, Identity, Quiet, Related, Silence, Verdict
from dupcheck.roles import is_test

_FEW = 16

Silencing = Callable[[Function, Function], Silence | None]
"""What keeps two functions from being told of, if anything does, in whichever order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What is to be told, the most duplicated code first, and what someone wants kept quiet."""

    findings: tuple[Finding, ...]
    quiet: tuple[Quiet, ...]


def never(_one: Function, _other: Function) -> Silence | None:
    """Nothing is silenced."""
    return None


def group(
    verdicts: Iterable[Verdict],
    copies: Mapping[str, Sequence[Function]],
    callers: Mapping[str, int],
    separate_tests: bool = False,
    touched: frozenset[Identity] = frozenset(),
    silencing: Silencing = never,
) -> Grouped:
    """Findings by complete linkage: any two functions of one were judged duplicates.

    `verdicts` are those at or above the wanted confidence; `copies` holds every place of a digest;
    `callers` says how many functions call a name. What a change has `touched` is kept only where
    all has been.
    """
    edges = linked(verdicts, copies)
    found: list[Finding] = []
    quiet: list[Quiet] = []
    for digests in groups(edges):
        for members in _sides(_places(digests, edges, copies), separate_tests):
            spoken = _spoken(members, silencing) if len(members) > 1 else []
            if spoken:
                found.append(_finding(spoken, edges, callers, touched))
            for pair, silence in _silenced(members, spoken, silencing):
                finding = _finding(pair, edges, callers, touched)
                quiet.append(_quiet(finding, silence))
    return Grouped(
        findings=tuple(sorted(found, key=_rank)),
        quiet=tuple(sorted(quiet, key=lambda one: _rank(one.finding))),
    )


def callers(verdicts: Sequence[Verdict], functions: Sequence[Function]) -> Counter[str]:
    """How many functions call each of the names that the verdicts are about."""
    names = {
        "i" + _own(function)
        for verdict in verdicts
        for function in (verdict.match.left, verdict.match.right)
    }
    calls = {name: f"{name} o(" for name in names}
    counted: Counter[str] = Counter()
    for function in functions if names else ():
        code, likely = function.code, names
        if len(names) <= _FEW:
            # Of few names it is faster to see that none is called than to look at every token.
            likely = {name for name, call in calls.items() if call in code}
        for name in likely.intersection(code.split()) if likely else ():
            if name[1:] != _own(function) and calls[name] in code:
                counted[name[1:]] += 1
    return counted


def _places(
    digests: Iterable[str], edges: Edges, copies: Mapping[str, Sequence[Function]]
) -> list[Function]:
    """All places of digests whose places were judged duplicates, one place of the others."""
    return [
        function
        for digest in digests
        for function in copies[digest][: None if (digest, digest) in edges else 1]
    ]


def _sides(members: Sequence[Function], separate_tests: bool) -> Iterator[list[Function]]:
    if not separate_tests:
        yield list(members)
        return
    for wanted in (False, True):
        yield [function for function in members if is_test(function.path) is wanted]


def _spoken(members: Sequence[Function], silencing: Silencing) -> list[Function]:
    """The members that may be told of with one of the others at least.

    Every two are asked about: whoever looks for what silences nothing any more relies on that.
    """
    if silencing is never:
        return list(members)
    free = [silencing(one, other) is None for one, other in combinations(members, 2)]
    pairs = combinations(range(len(members)), 2)
    spoken = {row for pair, is_free in zip(pairs, free, strict=True) if is_free for row in pair}
    return [one for row, one in enumerate(members) if row in spoken]


def _silenced(
    members: Sequence[Function], spoken: Sequence[Function], silencing: Silencing
) -> Iterator[tuple[list[Function], Silence]]:
    """The other members, each with one that it is a copy of."""
    hosts = [*spoken, *(one for one in members if one not in spoken)]
    for one in hosts[max(len(spoken), 1) :]:
        if silence := silencing(hosts[0], one):
            yield [hosts[0], one], silence


def _quiet(finding: Finding, silence: Silence) -> Quiet:
    return Quiet(finding=finding, by=silence.by, where=silence.where, reason=silence.reason)


def _finding(
    members: Sequence[Function],
    edges: Edges,
    callers: Mapping[str, int],
    touched: frozenset[Identity],
) -> Finding:
    def standing(function: Function) -> tuple[bool, bool, int, int, str, tuple[int, int]]:
        changed, depth = function.identity in touched, function.path.count("/")
        used = -callers[_own(function)]
        return changed, is_test(function.path), used, depth, function.path, function.span

    keep, *others = sorted(members, key=standing)
    copies = [_related(keep, other, edges) for other in others]
    copies.sort(key=lambda c: (-c.verdict.confidence, c.function.path, c.function.span))
    changed = [function for function in members if function.identity in touched]
    return Finding(
        keep=keep,
        copies=tuple(copies),
        fingerprint=_fingerprint(members),
        why_keep=_why(keep, others, callers),
        touched=tuple(sorted(changed, key=lambda function: function.identity)),
    )


def _related(keep: Function, copy: Function, edges: Edges) -> Related:
    """The verdict on the two digests, told of these two places."""
    verdict = edges[edge(keep.digest, copy.digest)]
    match = replace(verdict.match, left=keep, right=copy)
    parted = differences(keep, copy, verdict.clone_type)
    return Related(function=copy, verdict=replace(verdict, match=match, differences=parted))


def _why(keep: Function, others: Sequence[Function], callers: Mapping[str, int]) -> str:
    """The reason that a reader would give; "" where only the order of paths decided."""
    if not is_test(keep.path) and all(is_test(other.path) for other in others):
        return "the others are test code"
    used = callers[_own(keep)]
    if used and all(_own(other) != _own(keep) for other in others):
        return f"called by {used} function{'s' if used > 1 else ''}"
    return ""


def _own(function: Function) -> str:
    return function.name.rpartition(".")[2]


def _fingerprint(members: Iterable[Function]) -> str:
    """Of names and normalised contents, never of lines or paths; the same in any order."""
    parts = sorted(f"{function.name}\0{function.digest}" for function in members)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:20]


def _rank(finding: Finding) -> tuple[float, str, tuple[int, int]]:
    """The most code that need not exist first, weighed by confidence; then path and place."""
    spare = sum(copy.function.size * copy.verdict.confidence for copy in finding.copies)
    return -round(spare), finding.keep.path, finding.keep.span

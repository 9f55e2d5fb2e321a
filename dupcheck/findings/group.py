"""Verdicts become findings: one for each group of copies, ordered, fingerprinted."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dupcheck.compare.differences import differences
from dupcheck.findings.linkage import Edges, edge, linked
from dupcheck.findings.members import NEVER, Silencing, told
from dupcheck.records import Finding, Function, Identity, Quiet, Related, Silence, Verdict
from dupcheck.roles import is_test_code

_FEW = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What is to be told, the most duplicated code first, and what someone wants kept quiet."""

    findings: tuple[Finding, ...]
    quiet: tuple[Quiet, ...]


def group(
    verdicts: Iterable[Verdict],
    copies: Mapping[str, Sequence[Function]],
    callers: Mapping[str, int],
    separate_tests: bool = False,
    touched: frozenset[Identity] = frozenset(),
    silencing: Silencing = NEVER,
    grown: frozenset[Identity] = frozenset(),
) -> Grouped:
    """Findings by complete linkage: any two functions of one were judged duplicates.

    `verdicts` are those at or above the wanted confidence; `copies` holds every place of a digest;
    `callers` says how many functions call a name. What a change has `touched` is kept only where
    all has been, and then rather what was there before in another form: `grown`.
    """
    verdicts = list(verdicts)
    found: list[Finding] = []
    quiet: list[Quiet] = []
    for side in _sides(copies) if separate_tests else [copies]:
        mine = (v for v in verdicts if {v.match.left.digest, v.match.right.digest} <= side.keys())
        edges = linked(mine, side)
        standings = _Standings(callers=callers, touched=touched, grown=grown)
        for members in told(edges, side, silencing, touched):
            if members.spoken:
                telling = replace(standings, muted=members.muted)
                found.append(_finding(members.spoken, edges, telling))
            for pair, silence in members.silenced:
                quiet.append(_quiet(_finding(pair, edges, standings), silence))
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


def _sides(copies: Mapping[str, Sequence[Function]]) -> Iterator[dict[str, list[Function]]]:
    """The places of each digest in production code, then those in tests."""
    for wanted in (False, True):
        places = (
            (digest, [function for function in functions if _is_test(function) is wanted])
            for digest, functions in copies.items()
        )
        yield {digest: functions for digest, functions in places if functions}


def _quiet(finding: Finding, silence: Silence) -> Quiet:
    return Quiet(finding=finding, by=silence.by, where=silence.where, reason=silence.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standings:
    """What decides which function of a finding is kept."""

    callers: Mapping[str, int]
    touched: frozenset[Identity]
    grown: frozenset[Identity]
    muted: Mapping[Identity, int] = field(default_factory=dict)

    def of(
        self, function: Function, likeness: float
    ) -> tuple[bool, bool, int, bool, int, float, int, str, tuple[int, int]]:
        """A function with a lower one is rather kept; `likeness` is that to what was touched."""
        changed, test = function.identity in self.touched, _is_test(function)
        muted = self.muted.get(function.identity, 0)
        added, used = changed and function.identity not in self.grown, -self.callers[_own(function)]
        unlike, depth = 0.0 if changed else -likeness, function.path.count("/")
        return changed, added, muted, test, used, unlike, depth, function.path, function.span


def _finding(members: Sequence[Function], edges: Edges, standings: _Standings) -> Finding:
    changed = [function for function in members if function.identity in standings.touched]
    digests = {one.digest for one in changed}
    likeness = {digest: _likeness(digest, digests, edges) for digest in {m.digest for m in members}}
    keep, *others = sorted(members, key=lambda one: standings.of(one, likeness[one.digest]))
    copies = [_related(keep, other, edges) for other in others]
    copies.sort(key=lambda c: (-c.verdict.confidence, c.function.path, c.function.span))
    return Finding(
        keep=keep,
        copies=tuple(copies),
        fingerprint=_fingerprint(members),
        why_keep=_why(keep, others, standings.callers),
        touched=tuple(sorted(changed, key=lambda function: function.identity)),
    )


def _likeness(digest: str, changed: Iterable[str], edges: Edges) -> float:
    """To what a change has touched: most likely it was copied from the function most like it."""
    pairs = (edge(digest, one) for one in changed)
    return max((edges[pair].match.similarity for pair in pairs if pair in edges), default=0.0)


def _related(keep: Function, copy: Function, edges: Edges) -> Related:
    """The verdict on the two digests, told of these two places."""
    verdict = edges[edge(keep.digest, copy.digest)]
    match = replace(verdict.match, left=keep, right=copy)
    parted = differences(keep, copy, verdict.clone_type)
    return Related(function=copy, verdict=replace(verdict, match=match, differences=parted))


def _why(keep: Function, others: Sequence[Function], callers: Mapping[str, int]) -> str:
    """The reason that a reader would give; "" where only the order of paths decided."""
    if not _is_test(keep) and all(_is_test(other) for other in others):
        return "the others are test code"
    used = callers[_own(keep)]
    if used and all(_own(other) != _own(keep) for other in others):
        return f"called by {used} function{'s' if used > 1 else ''}"
    return ""


def _is_test(function: Function) -> bool:
    return is_test_code(function.path, function.name)


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

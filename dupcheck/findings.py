"""Verdicts become findings: one for each group of copies, ordered, fingerprinted."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, product

from dupcheck.differences import differences
from dupcheck.records import Finding, Function, Related, Verdict
from dupcheck.roles import is_test

Edges = dict[tuple[str, str], Verdict]
"""Verdicts by the two digests, smaller first."""


def group(
    verdicts: Iterable[Verdict],
    copies: Mapping[str, Sequence[Function]],
    callers: Mapping[str, int],
    separate_tests: bool = False,
) -> tuple[Finding, ...]:
    """Findings by complete linkage: any two functions of one were judged duplicates.

    `verdicts` are those at or above the wanted confidence; `copies` holds every place of a digest;
    `callers` says how many functions call a name. Functions nested in the two of another
    pair are told by the outer ones. The most duplicated code comes first.
    """
    edges = _outermost(_by_digests(verdicts), copies)
    groups = (
        side
        for digests in _complete_groups(edges)
        for side in _sides(_places(digests, edges, copies), separate_tests)
    )
    found = [_finding(members, edges, callers) for members in groups if len(members) > 1]
    return tuple(sorted(found, key=_rank))


def touching(findings: Iterable[Finding], paths: Container[str]) -> tuple[Finding, ...]:
    """The findings with a copy in one of the files."""
    return tuple(
        finding
        for finding in findings
        if finding.keep.path in paths or any(c.function.path in paths for c in finding.copies)
    )


def callers(verdicts: Sequence[Verdict], functions: Sequence[Function]) -> Counter[str]:
    """How many functions call each of the names that the verdicts are about."""
    names = {
        "i" + _own(function)
        for verdict in verdicts
        for function in (verdict.match.left, verdict.match.right)
    }
    counted: Counter[str] = Counter()
    for function in functions:
        for name in names.intersection(function.code.split()):
            if name[1:] != _own(function) and f"{name} o(" in function.code:
                counted[name[1:]] += 1
    return counted


def _by_digests(verdicts: Iterable[Verdict]) -> Edges:
    """Of the verdicts on several places of one code the surest counts."""
    rising = sorted(verdicts, key=lambda verdict: verdict.confidence)
    return {_edge(v.match.left.digest, v.match.right.digest): v for v in rising}


def _edge(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _outermost(edges: Edges, copies: Mapping[str, Sequence[Function]]) -> Edges:
    """Without the pairs of which every two places are told by a pair of functions around them."""
    around = _around(copies)
    return {
        pair: verdict
        for pair, verdict in edges.items()
        if not all(_told(pair, *outer, edges) for outer in _two_places(pair, around))
    }


def _told(
    pair: tuple[str, str], lefts: frozenset[str], rights: frozenset[str], edges: Edges
) -> bool:
    """Whether functions around both sides are a pair, or one around a side is a surer one."""
    one, other = pair
    if any(_edge(*ends) in edges for ends in product(lefts, rights)):
        return True
    half = (_edge(*ends) for ends in chain(product(lefts, (other,)), product((one,), rights)))
    return any(edges[edge].confidence >= edges[pair].confidence for edge in half if edge in edges)


_Around = Mapping[str, Counter[frozenset[str]]]
"""For each digest the digests of the functions around a place, and how many places have these."""


def _two_places(
    pair: tuple[str, str], around: _Around
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What is around each two places of a pair; a place is no other place than itself."""
    one, other = (around[digest] for digest in pair)
    for left, right in product(one, other):
        if one is not other or left != right or one[left] > 1:
            yield left, right


def _around(copies: Mapping[str, Sequence[Function]]) -> _Around:
    by_path: dict[str, list[Function]] = defaultdict(list)
    for places in copies.values():
        for function in places:
            by_path[function.path].append(function)
    around: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for functions in by_path.values():
        outer: list[Function] = []
        for function in sorted(functions, key=lambda f: (f.span[0], -f.span[1])):
            while outer and not outer[-1].contains(function):
                outer.pop()
            around[function.digest][frozenset(one.digest for one in outer)] += 1
            outer.append(function)
    return around


def _complete_groups(edges: Edges) -> Iterator[list[str]]:
    """Groups of digests in which every two are joined, built from the surest pair down.

    Two groups merge only where every pair between them is joined. A digest that is left alone by
    this still shows up, with those of the group of its surest partner that it is joined to.
    """
    groups: dict[str, list[str]] = {}
    apart: list[tuple[str, str]] = []
    for one, other in sorted(edges, key=lambda edge: (-edges[edge].confidence, edge)):
        mine, theirs = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if mine is theirs:
            continue
        if all(_edge(a, b) in edges for a in mine for b in theirs):
            mine += theirs
            groups.update(dict.fromkeys(theirs, mine))
        else:
            apart.append((one, other))
    yield from {id(members): members for members in groups.values()}.values()
    told = {digest for members in groups.values() if len(members) > 1 for digest in members}
    for pair in apart:
        for alone, host in (pair, pair[::-1]):
            if alone not in told:
                told.add(alone)
                yield [alone, *(one for one in groups[host] if _edge(alone, one) in edges)]


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


def _finding(members: Sequence[Function], edges: Edges, callers: Mapping[str, int]) -> Finding:
    def standing(function: Function) -> tuple[bool, int, int, str, tuple[int, int]]:
        depth = function.path.count("/")
        return is_test(function.path), -callers[_own(function)], depth, function.path, function.span

    keep, *others = sorted(members, key=standing)
    copies = [_related(keep, other, edges) for other in others]
    copies.sort(key=lambda c: (-c.verdict.confidence, c.function.path, c.function.span))
    return Finding(
        keep=keep,
        copies=tuple(copies),
        fingerprint=_fingerprint(members),
        why_keep=_why(keep, others, callers),
    )


def _related(keep: Function, copy: Function, edges: Edges) -> Related:
    """The verdict on the two digests, told of these two places."""
    verdict = edges[_edge(keep.digest, copy.digest)]
    match = replace(verdict.match, left=keep, right=copy)
    parted = differences(keep, copy)
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

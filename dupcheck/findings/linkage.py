"""Groups of copies by complete linkage: every two functions of one were judged duplicates."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from dupcheck.records import Function, Verdict

Edges = dict[tuple[str, str], Verdict]
"""Verdicts by the two digests, smaller first."""


def linked(verdicts: Iterable[Verdict], copies: Mapping[str, Sequence[Function]]) -> Edges:
    """The verdicts that are to be told: of several on one pair of digests the surest.

    Functions nested in the two of another pair are told by the outer ones. `copies` holds every
    place of a digest.
    """
    return _outermost(_by_digests(verdicts), copies)


def _by_digests(verdicts: Iterable[Verdict]) -> Edges:
    """Of the verdicts on several places of one code the surest counts."""
    rising = sorted(verdicts, key=lambda verdict: verdict.confidence)
    return {edge(v.match.left.digest, v.match.right.digest): v for v in rising}


def edge(one: str, other: str) -> tuple[str, str]:
    """The key of two digests."""
    return (one, other) if one <= other else (other, one)


def _outermost(edges: Edges, copies: Mapping[str, Sequence[Function]]) -> Edges:
    """Without the pairs of which every two places are told by a pair of functions around them."""
    around = _around(edges, copies)
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
    if any(edge(*ends) in edges for ends in product(lefts, rights)):
        return True
    half = (edge(*ends) for ends in chain(product(lefts, (other,)), product((one,), rights)))
    return any(edges[key].confidence >= edges[pair].confidence for key in half if key in edges)


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


def _around(edges: Edges, copies: Mapping[str, Sequence[Function]]) -> _Around:
    told = {digest for pair in edges for digest in pair}
    files = {function.path for digest in told for function in copies[digest]}
    by_path: dict[str, list[Function]] = defaultdict(list)
    for places in copies.values():
        for function in places:
            if function.path in files:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """Digests in groups of which every two are joined; `apart` are joined pairs that none holds."""

    groups: tuple[Sequence[str], ...]
    apart: tuple[tuple[str, str], ...]


def linkage(edges: Edges) -> Linkage:
    """Groups built from the surest pair down: two merge where every pair between them is joined.

    Pairs apart are there in both directions, the surest first.
    """
    joined: dict[str, list[str]] = {}
    apart: list[tuple[str, str]] = []
    for one, other in sorted(edges, key=lambda key: (-edges[key].confidence, key)):
        mine, theirs = joined.setdefault(one, [one]), joined.setdefault(other, [other])
        if mine is theirs:
            continue
        if all(edge(a, b) in edges for a in mine for b in theirs):
            mine += theirs
            joined.update(dict.fromkeys(theirs, mine))
        else:
            apart += (one, other), (other, one)
    groups = {id(members): members for members in joined.values()}
    return Linkage(groups=tuple(groups.values()), apart=tuple(apart))

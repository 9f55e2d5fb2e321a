"""What a tool finds, and what that says of two functions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.quality.tools.laid import Laid

_ENOUGH = 0.5
"""The share of the smaller function that a finding must cover."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a file, counted from 1, both ends included; `last` None for all that follow."""

    file: str
    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Two places that a tool says are alike; similarity 1 where it does not say how much."""

    left: Span
    right: Span
    similarity: float = 1.0


def among(spans: Sequence[Span], similarity: float = 1.0) -> list[Finding]:
    """A group of places as pairs."""
    return [Finding(one, other, similarity) for one, other in combinations(spans, 2)]


def scores(found: Iterable[Finding], laid: Mapping[str, tuple[int, Laid]]) -> dict[Pair, float]:
    """By rows, smaller first: the covered share of the smaller function times the similarity.

    Findings of two functions add up, the similar ones first. Less than half is no score.
    """
    by_pair: dict[Pair, list[Finding]] = defaultdict(list)
    for one in found:
        if one.left.file in laid and one.right.file in laid:
            rows = laid[one.left.file][0], laid[one.right.file][0]
            if rows[0] != rows[1]:
                by_pair[min(rows), max(rows)].append(one)
    several = {pair: _score(findings, laid) for pair, findings in by_pair.items()}
    return {pair: score for pair, score in several.items() if score > 0}


def _score(found: Sequence[Finding], laid: Mapping[str, tuple[int, Laid]]) -> float:
    files = found[0].left.file, found[0].right.file
    smaller = min(files, key=lambda file: (laid[file][1].lines, file))
    place, covered, best = laid[smaller][1], set[int](), 0.0
    for one in sorted(found, key=lambda finding: -finding.similarity):
        span = one.left if one.left.file == smaller else one.right
        covered |= _lines(span, place)
        share = len(covered) / place.lines
        if share >= _ENOUGH:
            best = max(best, share * one.similarity)
    return best


def _lines(span: Span, place: Laid) -> set[int]:
    """Those of the function."""
    end = place.first + place.lines
    last = end - 1 if span.last is None else min(span.last, end - 1)
    return set(range(max(span.first, place.first), last + 1))

"""Pairs of functions whose vectors are close enough to deserve a second look."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from dupcheck.config import Settings
from dupcheck.languages.table import family
from dupcheck.records import Function, Int64, Match, Pairs
from dupcheck.roles import is_test

Copies = Mapping[str, Sequence[Function]]
"""Functions by digest: all the places where the same tokens stand, in order of path and span."""

_NEAREST = 10
"""Neighbours of a function that are judged although they are not certain to be worth it."""


def comparable(functions: Iterable[Function], settings: Settings) -> list[Function]:
    """The functions that are large enough and of the wanted role."""
    return [
        function
        for function in functions
        if function.size >= settings.min_tokens
        and not (settings.tests == "exclude" and is_test(function.path))
    ]


def copies_by_digest(functions: Sequence[Function]) -> dict[str, list[Function]]:
    """The functions under their digests, in the order in which the digests first appear."""
    copies: dict[str, list[Function]] = {}
    for function in functions:
        copies.setdefault(function.digest, []).append(function)
    return copies


def identical(copies: Copies) -> Iterator[Match]:
    """Type-1 clones: the first place of each digest with each of the others; no model needed."""
    for places in copies.values():
        for other in places[1:]:
            yield Match(left=places[0], right=other, similarity=1.0)


def families(functions: Sequence[Function]) -> list[Int64]:
    """The rows of the functions of each language and its dialects, each ascending."""
    rows: dict[str, list[int]] = {}
    for row, function in enumerate(functions):
        rows.setdefault(family(function.language), []).append(row)
    return [np.array(members, dtype=np.int64) for members in rows.values()]


def nearest(pairs: Pairs, certain: float) -> Pairs:
    """The pairs at or above `certain`, and of the others the nearest few of either row.

    A copy that was renamed and edited is not very near, but hardly anything is nearer.
    """
    rows = np.concatenate((pairs.left, pairs.right))
    others = np.concatenate((pairs.right, pairs.left))
    similarity = np.concatenate((pairs.similarity, pairs.similarity))
    order = np.lexsort((others, -similarity, rows))
    rank = np.arange(len(order)) - np.searchsorted(rows[order], rows[order])
    among_nearest = np.zeros(len(order), np.bool_)
    among_nearest[order] = rank < _NEAREST
    kept = among_nearest.reshape(2, -1).any(axis=0) | (pairs.similarity >= np.float32(certain))
    return Pairs(
        left=pairs.left[kept],
        right=pairs.right[kept],
        similarity=pairs.similarity[kept],
        capped=pairs.capped,
    )


def matches(copies: Copies, digests: Sequence[str], pairs: Pairs) -> Iterator[Match]:
    """Pairs of different digests, whose rows in `digests` the pairs name.

    One match stands for all places of its two digests. Code that contains the other does not match
    it, wherever the two stand: a copy of a function is no copy of what is nested in its original.
    """
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.similarity.tolist(), strict=True)
    for left, right, similarity in rows:
        lefts, rights = copies[digests[left]], copies[digests[right]]
        if not (_holds(lefts[0], rights) or _holds(rights[0], lefts)):
            yield Match(left=lefts[0], right=rights[0], similarity=similarity)


def _holds(function: Function, places: Sequence[Function]) -> bool:
    """Whether one of the places is nested in a function; if so, each of its copies has one."""
    return any(function.contains(place) for place in places)

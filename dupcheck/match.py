"""Pairs of functions whose vectors are close enough to deserve a second look."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from dupcheck.arrays import Bool, Float32, Int64, Pairs
from dupcheck.config import Settings
from dupcheck.languages.table import family
from dupcheck.records import Function, Match
from dupcheck.roles import is_test_code

Copies = Mapping[str, Sequence[Function]]
"""Functions by digest: all the places where the same tokens stand, in order of path and span."""

_NEAREST = 10
"""Neighbours of a function that are judged although they are not certain to be worth it."""

_FEWEST_CANDIDATES, MOST_CANDIDATES, _STANDING = 3, 20, 0.7
"""Measured by `training/evaluate.py`: of all that a fixed twenty finds, for a third of the cost."""


def comparable(functions: Iterable[Function], settings: Settings) -> list[Function]:
    """The functions that are large enough and of the wanted role."""
    return [
        function
        for function in functions
        if function.size >= settings.min_tokens
        and not (settings.tests == "exclude" and is_test_code(function.path, function.name))
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
    (of_left, of_right), _ = _ranks(pairs)
    near = (of_left < _NEAREST) | (of_right < _NEAREST)
    return pairs.where(near | (pairs.similarity >= np.float32(certain)))


def apart(functions: Sequence[Function], pairs: Pairs) -> Bool:
    """Which pairs are not a function and what is nested in it."""
    numbers: dict[str, int] = {}
    file = np.array([numbers.setdefault(one.path, len(numbers)) for one in functions], np.int64)
    found = np.ones(len(pairs.left), np.bool_)
    for at in np.flatnonzero(file[pairs.left] == file[pairs.right]).tolist():
        left, right = functions[pairs.left[at]], functions[pairs.right[at]]
        found[at] = not (left.contains(right) or right.contains(left))
    return found


def candidates(pairs: Pairs, asked: Bool) -> Pairs:
    """What a costly model is to read of what a cheap one proposes: few where the best stand out.

    Of an asked row the nearest three are taken, and up to twenty whose cosine is at least 0.7
    times the highest.
    """
    rank, best = _ranks(pairs)
    standing = (pairs.similarity >= _STANDING * best) & (rank < MOST_CANDIDATES)
    of_left, of_right = standing | (rank < _FEWEST_CANDIDATES)
    return pairs.where(of_left & asked[pairs.left] | of_right & asked[pairs.right])


def nearest_first(pairs: Pairs) -> Pairs:
    """The pairs by falling similarity."""
    order = np.lexsort((pairs.right, pairs.left, -pairs.similarity))
    return replace(
        pairs,
        left=pairs.left[order],
        right=pairs.right[order],
        similarity=pairs.similarity[order],
    )


def likeliest_first(pairs: Pairs) -> Int64:
    """The rows of the pairs, those of the nearest pair first."""
    ordered = nearest_first(pairs)
    rows = np.stack((ordered.left, ordered.right), axis=1).ravel()
    _, first = np.unique(rows, return_index=True)
    likeliest: Int64 = rows[np.sort(first)]
    return likeliest


def _ranks(pairs: Pairs) -> tuple[Int64, Float32]:
    """Each pair's place among those of its left and of its right row, and that row's best cosine.

    Both of shape (2, pairs); the nearest has place 0.
    """
    rows = np.concatenate((pairs.left, pairs.right))
    others = np.concatenate((pairs.right, pairs.left))
    similarity = np.concatenate((pairs.similarity, pairs.similarity))
    order = np.lexsort((others, -similarity, rows))
    first = np.searchsorted(rows[order], rows[order])
    rank, best = np.empty(len(order), np.int64), np.empty(len(order), np.float32)
    rank[order] = np.arange(len(order)) - first
    best[order] = similarity[order][first]
    return rank.reshape(2, -1), best.reshape(2, -1)


def matches(
    copies: Copies, digests: Sequence[str], pairs: Pairs, model: str = "builtin"
) -> Iterator[Match]:
    """Pairs of different digests, whose rows in `digests` the pairs name, near by a `model`.

    One match stands for all places of its two digests. Code that contains the other does not match
    it, wherever the two stand: a copy of a function is no copy of what is nested in its original.
    """
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.similarity.tolist(), strict=True)
    for left, right, similarity in rows:
        lefts, rights = copies[digests[left]], copies[digests[right]]
        if not (_holds(lefts[0], rights) or _holds(rights[0], lefts)):
            yield Match(left=lefts[0], right=rights[0], similarity=similarity, model=model)


def _holds(function: Function, places: Sequence[Function]) -> bool:
    """Whether one of the places is nested in a function; if so, each of its copies has one."""
    return any(function.contains(place) for place in places)

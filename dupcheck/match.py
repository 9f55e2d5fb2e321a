"""Pairs of functions whose vectors are close enough to deserve a second look."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from dupcheck.config import Settings
from dupcheck.languages.table import same_family
from dupcheck.records import Function, Match, Pairs
from dupcheck.roles import is_test

Copies = Mapping[str, Sequence[Function]]
"""Functions by digest: all the places where the same tokens stand, in order of path and span."""


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


def matches(
    copies: Copies, digests: Sequence[str], pairs: Pairs, threshold: float, cross_threshold: float
) -> Iterator[Match]:
    """Pairs of different digests at or above the threshold of their two languages.

    One match stands for all places of its two digests. Functions that contain one another do not
    match; neither do two parts of one function that was nested in itself.
    """
    # Similarities are float32: a threshold that they cannot express would part equal numbers.
    threshold, cross_threshold = float(np.float32(threshold)), float(np.float32(cross_threshold))
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.similarity.tolist(), strict=True)
    for left, right, similarity in rows:
        apart = _apart(copies[digests[left]], copies[digests[right]])
        if apart is None:
            continue
        one, other = apart
        if similarity >= (
            threshold if same_family(one.language, other.language) else cross_threshold
        ):
            yield Match(left=one, right=other, similarity=similarity)


def _apart(
    lefts: Sequence[Function], rights: Sequence[Function]
) -> tuple[Function, Function] | None:
    """The first place on each side of which none contains the other."""
    for left in lefts:
        for right in rights:
            if not (left.contains(right) or right.contains(left)):
                return left, right
    return None

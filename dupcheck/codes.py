"""Functions of distinct contents: what models read, and where each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dupcheck import match
from dupcheck.arrays import Bool
from dupcheck.config import Settings
from dupcheck.records import Function, Identity

_EARLIER = "\0"
"""At the end of a path: no file is called so, and nothing there is nested in what is here."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codes:
    """Functions of distinct digests: `copies` has all places of each, the ones to speak first.

    `present` leaves out what stood somewhere before the change only.
    """

    copies: match.Copies
    present: match.Copies
    asked: Bool

    @property
    def gone(self) -> Bool:
        """Which of them stand nowhere any more."""
        return np.array([digest not in self.present for digest in self.copies], np.bool_)

    @property
    def firsts(self) -> list[Function]:
        """A place of each."""
        return [places[0] for places in self.copies.values()]


def of_distinct(
    compared: Sequence[Function],
    before: Mapping[Identity, Function],
    asked: frozenset[Identity] | None,
    settings: Settings,
) -> Codes:
    """The functions to compare, and what touched ones were `before` a change; None asks about all.

    What was before is asked about as well: it tells which pairs are older than the change.
    """
    if asked is None:
        copies = match.copies_by_digest(compared)
        return Codes(copies=copies, present=copies, asked=np.ones(len(copies), np.bool_))
    files = frozenset(path for path, _ in asked)  # a path is told apart faster than an identity
    now = {one.identity for one in compared if one.path in files}
    was = [function for identity, function in before.items() if identity in now]
    earlier = [_elsewhere(function) for function in match.comparable(was, settings)]
    copies = match.copies_by_digest([*compared, *earlier])

    def is_asked(function: Function) -> bool:
        return _is_gone(function) or (function.path in files and function.identity in asked)

    rows = [any(map(is_asked, places)) for places in copies.values()]
    for places in copies.values():
        if len(places) > 1:
            places.sort(key=lambda function: (_is_gone(function), not is_asked(function)))
    return Codes(
        copies=copies,
        present=_present(copies) if earlier else copies,
        asked=np.array(rows, np.bool_),
    )


def _elsewhere(function: Function) -> Function:
    """The function in a file that is not in the repository."""
    return replace(function, path=function.path + _EARLIER)


def _is_gone(function: Function) -> bool:
    return function.path.endswith(_EARLIER)


def _present(copies: match.Copies) -> match.Copies:
    here = {
        digest: [function for function in places if not _is_gone(function)]
        for digest, places in copies.items()
    }
    return {digest: places for digest, places in here.items() if places}

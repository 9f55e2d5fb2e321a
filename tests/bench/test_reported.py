"""Scans of parts of the labelled set by the real pipeline."""

from dupcheck.bench.labelled import Role, labelled_set
from dupcheck.bench.reported import reported
from dupcheck.config import Settings

FIRST = [one for one in labelled_set() if one.task < 6]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody looks."""


def test_copies_are_reported_and_strangers_are_not() -> None:
    found = reported(FIRST, Settings(jobs=1), silent)
    counts = dict(found.copies)
    assert found.tasks == 6
    assert counts[Role.RENAMED] == 6
    assert counts[Role.EDITED] >= 4
    assert found.strangers == 0
    negatives = [one for one in FIRST if one.role is Role.NEGATIVE]
    assert found.asked_lookalikes >= 5 * len(negatives)
    assert found.lookalikes <= found.asked_lookalikes


def test_nothing_is_reported_that_nobody_is_sure_of() -> None:
    found = reported(FIRST, Settings(jobs=1, min_confidence=1.0), silent)
    assert sum(count for _, count in found.copies) == 0
    assert (found.lookalikes, found.strangers) == (0, 0)


def test_what_is_reported_wrongly_is_counted() -> None:
    eager = Settings(jobs=1, min_confidence=0.0, threshold=-1.0, cross_threshold=-1.0)
    found = reported(FIRST, eager, silent)
    assert found.lookalikes + found.strangers > 0

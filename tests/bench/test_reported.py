"""Scans of parts of the labelled set by the real pipeline."""

import numpy as np

from dupcheck.arrays import Embeddings
from dupcheck.bench.labelled import Role, labelled_set
from dupcheck.bench.reported import reported
from dupcheck.config import Settings
from dupcheck.embed.shipped import DIM
from dupcheck.embed.table import load

FIRST = [one for one in labelled_set() if one.task < 6]


def read(vectors: np.ndarray | None = None) -> Embeddings:
    """Of the embedded model, its own vectors or those that are put under its name."""
    model = load("builtin")
    functions = [one.function for one in FIRST]
    return Embeddings(
        digests=tuple(function.digest for function in functions),
        vectors=model.embed(functions) if vectors is None else vectors,
        model=model.model,
    )


def silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody looks."""


def test_copies_are_reported_and_strangers_are_not() -> None:
    found = reported(FIRST, read(), Settings(jobs=1, min_confidence=0.5), silent)
    counts = dict(found.copies)
    assert found.tasks == 6
    assert counts[Role.RENAMED] == 6
    assert counts[Role.EDITED] >= 4
    assert found.strangers == 0
    negatives = [one for one in FIRST if one.role is Role.NEGATIVE]
    assert found.asked_lookalikes >= 5 * len(negatives)
    assert found.lookalikes <= found.asked_lookalikes


def test_nothing_is_reported_that_nobody_is_sure_of() -> None:
    found = reported(FIRST, read(), Settings(jobs=1, min_confidence=1.0), silent)
    assert sum(count for _, count in found.copies) == 0
    assert (found.lookalikes, found.strangers) == (0, 0)


def test_what_is_reported_wrongly_is_counted() -> None:
    eager = Settings(jobs=1, min_confidence=0.0, threshold=-1.0, cross_threshold=-1.0)
    found = reported(FIRST, read(), eager, silent)
    assert found.lookalikes + found.strangers > 0


def test_nothing_is_read_twice() -> None:
    apart = np.eye(len(FIRST), DIM, dtype=np.float32)
    found = reported(FIRST, read(apart), Settings(jobs=1), silent)
    assert sum(count for _, count in found.copies) == 0, "the vectors given were not taken"

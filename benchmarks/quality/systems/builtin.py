"""The embedded model alone: the cosine of two vectors."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from benchmarks.quality.board import Float32
from benchmarks.quality.systems.by_similarity import BySimilarity, Similarities
from benchmarks.quality.systems.revision import EMBEDDING, revision
from dupcheck.embed.builtin import load
from dupcheck.records import Function


class Vectors:
    """Vectors of the embedded model, each computed once."""

    def __init__(self) -> None:
        self._model = load()
        self._known: dict[str, Float32] = {}

    def of(self, functions: Sequence[Function]) -> Float32:
        """A row for each function."""
        new = {f.digest: f for f in functions if f.digest not in self._known}
        if new:
            rows = self._model.embed(list(new.values()))
            self._known |= dict(zip(new, rows, strict=True))
        return np.stack([self._known[f.digest] for f in functions])


@cache
def vectors() -> Vectors:
    """The vectors that all systems of one run share."""
    return Vectors()


def _measure(functions: Sequence[Function]) -> Similarities:
    rows = vectors().of(functions)
    return lambda asked: np.asarray(vectors().of(asked) @ rows.T, np.float32)


def system() -> BySimilarity:
    """The row of the table."""
    return BySimilarity("embedding alone", revision(EMBEDDING, "builtin"), _measure)

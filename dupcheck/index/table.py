"""The table of indexes: what finds pairs of near vectors, and which of them for how many."""

from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from dupcheck.arrays import Float32, Pairs
from dupcheck.index.decide import LIMIT


class Index(Protocol):
    """A way to find near rows; similarities are the same for all, `exact` misses nothing.

    Rows have length 1. Of one left row at most `limit` pairs are kept, the most similar ones;
    `Pairs.capped` counts the rows that had more.
    """

    def pairs(self, vectors: Float32, threshold: float, limit: int = LIMIT) -> Pairs:
        """Pairs of rows at or above the threshold, left < right."""
        ...

    def neighbours(
        self, vectors: Float32, queries: Float32, threshold: float, limit: int = LIMIT
    ) -> Pairs:
        """Pairs at or above the threshold: left is a row of `queries`, right one of `vectors`."""
        ...


INDEXES = {"exact": "dupcheck.index.exact", "hnsw": "dupcheck.index.hnsw"}

CROSSOVER = 150_000
"""Rows from which building a graph and asking it is faster than the whole product.

An estimate for two cores, from the product at 100,000 rows and the graph at 30,000: 90,000 by
processor time and 190,000 by the clock, since the graph is built by one thread.
"""


def choose(count: int) -> str:
    """The name of the index for a join of `count` rows; `exact` where hnswlib is not installed."""
    return "hnsw" if count >= CROSSOVER and find_spec("hnswlib") else "exact"


def load(name: str) -> Index:
    """The index of that name."""
    return cast(Index, import_module(INDEXES[name]))

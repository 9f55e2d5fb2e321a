"""The graph against the exact index; what both promise is in test_exact.py."""

from collections.abc import Callable

import numpy as np
import pytest

from dupcheck.arrays import Float32, Pairs
from dupcheck.index import exact

pytest.importorskip("hnswlib")
from dupcheck.index import hnsw

Clustered = Callable[..., Float32]


def keys(pairs: Pairs, count: int) -> np.ndarray:
    return pairs.left * count + pairs.right


@pytest.mark.parametrize(("family", "threshold"), [(2, 0.5), (5, 0.6), (40, 0.8), (300, 0.8)])
def test_recall_on_clusters(clustered: Clustered, family: int, threshold: float) -> None:
    vectors = clustered(2000, seed=family, family=family)
    every, found = exact.pairs(vectors, threshold), hnsw.pairs(vectors, threshold)
    hits = np.isin(keys(every, 2000), keys(found, 2000))
    assert len(every.left) > 100
    assert hits.mean() >= 0.98
    assert np.isin(keys(found, 2000), keys(every, 2000)).all()
    assert np.array_equal(every.similarity[hits], found.similarity)


def test_recall_on_random_rows() -> None:
    vectors = np.random.default_rng(7).normal(size=(2000, 16))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    every, found = exact.pairs(vectors, 0.7), hnsw.pairs(vectors, 0.7)
    assert len(every.left) > 300
    assert np.isin(keys(every, 2000), keys(found, 2000)).mean() >= 0.98


def test_recall_of_others_beside_thousands_of_equal_rows(clustered: Clustered) -> None:
    vectors = clustered(1000, family=3)
    crowd = np.repeat(vectors[:1], 2000, axis=0)
    both = np.concatenate((crowd, vectors))
    every, found = exact.pairs(both, 0.6, limit=50), hnsw.pairs(both, 0.6, limit=50)
    assert np.isin(keys(every, 3000), keys(found, 3000)).mean() >= 0.98
    outside = every.left >= 2000
    assert np.isin(keys(every, 3000)[outside], keys(found, 3000)).mean() >= 0.98


def test_a_crowd_beyond_the_widest_search_is_found_whole(
    clustered: Clustered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hnsw, "_WIDTHS", (4, 8))
    vectors = clustered(1500, family=60)
    every, found = exact.pairs(vectors, 0.5), hnsw.pairs(vectors, 0.5)
    assert np.isin(keys(every, 1500), keys(found, 1500)).mean() >= 0.98


def test_a_graph_that_cannot_be_searched_leaves_rows_to_the_product(
    clustered: Clustered, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unreachable:
        def set_ef(self, effort: int) -> None:
            assert effort > 0

        def knn_query(self, queries: Float32, k: int) -> None:
            assert k < len(queries)
            raise RuntimeError("Cannot return the results in a contiguous 2D array")

    monkeypatch.setattr(hnsw, "_built", lambda _vectors: Unreachable())
    vectors = clustered(500)
    every, found = exact.pairs(vectors, 0.5), hnsw.pairs(vectors, 0.5)
    assert np.array_equal(keys(every, 500), keys(found, 500))

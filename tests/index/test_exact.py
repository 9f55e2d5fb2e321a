"""What every index promises, and what only the exact one can."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.arrays import Float32, Pairs
from dupcheck.index import exact, table

Clustered = Callable[..., Float32]


def unit(rows: Float32) -> Float32:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def brute(vectors: Float32, threshold: float) -> dict[tuple[int, int], float]:
    rows = vectors.astype(np.float64)
    products = np.minimum(rows @ rows.T, 1).astype(np.float32).astype(np.float64)
    left, right = np.nonzero(np.triu(products >= threshold, 1))
    keys = zip(left.tolist(), right.tolist(), strict=True)
    return dict(zip(keys, products[left, right].tolist(), strict=True))


def as_dict(pairs: Pairs) -> dict[tuple[int, int], float]:
    keys = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return dict(zip(keys, pairs.similarity.tolist(), strict=True))


def same(one: Pairs, other: Pairs) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("left", "right", "similarity")
    )


@pytest.mark.parametrize("threshold", [0.3, 0.6, 0.9])
def test_pairs_are_those_of_a_double_loop(
    index: table.Index, clustered: Clustered, threshold: float
) -> None:
    vectors = clustered(300)
    found, expected = as_dict(index.pairs(vectors, threshold)), brute(vectors, threshold)
    assert expected
    assert found.keys() == expected.keys()
    assert found == pytest.approx(expected, abs=1e-7)


def test_pairs_are_ordered_and_typed(index: table.Index, clustered: Clustered) -> None:
    found = index.pairs(clustered(2500), 0.6)
    keys = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert keys == sorted(set(keys))
    assert (found.left < found.right).all()
    assert (found.left.dtype, found.right.dtype) == (np.int64, np.int64)
    assert found.similarity.dtype == np.float32
    assert (np.abs(found.similarity) <= 1).all()
    assert found.capped == 0


def test_nothing_and_one_row_have_no_pairs(index: table.Index) -> None:
    for count in (0, 1):
        vectors = np.ones((count, 4), dtype=np.float32) / 2
        assert len(index.pairs(vectors, 0.5).left) == 0
    none = np.empty((0, 4), dtype=np.float32)
    one = np.ones((1, 4), dtype=np.float32) / 2
    assert len(index.neighbours(none, one, 0.5).left) == 0
    assert len(index.neighbours(one, none, 0.5).left) == 0
    assert as_dict(index.neighbours(one, one, 0.5)) == {(0, 0): 1.0}


def test_same_pairs_twice(index: table.Index, clustered: Clustered) -> None:
    vectors = clustered(2000)
    assert same(index.pairs(vectors, 0.5), index.pairs(vectors, 0.5))


def test_large_family_is_found_whole(index: table.Index, clustered: Clustered) -> None:
    random = np.random.default_rng(1)
    family = random.normal(size=(1, 64)) + 0.2 * random.normal(size=(300, 64))
    vectors = np.concatenate((clustered(900), unit(family)))[random.permutation(1200)]
    found = as_dict(index.pairs(vectors, 0.9))
    assert found.keys() == brute(vectors, 0.9).keys()
    assert len(found) >= 300 * 299 // 2


def test_equal_rows_are_pairs_of_each_other_and_share_their_neighbours(
    index: table.Index, clustered: Clustered
) -> None:
    vectors = clustered(400)
    random = np.random.default_rng(2)
    repeated = vectors[random.integers(40, size=200)]
    vectors = np.concatenate((vectors, repeated))[random.permutation(600)]
    found, expected = as_dict(index.pairs(vectors, 0.6)), brute(vectors, 0.6)
    assert found.keys() == expected.keys()
    assert found == pytest.approx(expected, abs=1e-7)


def test_thousands_of_equal_rows_are_capped_and_counted(index: table.Index) -> None:
    vectors = unit(np.tile(np.random.default_rng(3).normal(size=(1, 32)), (3000, 1)))
    found = index.pairs(vectors, 0.9, limit=20)
    assert found.capped == 3000 - 21
    assert np.bincount(found.left).max() == 20
    assert ((found.right - found.left) <= 20).all()
    assert len(found.left) == 20 * (3000 - 20) + sum(range(20))


def test_of_a_crowd_the_most_similar_are_kept(index: table.Index) -> None:
    random = np.random.default_rng(4)
    vectors = unit(random.normal(size=(1, 32)) + 0.3 * random.normal(size=(1500, 32)))
    found = index.pairs(vectors, 0.5, limit=10)
    assert found.capped > 1000
    products = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    for row in (0, 700, 1400):
        expected = row + 1 + np.argsort(-products[row, row + 1 :])[:10]
        assert found.right[found.left == row].tolist() == sorted(expected.tolist())


def test_neighbours_are_those_of_a_double_loop(index: table.Index, clustered: Clustered) -> None:
    vectors, queries = clustered(1200), clustered(1200)[::7] + np.float32(0.01)
    vectors = np.concatenate((vectors, vectors[:50]))
    queries = unit(queries)
    products = vectors.astype(np.float64) @ queries.T.astype(np.float64)
    rights, lefts = np.nonzero(products >= 0.6)
    expected = sorted(zip(lefts.tolist(), rights.tolist(), strict=True))
    found = index.neighbours(vectors, queries, 0.6)
    assert list(as_dict(found)) == expected


def test_rows_that_are_capped_are_counted_beside_equal_rows(
    index: table.Index, clustered: Clustered
) -> None:
    crowd = unit(1 + clustered(30, seed=1) / 10)
    equal = -crowd[:1].repeat(2, axis=0)
    alone = index.pairs(crowd, 0.9, limit=5).capped
    assert alone == 24
    assert index.pairs(np.concatenate((crowd, equal)), 0.9, limit=5).capped == alone
    vectors = np.concatenate((crowd, equal))
    assert index.neighbours(vectors, crowd, 0.9, limit=5).capped == len(crowd)


def test_neighbours_are_capped(index: table.Index) -> None:
    vectors = unit(np.tile(np.random.default_rng(5).normal(size=(1, 32)), (1000, 1)))
    found = index.neighbours(vectors, vectors[:3], 0.9, limit=7)
    assert found.left.tolist() == [0] * 7 + [1] * 7 + [2] * 7
    assert found.right.tolist() == list(range(7)) * 3
    assert found.capped == 3


def test_threshold_itself_is_included(index: table.Index) -> None:
    vectors = np.array([[1, 0], [0.6, 0.8], [0.8, -0.6]], dtype=np.float32)
    similarity = float(vectors[1, 0])
    found = as_dict(index.pairs(vectors, similarity))
    assert (0, 1) in found
    assert (0, 1) not in as_dict(index.pairs(vectors, float(np.nextafter(similarity, 1))))


def test_similarity_does_not_depend_on_the_other_rows(
    index: table.Index, clustered: Clustered
) -> None:
    vectors = clustered(2000)
    whole = as_dict(index.pairs(vectors, 0.6))
    part = as_dict(index.pairs(vectors[:300], 0.6))
    assert part
    assert all(whole[key] == similarity for key, similarity in part.items())


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    low=st.floats(-0.2, 0.95),
    raised=st.floats(0, 0.5),
    limit=st.sampled_from([5, 500]),
)
def test_raising_the_threshold_never_adds_a_pair(
    index: table.Index, seed: int, low: float, raised: float, limit: int
) -> None:
    vectors = unit(np.random.default_rng(seed).normal(size=(60, 6)).astype(np.float32))
    vectors = np.concatenate((vectors, vectors[:10]))
    before = as_dict(index.pairs(vectors, low, limit))
    after = as_dict(index.pairs(vectors, low + raised, limit))
    assert after.items() <= before.items()
    assert all(before[key] < low + raised for key in before.keys() - after.keys())


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**31))
def test_permuting_rows_gives_the_same_pairs(index: table.Index, seed: int) -> None:
    random = np.random.default_rng(seed)
    vectors = unit(random.normal(size=(80, 6)).astype(np.float32))
    vectors = np.concatenate((vectors, vectors[:10]))
    order = random.permutation(len(vectors))
    before = as_dict(index.pairs(vectors, 0.6))
    after = as_dict(index.pairs(vectors[order], 0.6))
    renamed = {
        (min(order[i], order[j]), max(order[i], order[j])): similarity
        for (i, j), similarity in after.items()
    }
    assert renamed == before


def test_blocks_leave_no_seams(clustered: Clustered, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = clustered(700)
    whole = exact.pairs(vectors, 0.6)
    monkeypatch.setattr(exact, "_LEFT", 33)
    monkeypatch.setattr(exact, "_RIGHT", 100)
    monkeypatch.setattr(exact, "_MANY", 50)
    assert same(exact.pairs(vectors, 0.6), whole)

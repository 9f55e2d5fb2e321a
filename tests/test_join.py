import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dupcheck import join


@given(st.data())
def test_a_question_about_some_finds_the_pairs_of_those(data) -> None:
    """What is asked in parts is found as in the whole, the same row first, and nothing twice."""
    count = data.draw(st.integers(2, 12))
    vectors = np.eye(4, dtype=np.float32)[
        data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    ]
    asked = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), np.bool_)
    families = [np.arange(0, count, 2), np.arange(1, count, 2)]
    everyone = np.ones(count, np.bool_)
    wholes, parts = (join.near(vectors, families, who, 0.5, 0.5) for who in (everyone, asked))
    for whole, part in zip(wholes, parts, strict=True):
        wanted = {
            pair
            for pair in zip(whole.left.tolist(), whole.right.tolist(), strict=True)
            if asked[list(pair)].any()
        }
        got = list(zip(part.left.tolist(), part.right.tolist(), strict=True))
        assert set(got) == wanted
        assert len(got) == len(wanted)


@given(st.data())
def test_the_nearest_are_those_of_a_sorted_list(data) -> None:
    count = data.draw(st.integers(0, 14))
    vectors = np.random.default_rng(data.draw(st.integers(0, 99))).normal(size=(count, 3))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    asked = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), np.bool_)
    families = [np.arange(start, count, 3) for start in range(3)]
    limit = data.draw(st.integers(1, 4))
    found = join.nearest(vectors, families, asked, -0.5, 0.0, limit)
    cosine = vectors @ vectors.T
    for pairs, threshold, same in zip(found, (-0.5, 0.0), (True, False), strict=True):
        wanted = set()
        for row in np.flatnonzero(asked).tolist():
            others = [
                other
                for other in range(count)
                if other != row and (other % 3 == row % 3) is same
                if cosine[row, other] >= threshold
            ]
            others.sort(key=lambda other: -cosine[row, other])
            wanted |= {(min(row, other), max(row, other)) for other in others[:limit]}
        assert set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == wanted
        assert len(pairs.left) == len(wanted)

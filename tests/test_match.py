import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.arrays import Pairs
from dupcheck.match import (
    candidates,
    copies_by_digest,
    families,
    identical,
    likeliest_first,
    matches,
    nearest,
    nearest_first,
)

BODY = "    total = 0\n    for item in items:\n        total += item\n    return total\n"


def near(left: int, right: int, similarity: float) -> Pairs:
    return Pairs(
        left=np.array([left]),
        right=np.array([right]),
        similarity=np.array([similarity], np.float32),
    )


def test_the_same_tokens_in_another_layout_are_identical(extracted) -> None:
    one = extracted("def add(items):\n" + BODY, "a.py")
    other = extracted("def add(items):  # sums\n\n" + BODY, "b.py")
    (match,) = identical(copies_by_digest([*one, *other]))
    assert (match.left.path, match.right.path, match.similarity) == ("a.py", "b.py", 1.0)


def test_dialects_are_one_family(extracted) -> None:
    script = (
        "function add(items) { let total = 0; for (const i of items) total += i; return total }"
    )
    functions = [
        *extracted("def add(items):\n" + BODY),
        *extracted(script, "a.js", "javascript"),
        *extracted("def sum_up(items):\n" + BODY),
        *extracted(script, "b.ts", "typescript"),
    ]
    assert [rows.tolist() for rows in families(functions)] == [[0, 2], [1, 3]]


def star(*similarities: float) -> Pairs:
    """Row 0 beside rows 1, 2, 3, ..."""
    count = len(similarities)
    return Pairs(
        left=np.zeros(count, np.int64),
        right=np.arange(1, count + 1),
        similarity=np.array(similarities, np.float32),
    )


def test_every_certain_pair_is_kept() -> None:
    near = star(*[0.7] * 50)
    assert nearest(near, 0.7).right.tolist() == near.right.tolist()


def test_a_pair_that_is_near_for_one_of_its_rows_is_kept() -> None:
    # Row 0 has many nearer neighbours than row 50, but row 50 has no other.
    near = star(*[0.6] * 49, 0.5)
    assert 50 in nearest(near, 0.9).right.tolist()


def test_of_a_crowd_only_the_nearest_are_kept() -> None:
    rows = [(a, b) for a in range(40) for b in range(a + 1, 40)]
    left, right = np.array(rows).T
    similarity = (1 - np.abs(left - right) / 100).astype(np.float32)
    near = Pairs(left=left, right=right, similarity=similarity)
    kept = nearest(near, 2.0)
    gaps = kept.right - kept.left
    assert gaps.max() <= 10
    assert set(gaps[(kept.left > 10) & (kept.right < 30)].tolist()) == {1, 2, 3, 4, 5}


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(7, 12), st.integers(30, 100)),
        max_size=60,
        unique_by=lambda row: row[:2],
    )
)
def test_a_lower_bound_of_certainty_never_drops_a_pair(rows: list[tuple[int, int, int]]) -> None:
    rows.sort()
    near = Pairs(
        left=np.array([row[0] for row in rows], np.int64),
        right=np.array([row[1] for row in rows], np.int64),
        similarity=np.array([row[2] / 100 for row in rows], np.float32),
    )
    kept = [nearest(near, certain) for certain in (0.9, 0.5)]
    strict, loose = (set(zip(k.left.tolist(), k.right.tolist(), strict=True)) for k in kept)
    assert strict <= loose


def test_a_function_does_not_match_what_is_nested_in_it(extracted) -> None:
    nested = "def outer(items):\n    def inner(items):\n" + BODY.replace("    ", "        ")
    functions = extracted(nested + "    return inner(items)\n")
    copies = copies_by_digest(functions)
    assert len(functions) == 2
    assert list(matches(copies, list(copies), near(0, 1, 0.99))) == []


def test_a_copy_of_a_function_does_not_match_what_is_nested_in_the_original(extracted) -> None:
    nested = "def outer(items):\n    def inner(items):\n" + BODY.replace("    ", "        ")
    source = nested + "    return inner(items)\n"
    copies = copies_by_digest([*extracted(source, "a.py"), *extracted(source, "b.py")])
    assert list(matches(copies, list(copies), near(0, 1, 0.99))) == []
    found = [(match.left.name, match.right.path) for match in identical(copies)]
    assert found == [("outer", "b.py"), ("outer.inner", "b.py")]


@pytest.mark.parametrize(
    ("similarities", "taken"),
    [
        ([0.9, 0.5, 0.4, 0.3], 3),  # one stands out
        ([0.5] * 30, 20),  # none does
        ([0.9, 0.8, 0.7, 0.64, 0.62, 0.3], 4),
        ([0.4], 1),
        ([], 0),
    ],
)
def test_few_candidates_where_the_best_stand_out(similarities, taken) -> None:
    asked = np.zeros(len(similarities) + 1, np.bool_)
    asked[0] = True
    assert len(candidates(star(*similarities), asked).left) == taken


def test_the_likeliest_come_first() -> None:
    pairs = Pairs(
        left=np.array([0, 1, 0]), right=np.array([4, 2, 3]),
        similarity=np.array([0.5, 0.9, 0.7], np.float32),
    )  # fmt: skip
    assert likeliest_first(pairs).tolist() == [1, 2, 0, 3, 4]


def test_the_nearest_pairs_come_first() -> None:
    ordered = nearest_first(star(0.1, 0.9, 0.5, 0.9))
    assert ordered.right.tolist() == [2, 4, 3, 1]

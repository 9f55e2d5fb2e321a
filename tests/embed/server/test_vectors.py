import base64
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playing import unit, vector

from dupcheck.embed.server.vectors import UnreadableError, in_order, listed, rows


@given(st.lists(st.text(), min_size=1, max_size=12), st.randoms())
def test_the_order_is_that_of_the_indexes(texts: Sequence[str], random: object) -> None:
    items = [{"index": i, "embedding": vector(text)} for i, text in enumerate(texts)]
    random.shuffle(items)  # type: ignore[attr-defined]
    found = rows(in_order(items, len(texts)))
    assert np.abs(found - unit([vector(text) for text in texts])).max() < 1e-6


@given(st.lists(st.floats(-1024, 1024, width=32), min_size=1, max_size=40).filter(any))
def test_base64_and_numbers_say_the_same(values: Sequence[float]) -> None:
    packed = base64.b64encode(np.array(values, "<f4").tobytes()).decode()
    written, encoded = rows([list(values)]), rows([packed])
    assert np.array_equal(written, encoded)
    assert abs(float(np.linalg.norm(written.astype(np.float64))) - 1) < 1e-6


def test_without_indexes_the_order_is_that_of_the_list() -> None:
    assert in_order([{"embedding": [1]}, {"embedding": [2]}], 2) == [[1], [2]]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (None, "no list"),
        ([[1.0]], "no list"),
        ([{"index": 0, "embedding": [1]}], "1 vectors for 2 texts"),
        ([{"index": 0, "embedding": [1]}] * 2, "indexes"),
        ([{"index": 1, "embedding": [1]}, {"index": 2, "embedding": [1]}], "indexes"),
        ([{"index": [], "embedding": [1]}, {"index": {}, "embedding": [1]}], "indexes"),
    ],
)
def test_lists_that_do_not_fit_the_texts(items: object, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        in_order(items, 2)


def test_a_plain_list_has_as_many_vectors_as_texts() -> None:
    assert listed([[1], [2]], 2) == [[1], [2]]
    for wrong in (None, {}, [[1]], [[1]] * 3):
        with pytest.raises(UnreadableError):
            listed(wrong, 2)


@pytest.mark.parametrize(
    ("embedding", "said"),
    [
        ([0.0, 0.0], "zeros"),
        ([1.0, float("nan")], "NaN"),
        ([1.0, float("inf")], "NaN or infinite"),
        ([1.0, None], "NaN"),
        ([1.0, "x"], "no list of numbers"),
        (["x"], "no list of numbers"),
        ([[1.0]], "no list of numbers"),
        ([], "no list of numbers"),
        (None, "no list of numbers"),
        ("", "no list of numbers"),
        ("not base64!", "no list of numbers"),
        ("AAAA", "no list of numbers"),
    ],
)
def test_vectors_that_are_none(embedding: object, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        rows([embedding])


def test_vectors_of_one_answer_have_one_length() -> None:
    with pytest.raises(UnreadableError, match="several lengths"):
        rows([[1.0], [1.0, 2.0]])

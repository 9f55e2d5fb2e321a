"""Features come back for the same functions in the same order, and nothing else is believed."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.cache.features import decoded, encoded
from dupcheck.cache.store import Cache
from dupcheck.compare.frequencies import Features

PARTS = [["a", "b"], ["c"]]


def features(*rows: list[int]) -> Features:
    return Features(
        keys=np.array([number for row in rows for number in row], np.uint64),
        lengths=np.array([len(row) for row in rows], np.int64),
    )


def same(one: Features | None, other: Features) -> bool:
    return (
        one is not None
        and np.array_equal(one.keys, other.keys)
        and np.array_equal(one.lengths, other.lengths)
        and one.keys.dtype == other.keys.dtype
    )


FOUND = [features([1, 2**64 - 1], []), features([3])]


def test_features_of_a_list_come_back(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put_features(PARTS, FOUND, "r")
    with Cache(tmp_path) as cache:
        known = cache.get_features([*PARTS, ["b", "a"], ["a"], ["ab"]], "r")
        assert cache.get_features(PARTS, "another") == [None, None]
    assert [same(one, two) for one, two in zip(known, FOUND, strict=False)] == [True, True]
    assert known[2:] == [None, None, None]


def test_without_a_folder_nothing_is_known() -> None:
    with Cache(None) as cache:
        cache.put_features(PARTS, FOUND, "r")
        assert cache.get_features(PARTS, "r") == [None, None]


@given(st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=5), max_size=5))
def test_any_numbers_survive(rows: list[list[int]]) -> None:
    assert same(decoded(encoded(features(*rows)), len(rows)), features(*rows))


@pytest.mark.parametrize(
    ("payload", "functions"),
    [
        (b"", 1),
        (b"\1\0\0\0", 1),
        (b"\1\0\0\0" + bytes(7), 1),
        (b"\2\0\0\0" + bytes(8), 1),
        (encoded(FOUND[0]), 1),
        (encoded(FOUND[0]), 3),
        (b"\xff\xff\xff\xff" * 2, 2),
    ],
)
def test_other_bytes_are_a_miss(payload: bytes, functions: int) -> None:
    assert decoded(payload, functions) is None

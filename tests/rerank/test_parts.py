"""A long pair is read in parts: all of it, in order, within the limit."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.rerank import parts

COUNTS = st.integers(1, 3_000)
LIMITS = st.integers(16, 500)


@given(left=COUNTS, right=COUNTS, limit=LIMITS)
def test_all_of_both_is_read_within_the_limit(left: int, right: int, limit: int) -> None:
    found = parts.of(left, right, limit)
    for side, tokens in ((0, left), (1, right)):
        slices = [part[side] for part in found]
        assert slices[0].start == 0
        assert slices[-1].stop == tokens
        assert all(0 < part.stop - part.start <= limit for part in slices)
        assert all(a.stop >= b.start >= a.start for a, b in pairwise(slices))
    assert parts.of(right, left, limit) == [(other, mine) for mine, other in found]


@given(left=st.integers(1, 100), right=st.integers(1, 100))
def test_what_fits_is_one_part(left: int, right: int) -> None:
    assert parts.of(left, right, 100) == [(slice(0, left), slice(0, right))]


def test_what_fits_is_read_whole_beside_every_part() -> None:
    found = parts.of(20, 250, 100)
    assert len(found) > 2
    assert all(mine == slice(0, 20) for mine, _ in found)


def test_parts_count_by_what_is_read_of_them() -> None:
    scores = np.array([1.0, 0.0, 0.5], np.float32)
    found = parts.mean(scores, [30, 10, 7], [1, 1, 0], 2)
    assert found == pytest.approx([0.5, 0.75])
    assert found.dtype == np.float32

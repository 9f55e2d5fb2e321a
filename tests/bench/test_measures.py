"""Measures against cases small enough to count by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.bench.measures import (
    average_precision,
    best_f1,
    descending,
    estimates,
    mean,
    rank,
    threshold_at,
)

PAIRS = descending(np.array([0.2, 0.9, 0.5, 0.7]), np.array([True, True, False, False]))
"""From the top: a clone, two others, a clone."""
EVEN = np.ones(4)


def test_pairs_stand_from_the_highest_down_and_of_equals_clones_last() -> None:
    assert PAIRS.scores.tolist() == [0.9, 0.7, 0.5, 0.2]
    assert PAIRS.clones.tolist() == [True, False, False, True]
    assert PAIRS.order.tolist() == [1, 3, 2, 0]
    tied = descending(np.array([0.5, 0.5]), np.array([True, False]))
    assert tied.clones.tolist() == [False, True]


def test_average_precision() -> None:
    assert average_precision(PAIRS, EVEN) == pytest.approx((1 / 1 + 2 / 4) / 2)


def test_average_precision_of_pairs_that_count_twice_or_not_at_all() -> None:
    assert average_precision(PAIRS, np.array([0, 1, 1, 1])) == pytest.approx(1 / 3)
    assert average_precision(PAIRS, np.array([2, 1, 1, 0])) == 1.0
    assert average_precision(PAIRS, np.zeros(4)) == 0.0


def test_best_f1_and_its_threshold() -> None:
    # One found of two, none wrong: 2 * 1 * 0.5 / 1.5; all four: 2 * 0.5 * 1 / 1.5. The first wins.
    assert best_f1(PAIRS, EVEN) == (pytest.approx(2 / 3), 0.9)
    assert best_f1(PAIRS, np.array([1, 1, 1, 4])) == (pytest.approx(10 / 12), 0.2)


def test_no_threshold_parts_equal_scores() -> None:
    tied = descending(np.array([0.5, 0.5, 0.4]), np.array([True, False, False]))
    assert best_f1(tied, np.ones(3)) == (pytest.approx(2 / 3), 0.5)


def test_rank_counts_what_is_no_lower() -> None:
    scores = np.array([0.3, 0.9, 0.5, 0.5])
    assert [rank(scores, target) for target in range(4)] == [4, 1, 3, 3]


def test_threshold_at_a_share_of_alarms() -> None:
    others = np.arange(100) / 100
    threshold = threshold_at(others, 0.05)
    assert (others >= threshold).sum() == 5
    assert (others >= np.nextafter(threshold, 0)).sum() == 6
    assert threshold_at(others, 1.0) == -1.0


def test_the_threshold_lets_no_more_alarms_through_where_scores_are_equal() -> None:
    assert (np.full(10, 0.5) >= threshold_at(np.full(10, 0.5), 0.2)).sum() == 0


def test_mean_is_weighted() -> None:
    assert mean(np.array([0.0, 1.0]), np.array([1.0, 3.0])) == 0.75
    assert mean(np.array([1.0]), np.array([0.0])) == 0.0


def test_estimates_are_the_same_every_time_and_hold_the_value() -> None:
    values = np.array([0.0] * 10 + [1.0] * 30)

    def measure(weights: np.ndarray) -> list[float]:
        return [mean(values, weights), 1.0]

    share, certain = estimates(measure, 40)
    assert share.value == 0.75
    assert share.low < 0.65
    assert 0.85 < share.high < 1
    # 1.96 standard errors to both sides, as for a share of 40.
    assert share.high - share.low == pytest.approx(2 * 1.96 * (0.75 * 0.25 / 40) ** 0.5, rel=0.1)
    assert (certain.low, certain.value, certain.high) == (1.0, 1.0, 1.0)
    assert estimates(measure, 40) == (share, certain)


@given(st.lists(st.tuples(st.integers(0, 8), st.booleans()), min_size=1, max_size=30))
def test_average_precision_is_what_its_definition_says(rows: list[tuple[int, bool]]) -> None:
    scores = np.array([score / 8 for score, _ in rows])
    clones = np.array([clone for _, clone in rows])
    ordered = sorted(rows, key=lambda row: (-row[0], row[1]))
    hits = [
        sum(c for _, c in ordered[: i + 1]) / (i + 1) for i, row in enumerate(ordered) if row[1]
    ]
    expected = sum(hits) / len(hits) if hits else 0.0
    found = average_precision(descending(scores, clones), np.ones(len(rows)))
    assert found == pytest.approx(expected)

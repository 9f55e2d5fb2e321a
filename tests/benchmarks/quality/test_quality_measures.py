import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import measures

LABELLED = st.lists(
    st.tuples(st.floats(0, 1, width=32), st.booleans()), min_size=1, max_size=40
).map(lambda rows: (np.array([r[0] for r in rows]), np.array([r[1] for r in rows], np.bool_)))


def test_average_precision_of_a_known_ranking() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.6])
    right = np.array([True, False, True, False])
    assert measures.average_precision(scores, right) == pytest.approx((1 + 2 / 3) / 2)


def test_equal_scores_are_no_help() -> None:
    scores = np.full(4, 0.5)
    right = np.array([True, False, False, False])
    assert measures.average_precision(scores, right) == 0.25


@given(LABELLED)
def test_average_precision_depends_on_the_order_alone(labelled) -> None:
    scores, right = labelled
    moved = np.argsort(np.argsort(scores)) if len(set(scores.tolist())) == len(scores) else scores
    found = measures.average_precision(scores, right)
    assert found == pytest.approx(measures.average_precision(moved.astype(np.float64), right))
    assert 0 <= found <= 1


@given(LABELLED)
def test_average_precision_is_one_where_all_right_ones_come_first(labelled) -> None:
    scores, right = labelled
    apart = np.where(right, 2 + scores, scores)
    assert measures.average_precision(apart, right) == (1 if right.any() else 0)


@given(LABELLED, st.integers(0, 10))
def test_above_the_threshold_there_are_no_more_false_alarms_than_allowed(labelled, allowed) -> None:
    scores, right = labelled
    least = measures.threshold(scores, right, allowed)
    assert ((scores > least) & ~right).sum() <= allowed


def test_the_threshold_gives_all_that_is_allowed() -> None:
    scores, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([False, True, False, False])
    assert measures.threshold(scores, right, 1.9) == 0.7
    assert measures.threshold(scores, right, 5) == 0
    assert measures.recall_above(scores[right], 0.7) == 1


def test_places_count_the_wrong_answers_in_front() -> None:
    places = np.array([0, 1, 9, 10])
    assert measures.recall_at(places, 1) == 0.25
    assert measures.recall_at(places, 10) == 0.75
    assert measures.reciprocal_rank(places) == pytest.approx((1 + 1 / 2 + 1 / 10 + 1 / 11) / 4)


def test_bins_hold_confidence_against_what_is_right() -> None:
    scores = np.array([0.1, 0.2, 0.8, 1.0])
    right = np.array([False, True, True, True])
    low, high = measures.reliability(scores, right, np.array([1, 1, 1, 3]), (0, 0.5, 1))
    assert (low.pairs, low.confidence, low.right) == (2, pytest.approx(0.15), 0.5)
    assert (high.pairs, high.confidence, high.right) == (2, pytest.approx(0.95), 1)
    assert measures.calibration_error([low, high]) == pytest.approx((0.35 + 0.05) / 2)

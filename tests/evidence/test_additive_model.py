import json
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.evidence.model import REGIMES, Curve, Model, logistic, parsed, shipped

CURVE = Curve((0.0, 0.5, 1.0), (-1.0, 0.0, 3.0))


def test_a_curve_is_straight_between_its_places_and_level_outside() -> None:
    given = [CURVE.of(value) for value in (-1, 0, 0.25, 0.5, 0.75, 1, 9)]
    assert given == [-1, -1, -0.5, 0, 1.5, 3, 3]


@pytest.mark.parametrize(
    ("at", "gives", "why"),
    [
        ((), (), "as many"),
        ((0.0, 1.0), (1.0,), "as many"),
        ((1.0, 0.0), (0.0, 1.0), "ascend"),
        ((0.0, 1.0, 2.0), (0.0, 1.0, 0.0), "turn"),
        ((0.0, math.inf), (0.0, 1.0), "finite"),
    ],
)
def test_what_is_no_curve_is_refused(
    at: tuple[float, ...], gives: tuple[float, ...], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Curve(at, gives)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_curve_gives_nowhere_in_a_range_more_than_it_says(a: float, b: float, c: float) -> None:
    low, between, high = sorted((a, b, c))
    assert CURVE.of(between) <= CURVE.highest(low, high)


def test_what_is_missing_adds_nothing_and_may_add_all() -> None:
    model = Model(1.0, {"here": CURVE, "there": CURVE})
    assert model.contributions({"here": 1.0}) == {"here": 3.0}
    assert model.ceiling({"here": 0.0}, {}) == pytest.approx(3.0)
    assert model.ceiling({"here": 0.0}, {"there": (0.0, 0.5)}) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ([], "a bias and curves"),
        ({"bias": 0.0}, "a bias and curves"),
        ({"bias": math.inf, "curves": {}}, "finite"),
        ({"bias": 0.0, "curves": {"a": {"at": [0, 1], "gives": [1]}}}, "as many"),
    ],
)
def test_a_file_that_holds_no_models_is_refused(model: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parsed(json.dumps(dict.fromkeys(REGIMES, model)))


def test_a_file_without_a_model_is_refused() -> None:
    with pytest.raises(ValueError, match="rewritten"):
        parsed(json.dumps({"copied": {"bias": 0.0, "curves": {}}}))


def test_the_shipped_curves_go_one_way() -> None:
    for model in shipped().values():
        for curve in model.curves.values():
            steps = [b - a for a, b in pairwise(curve.gives)]
            assert all(step >= 0 for step in steps) or all(step <= 0 for step in steps)


def test_log_odds_become_a_probability() -> None:
    assert logistic(0) == 0.5
    assert logistic(math.log(9)) == pytest.approx(0.9)
    assert 0 <= logistic(-1e9) < 1e-9

"""The statistics, on distributions of which the right threshold is known."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dupcheck.calibration.alarms import Method, alarms, rate, threshold


def sample(cosines, questions=100, weight=1.0, **more):
    """Pairs that the questions met in turn."""
    values = np.asarray(cosines, np.float32)
    question = np.arange(len(values)) % questions
    return alarms(questions, values, question, np.full(len(values), weight), **more)


cosines = st.lists(
    st.floats(-1, 1, width=32).map(lambda value: round(value, 3)), min_size=0, max_size=80
)
rates = st.floats(0.01, 100_000)


def test_every_pair_is_counted_where_every_pair_is_there() -> None:
    kind = sample([0.9, 0.8, 0.7, 0.6], questions=4, exact=True)
    assert rate([kind], 0.7) == (750.0, Method.EXACT)
    assert rate([kind], 0.7001) == (500.0, Method.EXACT)
    for wanted, right in ((1000, -1.0), (750, 0.6001), (749, 0.7001), (250, 0.8001), (1, 0.9001)):
        found = threshold([kind], wanted)
        assert (found.threshold, found.method, found.error) == (right, Method.EXACT, 0.0)


def test_a_pair_counts_for_those_it_stands_for() -> None:
    kind = sample([0.9] * 20, questions=100, weight=7.0)
    assert rate([kind], 0.9)[0] == pytest.approx(1400)


def test_kinds_of_pairs_add_up() -> None:
    one, other = sample([0.5] * 30), sample([0.7] * 20)
    assert rate([one, other], 0.5)[0] == 500
    assert rate([one, other], 0.6)[0] <= 300
    assert threshold([one, other], 499).threshold > 0.5


def test_nothing_is_known_below_the_floor() -> None:
    kind = sample([0.5] * 30, floor=0.4)
    assert threshold([kind], 5_000).threshold == 0.4
    assert rate([kind], -1) == rate([kind], 0.4)


def test_no_wrong_pair_needs_no_threshold() -> None:
    nothing = sample([])
    assert rate([nothing], 0.0)[0] == 0
    assert threshold([nothing], 10).threshold == -1.0


@pytest.mark.parametrize("exponent", [0.7, 2.0, 8.0])
def test_the_tail_is_drawn_on_to_the_right_threshold(exponent) -> None:
    # P(cosine > t) = (1 - t)^exponent; 5 pairs for each of 1,000 questions.
    random = np.random.default_rng(1)
    estimates, errors = [], []
    for _ in range(12):
        drawn = 1 - random.random(5_000) ** (1 / exponent)
        kind = sample(drawn, questions=1_000)
        found = threshold([kind], 0.5)  # two and a half pairs among the 5,000 drawn
        assert found.method is Method.EXTRAPOLATED
        estimates.append(found.threshold)
        errors.append(found.error)
    right = 1 - (0.5 / 5_000) ** (1 / exponent)
    assert abs(np.mean(estimates) - right) < 2.5 * np.std(estimates) / math.sqrt(12) + 2e-3
    # The stated error is about the spread that is really there.
    assert np.std(estimates) / 3 < np.mean(errors) < 3 * np.std(estimates)


def test_a_counted_threshold_comes_near_the_right_one() -> None:
    random = np.random.default_rng(2)
    kind = sample(random.uniform(-1, 1, 20_000), questions=1_000)
    found = threshold([kind], 1_000)  # one in twenty of the pairs
    assert found.method is Method.COUNTED
    assert abs(found.threshold - 0.9) < 4 * found.error < 0.02


def test_families_of_siblings_make_an_estimate_less_sure() -> None:
    random = np.random.default_rng(3)
    centre = random.uniform(0, 1, 200)
    alone = random.uniform(0, 1, 4_000)
    together = np.repeat(centre, 20)
    question = np.arange(4_000) // 20
    weight = np.ones(4_000)
    errors = [
        threshold([alarms(200, values.astype(np.float32), question, weight)], 2_000).error
        for values in (alone, together)
    ]
    assert errors[1] > 2 * errors[0]


def test_what_was_asked_is_sure() -> None:
    kind = sample(np.linspace(0, 1, 500))
    every, half = (threshold([kind], 1_000, unasked).error for unasked in (1.0, 0.25))
    assert half == pytest.approx(every / 2)


@settings(max_examples=40)
@given(cosines, rates, rates, st.booleans())
def test_a_larger_rate_never_raises_the_threshold(values, one, other, exact) -> None:
    kind = sample(values, exact=exact)
    low, high = sorted((one, other))
    assert threshold([kind], low).threshold >= threshold([kind], high).threshold


@settings(max_examples=40)
@given(cosines, rates, st.booleans())
def test_the_threshold_is_the_smallest_that_does(values, wanted, exact) -> None:
    kind = sample(values, exact=exact)
    found = threshold([kind], wanted).threshold
    assert -1 <= found <= 1
    # What is equal to 1 cannot be kept out by any threshold.
    assume(found < 1)
    assert rate([kind], found)[0] <= wanted * 1.000001
    if found > -1:
        assert rate([kind], found - 1e-4)[0] > wanted


@given(cosines, st.floats(-1, 1), st.floats(-1, 1), st.booleans())
def test_alarms_never_rise_with_the_threshold(values, one, other, exact) -> None:
    kind = sample(values, exact=exact)
    low, high = sorted((one, other))
    assert rate([kind], low)[0] >= rate([kind], high)[0]


@settings(max_examples=40)
@given(cosines, rates, st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_matter(values, wanted, random) -> None:
    pairs = list(enumerate(values))
    shuffled = random.sample(pairs, len(pairs))
    one, other = (
        alarms(
            len(pairs) + 1,
            np.array([value for _, value in some], np.float32),
            np.array([at for at, _ in some], np.int64),
            np.ones(len(some)),
        )
        for some in (pairs, shuffled)
    )
    assert threshold([one], wanted) == threshold([other], wanted)

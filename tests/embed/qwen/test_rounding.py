import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.arrays import Float32
from dupcheck.embed.qwen import rounding


def normal(seed: int, *shape: int) -> Float32:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def correlated(seed: int, tokens: int) -> Float32:
    """Inputs as networks have them: a few directions have most of it."""
    return normal(seed, tokens, 12) @ normal(99, 12, 150) + 0.1 * normal(seed + 1, tokens, 150)


def error(weight: Float32, small: np.ndarray, scale: Float32, inputs: Float32) -> float:
    exact = inputs @ weight.T
    return float(
        np.linalg.norm(inputs @ (small * scale[:, None]).T - exact) / np.linalg.norm(exact)
    )


def test_errors_make_up_for_each_other_on_inputs_never_seen() -> None:
    weight, seen, unseen = normal(1, 40, 150), correlated(2, 400), correlated(7, 100)
    spread = rounding.order_and_factor(seen)
    together = error(weight, *rounding.compensated(weight, *spread), unseen)
    assert together < 0.7 * error(weight, *rounding.nearest(weight), unseen)


def test_few_texts_do_not_do_harm() -> None:
    weight, seen, unseen = normal(1, 40, 150), normal(2, 20, 150), normal(7, 100, 150)
    spread = rounding.order_and_factor(seen)
    together = error(weight, *rounding.compensated(weight, *spread), unseen)
    assert together < 1.3 * error(weight, *rounding.nearest(weight), unseen)


@given(st.integers(0, 1000), st.sampled_from([1e-9, 1.0, 1e9]))
def test_weights_stay_within_their_range(seed: int, size: float) -> None:
    weight = normal(seed, 6, 70) * np.float32(size)
    weight[2] = 0
    small, scale = rounding.compensated(weight, *rounding.order_and_factor(normal(seed, 9, 70)))
    assert small.shape == weight.shape
    assert small.min() >= -127
    assert np.isfinite(scale).all()
    assert not (small[2] * scale[2]).any()


@pytest.mark.parametrize("fine", [126, 254])
def test_the_rest_brings_weights_to_fifteen_bits(fine: int) -> None:
    weight = normal(3, 20, 64)
    small, scale = rounding.nearest(weight)
    rest = rounding.rest(weight, small, scale, fine)
    found = (small + rest / fine) * scale[:, None]
    assert (np.abs(found - weight) <= scale[:, None] * 0.501 / fine).all()


def test_inputs_of_nothing_but_zeros_are_no_trouble() -> None:
    weight = normal(3, 5, 8)
    small, _ = rounding.compensated(
        weight, *rounding.order_and_factor(np.zeros((4, 8), np.float32))
    )
    np.testing.assert_array_equal(small, rounding.nearest(weight)[0])

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.functional import linear

from dupcheck.embed.qwen.torch_linear import LEVELS, Int4, Int8, projection

WEIGHT = torch.randn(96, 64, generator=torch.Generator().manual_seed(1))
VALUES = torch.randn(40, 64, generator=torch.Generator().manual_seed(2))


@pytest.mark.parametrize(
    ("precision", "error"), [("float32", 0), ("bfloat16", 0), ("int8", 0.01), ("int4", 0.1)]
)
def test_products_are_near_the_exact_one(precision: str, error: float) -> None:
    exact = linear(VALUES, WEIGHT)
    found = projection(WEIGHT, precision)(VALUES)
    assert ((found - exact).norm() / exact.norm()).item() <= error


@pytest.mark.parametrize("precision", ["int8", "int4"])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_row_does_not_depend_on_other_rows(precision: str, dtype: torch.dtype) -> None:
    product = projection(WEIGHT.to(dtype), precision)
    loud = VALUES.clone()
    loud[1:] *= 1_000
    assert torch.equal(product(VALUES.to(dtype))[0], product(loud.to(dtype))[0])


@given(st.lists(st.sampled_from([-8.0, -1e-20, 0.0, 0.25, 3.0, 8.0]), min_size=64, max_size=64))
def test_weights_of_any_size_stay_within_a_step(values: list[float]) -> None:
    weight = torch.tensor(values).view(1, 64)
    for kind, step in ((Int8, 1 / 254), (Int4, (LEVELS[1] - LEVELS[0]) / 2)):
        found = kind.of(weight)(torch.eye(64)).squeeze()
        assert (found - weight).abs().max() <= weight.abs().max() * (step + 1e-6)


def test_sixteen_levels_reach_from_end_to_end() -> None:
    assert len(LEVELS) == 16
    assert (LEVELS[0], LEVELS[7], LEVELS[15]) == (-1, 0, 1)
    assert list(LEVELS) == sorted(set(LEVELS))


@pytest.mark.parametrize(("precision", "bits"), [("bfloat16", 16), ("int8", 8.25), ("int4", 4.6)])
def test_weights_are_held_small(precision: str, bits: float) -> None:
    product = projection(WEIGHT.to(torch.bfloat16), precision)
    assert product.nbytes <= WEIGHT.numel() * bits / 8

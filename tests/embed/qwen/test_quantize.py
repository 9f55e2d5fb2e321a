import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.arrays import Float32
from dupcheck.embed.qwen import quantize, rounding
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.graph import REACH, SHORT_REACH
from dupcheck.embed.qwen.quantize import Errors
from dupcheck.embed.qwen.reference import Seen

ARCHITECTURE = Architecture(
    vocabulary=50, hidden=48, intermediate=64, layers=1, heads=4, kv_heads=2, head=16,
    positions=64, theta=1e6, epsilon=1e-6,
)  # fmt: skip


def normal(seed: int, *shape: int) -> Float32:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def layer() -> dict[str, Float32]:
    shapes = {
        "self_attn.q_proj": (64, 48), "self_attn.k_proj": (32, 48), "self_attn.v_proj": (32, 48),
        "self_attn.o_proj": (48, 64), "mlp.gate_proj": (64, 48), "mlp.up_proj": (64, 48),
        "mlp.down_proj": (48, 64),
        "input_layernorm": (48,), "post_attention_layernorm": (48,),
        "self_attn.q_norm": (16,), "self_attn.k_norm": (16,),
    }  # fmt: skip
    return {name: normal(seed, *shape) for seed, (name, shape) in enumerate(shapes.items())}


def seen(loud: float = 1.0) -> Seen:
    """Inputs of which two channels are so many times as large as the rest."""
    factor = np.ones(64, np.float32)
    factor[[3, 40]] = loud
    return Seen(
        attention=normal(20, 90, 48) * factor[:48],
        out=normal(21, 90, 64) * factor,
        feed_forward=normal(22, 90, 48) * factor[:48],
        down=normal(23, 90, 64) * factor,
    )


@given(st.integers(0, 1000), st.floats(1e-6, 1e6))
def test_rows_are_within_half_a_step(seed: int, size: float) -> None:
    weight = normal(seed, 5, 40) * np.float32(size)
    small, scale = rounding.nearest(weight)
    assert np.abs(small).max() == 127
    assert (np.abs(small * scale[:, None] - weight) <= scale[:, None] * 0.5001).all()


def test_a_row_of_zeros_stays_one() -> None:
    small, scale = rounding.nearest(np.zeros((2, 8), np.float32))
    assert not small.any()
    assert np.isfinite(scale).all()


@pytest.mark.parametrize("loud", [1.0, 60.0])
def test_what_a_layer_calculates_stays(loud: float) -> None:
    """Factors cancel: norm and projection together are as before, up to the steps of int8."""
    weights, inputs = layer(), seen(loud)
    made = quantize.layer(weights, inputs, ARCHITECTURE)
    back = {name: made.weights[name].T * made.scales[name][:, None] for name in made.weights}
    steps = {name: made.scales[name][:, None] for name in made.weights}
    for norm, names in {
        "input_layernorm": {"query": "self_attn.q_proj", "key": "self_attn.k_proj"},
        "post_attention_layernorm": {"gate": "mlp.gate_proj"},
    }.items():
        for name, source in names.items():
            found = made.norms[norm] * back[name]
            allowed = np.abs(made.norms[norm]) * steps[name] * 6
            assert (np.abs(found - weights[norm] * weights[source]) <= allowed + 1e-5).all()
    up, down = back["up"], back["down"]
    together = made.norms["post_attention_layernorm"] * up
    whole = weights["post_attention_layernorm"] * weights["mlp.up_proj"]
    # Each inner channel: what up is divided by, down is multiplied with.
    for channel in range(64):
        right = np.outer(weights["mlp.down_proj"][:, channel], whole[channel])
        found = np.outer(down[:, channel], together[channel])
        assert np.linalg.norm(found - right) < 0.05 * np.linalg.norm(right)


def test_query_heads_share_the_factors_of_the_value_that_they_read() -> None:
    weights, inputs = layer(), seen(60.0)
    made = quantize.layer(weights, inputs, ARCHITECTURE)
    found = (made.weights["out"].T * made.scales["out"][:, None]) / weights["self_attn.o_proj"]
    factors = np.median(found, axis=0).reshape(2, 2, 16)
    np.testing.assert_allclose(factors[:, 0], factors[:, 1], rtol=0.1)


def test_loud_channels_are_protected() -> None:
    quiet = quantize.layer(layer(), seen(), ARCHITECTURE).errors
    loud = quantize.layer(layer(), seen(60.0), ARCHITECTURE).errors
    inputs, weight = seen(60.0).attention, layer()["self_attn.q_proj"]
    plain = quantize._errors(inputs, [weight], [inputs @ weight.T])
    assert loud["query"].int8[REACH] < plain.int8[REACH] / 1.2
    assert loud["query"].wide <= plain.wide * 1.0001
    assert quiet["gate"].numbers("gate", REACH) == "int8"
    assert quiet["query"].int8[REACH] < quiet["query"].int8[SHORT_REACH]


def test_fifteen_bits_are_taken_where_they_help() -> None:
    errors = Errors(int8={REACH: 0.010, SHORT_REACH: 0.02}, wide=0.007)
    assert errors.numbers("gate", REACH) == "int8"
    assert errors.numbers("gate", SHORT_REACH) == "wide"
    assert errors.numbers("down", REACH) == "wide"


def test_one_scale_for_all_rows_would_fail() -> None:
    """What this is all about: the same inputs, with a loud token among them, in another scheme."""
    inputs, weight = normal(1, 30, 64), normal(2, 20, 64)
    inputs[0] *= 100
    exact = inputs @ weight.T
    step = np.abs(inputs).max() / REACH
    together = (np.rint(inputs / step) * step) @ weight.T
    apart = quantize._rounded(inputs, REACH) @ weight.T

    def cosine(found: Float32) -> float:
        sizes = np.linalg.norm(found, axis=1) * np.linalg.norm(exact, axis=1)
        return float(((found * exact).sum(axis=1) / sizes).min())

    assert cosine(together) < 0.95
    assert cosine(apart) > 0.999


@given(st.lists(st.integers(1, 90), min_size=1, max_size=12))
def test_samples_have_each_first_token(lengths: list[int]) -> None:
    rows = quantize.sample(lengths, 20)
    starts = np.cumsum([0, *lengths[:-1]])
    assert set(starts) <= set(rows)
    assert len(set(rows)) == len(rows) <= 20
    assert rows.max() < sum(lengths)

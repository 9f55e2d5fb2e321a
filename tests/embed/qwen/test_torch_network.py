"""The forward pass against transformers' own, on a random model of the same structure."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from qwen_models import FULL_SIZE, Shape, build, config
from torch.nn.functional import cosine_similarity, normalize
from transformers import Qwen3Config, Qwen3Model

from dupcheck.embed.qwen.architecture import of, read
from dupcheck.embed.qwen.torch_network import Network
from dupcheck.embed.qwen.torch_weights import Weights

CPU = torch.device("cpu")
SHAPES = {
    "grouped": Shape(),
    "one key": Shape(heads=4, kv_heads=1),
    "all keys": Shape(heads=2, kv_heads=2),
    "one layer": Shape(layers=1),
}
TOKENS = st.lists(st.integers(0, 402), min_size=1, max_size=70)
ALONE = 1e-5
"""How far float32 rows may lie from those of the same text in another batch."""
ROUNDED = 1e-2
"""The same where what goes through the network is bfloat16."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def network(folder: Path) -> Network:
    return loaded(folder)


def loaded(folder: Path, precision: str = "float32") -> Network:
    architecture = read(folder)
    return Network(Weights(folder, architecture), architecture, CPU, precision)


def sequences(*lengths: int, seed: int = 0) -> list[list[int]]:
    random = torch.Generator().manual_seed(seed)
    return [torch.randint(0, 403, (length,), generator=random).tolist() for length in lengths]


@torch.inference_mode()
def reference(
    folder: Path, batch: Sequence[Sequence[int]], dtype: torch.dtype = torch.float32
) -> torch.Tensor:
    """As the model card does it: padded on the left, masked, the last column taken."""
    model = Qwen3Model.from_pretrained(folder, dtype=dtype, attn_implementation="eager").eval()
    longest = max(map(len, batch))
    ids = torch.zeros(len(batch), longest, dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for row, tokens in enumerate(batch):
        ids[row, longest - len(tokens) :] = torch.tensor(tokens)
        mask[row, longest - len(tokens) :] = 1
    return model(input_ids=ids, attention_mask=mask).last_hidden_state[:, -1].float()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("outliers", [0, 30], ids=["even", "outliers"])
def test_float32_agrees_with_transformers(tmp_path: Path, shape: Shape, outliers: float) -> None:
    folder = build(tmp_path, shape, seed=3, outliers=outliers)
    batch = sequences(17, 1, 2, 64, 200, 17)
    found = loaded(folder).last_states(batch)
    expected = reference(folder, batch)
    assert found.dtype == torch.float32
    assert (normalize(found) - normalize(expected)).abs().max() <= 1e-5


def test_bfloat16_is_as_near_to_the_truth_as_transformers(folder: Path) -> None:
    batch = sequences(17, 1, 64, 200, seed=4)
    exact = reference(folder, batch)
    ours = cosine_similarity(loaded(folder, "bfloat16").last_states(batch), exact)
    theirs = cosine_similarity(reference(folder, batch, torch.bfloat16), exact)
    assert ours.min() >= 0.999
    assert (1 - ours).mean() <= 3 * (1 - theirs).mean()


@pytest.mark.parametrize(("precision", "least"), [("int8", 0.997), ("int4", 0.8)])
def test_small_weights_point_the_same_way(folder: Path, precision: str, least: float) -> None:
    batch = sequences(17, 64, 200, seed=4)
    exact = loaded(folder).last_states(batch)
    assert cosine_similarity(loaded(folder, precision).last_states(batch), exact).min() >= least


@settings(max_examples=40)
@given(batch=st.lists(TOKENS, min_size=1, max_size=6), data=st.data())
def test_a_row_is_the_same_alone_and_in_any_order(
    network: Network, batch: list[list[int]], data: st.DataObject
) -> None:
    together = normalize(network.last_states(batch))
    alone = normalize(torch.cat([network.last_states([tokens]) for tokens in batch]))
    assert (together - alone).abs().max() <= ALONE
    order = data.draw(st.permutations(range(len(batch))))
    mixed = normalize(network.last_states([batch[row] for row in order]))
    assert (mixed - together[list(order)]).abs().max() <= ALONE


@pytest.mark.parametrize("precision", ["bfloat16", "int8", "int4"])
def test_rounding_is_all_that_a_batch_changes(folder: Path, precision: str) -> None:
    network = loaded(folder, precision)
    batch = sequences(5, 17, 64, 64, 200, 1)
    together = normalize(network.last_states(batch))
    alone = normalize(torch.cat([network.last_states([tokens]) for tokens in batch]))
    assert (together - alone).abs().max() <= ROUNDED
    assert cosine_similarity(together, alone).min() >= 0.9995


def test_a_row_depends_on_each_of_its_tokens(network: Network) -> None:
    [tokens] = sequences(30)
    changed = [[*tokens[:i], 402 - tokens[i], *tokens[i + 1 :]] for i in range(30)]
    rows = normalize(network.last_states([tokens, *changed]))
    assert ((rows[1:] - rows[0]).abs().amax(dim=1) > 1e-4).all()


def test_order_of_tokens_counts(network: Network) -> None:
    rows = normalize(network.last_states([[1, 2, 3, 4], [3, 2, 1, 4]]))
    assert (rows[0] - rows[1]).abs().max() > 1e-2


def test_a_long_text_is_read_whole(folder: Path, network: Network) -> None:
    batch = sequences(1_500)
    difference = normalize(network.last_states(batch)) - normalize(reference(folder, batch))
    assert difference.abs().max() <= 2e-5


def test_memory_is_that_of_the_weights(folder: Path) -> None:
    parameters = read(folder).parameters
    assert loaded(folder).nbytes == 4 * parameters
    assert loaded(folder, "bfloat16").nbytes == 2 * parameters
    sizes = [loaded(folder, precision).nbytes for precision in ("bfloat16", "int8", "int4")]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("precision", "bits", "most"),
    [("bfloat16", 16, 2.1e9), ("int8", 8.02, 1.6e9), ("int4", 4.5, 1.1e9)],
)
def test_the_published_model_fits(folder: Path, precision: str, bits: float, most: float) -> None:
    """Weights by what they hold in the small model, states by what a batch of 8192 tokens needs."""

    def held(a: object) -> float:
        linear = a.layers * a.linear_parameters
        return 2 * (a.parameters - linear) + linear * bits / 8

    assert loaded(folder, precision).nbytes == pytest.approx(held(read(folder)), rel=0.04)
    published = of(config(FULL_SIZE, 151_669))
    states = 2 * (4 * published.hidden + 4 * published.intermediate) * 8_192
    assert held(published) + states < most


def test_the_reference_knows_the_same_sizes(folder: Path) -> None:
    theirs, ours = Qwen3Config.from_pretrained(folder), read(folder)
    assert theirs.rope_parameters["rope_theta"] == ours.theta
    assert (theirs.head_dim, theirs.num_key_value_heads) == (ours.head, ours.kv_heads)

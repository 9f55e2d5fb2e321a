import json
from pathlib import Path

import pytest
from qwen_models import FULL_SIZE, Shape, config

from dupcheck.embed.qwen.architecture import LARGEST_CONFIG, Architecture, of, read
from dupcheck.errors import DupcheckError

PUBLISHED = config(FULL_SIZE, 151_669)


def test_the_published_model() -> None:
    assert of(PUBLISHED) == Architecture(
        vocabulary=151_669,
        hidden=1024,
        intermediate=3072,
        layers=28,
        heads=16,
        kv_heads=8,
        head=128,
        positions=32_768,
        theta=1_000_000.0,
        epsilon=1e-6,
    )


def test_its_weights_fill_the_published_file() -> None:
    # 1,191,586,416 bytes: two for each weight, and a header that lists 310 tensors.
    assert 1_191_586_416 - 2 * of(PUBLISHED).parameters == pytest.approx(34_000, abs=3_000)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hidden_size", 0),
        ("hidden_size", -1),
        ("hidden_size", 1024.0),
        ("hidden_size", True),
        ("hidden_size", "1024"),
        ("hidden_size", None),
        ("hidden_size", 1 << 60),
        ("num_hidden_layers", 10**9),
        ("vocab_size", 1 << 40),
        ("head_dim", 127),
        ("num_key_value_heads", 5),
        ("max_position_embeddings", []),
        ("rms_norm_eps", 0),
        ("rms_norm_eps", float("nan")),
        ("rope_theta", float("inf")),
        ("rope_theta", None),
        ("rope_theta", "1e6"),
        ("model_type", "llama"),
        ("model_type", ["qwen3"]),
        ("hidden_act", "gelu"),
        ("attention_bias", True),
        ("use_sliding_window", True),
        ("layer_types", ["full_attention", "sliding_attention"]),
        ("rope_scaling", {"rope_type": "yarn", "factor": 4.0}),
        ("rope_scaling", {"type": "linear", "factor": 4.0}),
        ("rope_scaling", "yarn"),
        ("rope_parameters", {"rope_type": "dynamic", "rope_theta": 1e6}),
        ("quantization_config", {"quant_method": "gptq"}),
    ],
)
def test_what_we_could_not_run_is_refused(name: str, value: object) -> None:
    with pytest.raises(DupcheckError, match=r"the model at config\.json") as refused:
        of(PUBLISHED | {name: value})
    assert "dupcheck models pull" in refused.value.hint
    assert len(str(refused.value)) < 200


def test_the_place_of_theta_since_transformers_5() -> None:
    without = {name: value for name, value in PUBLISHED.items() if name != "rope_theta"}
    parameters = {"rope_type": "default", "rope_theta": 5e6}
    assert of(without | {"rope_parameters": parameters}).theta == 5e6


def test_heads_need_not_share_the_hidden_size() -> None:
    found = of(config(Shape(hidden=48, heads=4, head=32), 300))
    assert (found.hidden, found.heads * found.head) == (48, 128)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000])
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.json").write_bytes(content)
    with pytest.raises(DupcheckError, match=r"config\.json"):
        read(tmp_path)


def test_a_missing_or_endless_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DupcheckError, match="cannot be read"):
        read(tmp_path)
    filler = {"filler": "x" * LARGEST_CONFIG}
    (tmp_path / "config.json").write_text(json.dumps(PUBLISHED | filler))
    with pytest.raises(DupcheckError, match="does not describe"):
        read(tmp_path)

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import Qwen3Model

from benchmarks.model_files import with_end_of_text
from benchmarks.random_model import FULL, Outliers, build
from dupcheck.embed.qwen import architecture

TINY = replace(
    FULL, vocabulary=200, hidden=64, intermediate=96, layers=3, heads=4, kv_heads=2, head=16
)


def _norm_inputs(folder: Path) -> torch.Tensor:
    """What the first layer's projections read."""
    network = Qwen3Model.from_pretrained(folder, dtype=torch.float32).eval()
    read: list[torch.Tensor] = []
    network.layers[0].self_attn.q_proj.register_forward_hook(
        lambda _module, inputs, _output: read.append(inputs[0].detach())
    )
    with torch.no_grad():
        network(torch.arange(50)[None])
    return read[0][0].abs()


def test_the_full_size_is_that_of_the_published_file() -> None:
    assert 2 * FULL.parameters + 33_400 > 1_191_586_416 > 2 * FULL.parameters


def test_dupcheck_and_transformers_read_every_tensor_and_no_other(tmp_path: Path) -> None:
    build(tmp_path, TINY)

    _, report = Qwen3Model.from_pretrained(tmp_path, output_loading_info=True)

    assert not any(report.values())
    assert architecture.read(tmp_path) == TINY


def test_a_seed_is_a_file(tmp_path: Path) -> None:
    files = [
        (build(tmp_path / str(i), TINY, seed=seed) / "model.safetensors").read_bytes()
        for i, seed in enumerate((0, 0, 1))
    ]

    assert files[0] == files[1] != files[2]


@pytest.mark.parametrize("outliers", [None, Outliers()])
def test_vectors_are_finite_and_tell_texts_apart(tmp_path: Path, outliers: Outliers | None) -> None:
    network = Qwen3Model.from_pretrained(
        build(tmp_path, TINY, outliers=outliers), dtype=torch.float32
    ).eval()
    texts = torch.randint(190, (5, 20), generator=torch.Generator().manual_seed(0))
    texts[:, -1] = 199

    with torch.no_grad():
        states = network(texts).last_hidden_state[:, -1]

    vectors = torch.nn.functional.normalize(states).numpy()
    cosines = (vectors @ vectors.T)[np.triu_indices(5, 1)]
    assert np.isfinite(vectors).all()
    assert cosines.max() < 0.98


def test_outliers_stand_out_at_every_token(tmp_path: Path) -> None:
    plain = _norm_inputs(build(tmp_path / "plain", TINY))
    few = _norm_inputs(build(tmp_path / "few", TINY, outliers=Outliers(channels=2)))

    assert (plain.amax(1) / plain.median(1).values).max() < 10
    assert (few.amax(1) / few.median(1).values).min() > 30


def test_the_tokenizer_gets_its_end_of_text(tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    chat = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": 2, "content": "<|endoftext|>", "special": True}
            | dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
        ],
        "normalizer": None,
        "pre_tokenizer": None,
        "post_processor": None,
        "decoder": None,
        "model": {"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": []},
    }
    (tmp_path / "tokenizer.json").write_text(json.dumps(chat))

    build(tmp_path / "model", TINY, tokenizer=tmp_path / "tokenizer.json")

    made = Tokenizer.from_file(str(tmp_path / "model" / "tokenizer.json"))
    assert made.encode("ab").ids == [0, 1, 2]
    assert with_end_of_text(chat)["model"] == chat["model"]

from pathlib import Path

import pytest
import torch
from qwen_models import Shape, build, named, save, weights, write

from dupcheck.embed.qwen.architecture import read
from dupcheck.embed.qwen.tensors import files, shapes
from dupcheck.embed.qwen.torch_weights import Weights
from dupcheck.errors import DupcheckError

SHAPE = Shape(layers=2)


def rewritten(folder: Path, *without: str, **changed: torch.Tensor) -> Weights:
    """The model with some tensors left out and others put in."""
    tensors = weights(SHAPE, read(folder).vocabulary) | changed
    save(folder, named({n: t for n, t in tensors.items() if n not in without}, "", torch.float32))
    return Weights(folder, read(folder))


@pytest.mark.parametrize("options", [{}, {"prefix": "model."}, {"shards": 3}])
def test_every_layout_gives_the_same_weights(tmp_path: Path, options: dict[str, object]) -> None:
    folder = build(tmp_path / "model", SHAPE, dtype=torch.float32, **options)
    architecture = read(folder)
    found = Weights(folder, architecture)
    expected = weights(SHAPE, architecture.vocabulary)
    assert {name for name, _ in shapes(architecture)} == set(expected)
    assert all(torch.equal(found[name], tensor) for name, tensor in expected.items())


def test_parameters_are_counted_as_they_are(tmp_path: Path) -> None:
    architecture = read(build(tmp_path, SHAPE))
    assert architecture.parameters == sum(
        torch.Size(shape).numel() for _, shape in shapes(architecture)
    )


def test_a_head_for_words_is_no_part_of_it(tmp_path: Path) -> None:
    build(tmp_path, SHAPE)
    rewritten(tmp_path, **{"lm_head.weight": torch.zeros(4, 4)})


def test_other_tensors_are_refused(tmp_path: Path) -> None:
    build(tmp_path, SHAPE)
    with pytest.raises(DupcheckError, match=r"lack norm\.weight and 0 other"):
        rewritten(tmp_path, "norm.weight")
    with pytest.raises(DupcheckError, match="no part of Qwen3"):
        rewritten(tmp_path, **{"layers.0.self_attn.q_proj.bias": torch.zeros(4)})
    with pytest.raises(DupcheckError, match=r"norm\.weight as F32 \(3,\), not as \(64,\)"):
        rewritten(tmp_path, **{"norm.weight": torch.zeros(3)})


def test_whole_numbers_are_refused(tmp_path: Path) -> None:
    build(tmp_path, SHAPE)
    tensors = named(weights(SHAPE, read(tmp_path).vocabulary), "", torch.float32)
    save(tmp_path, tensors | {"norm.weight": torch.zeros(64, dtype=torch.int64)})
    with pytest.raises(DupcheckError, match=r"norm\.weight as I64") as refused:
        Weights(tmp_path, read(tmp_path))
    assert "dupcheck models pull" in refused.value.hint


@pytest.mark.parametrize("kept", [0, 4, 1_000, 100_000])
def test_a_file_cut_off_is_refused(tmp_path: Path, kept: int) -> None:
    file = build(tmp_path, SHAPE) / "model.safetensors"
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(DupcheckError, match="cannot be read"):
        Weights(tmp_path, read(tmp_path))


def test_a_damaged_header_is_refused(tmp_path: Path) -> None:
    file = build(tmp_path, SHAPE) / "model.safetensors"
    file.write_bytes(b"\xff" * 16 + file.read_bytes()[16:])
    with pytest.raises(DupcheckError, match="cannot be read"):
        Weights(tmp_path, read(tmp_path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    build(tmp_path, SHAPE, shards=2)
    (tmp_path / "model-00002-of-00002.safetensors").unlink()
    with pytest.raises(DupcheckError, match=r"model-00002-of-00002\.safetensors"):
        Weights(tmp_path, read(tmp_path))


@pytest.mark.parametrize(
    "index",
    [
        {"weight_map": {"norm.weight": "../other/model.safetensors"}},
        {"weight_map": {"norm.weight": "/etc/model.safetensors"}},
        {"weight_map": {"norm.weight": "pytorch_model.bin"}},
        {"weight_map": {"norm.weight": 3}},
        {"weight_map": ["norm.weight"]},
        {},
        [],
    ],
)
def test_an_index_leads_nowhere_else(tmp_path: Path, index: object) -> None:
    write(tmp_path, "model.safetensors.index.json", index)
    with pytest.raises(DupcheckError, match="index"):
        files(tmp_path)

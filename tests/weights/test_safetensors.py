import json
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save_file

from dupcheck.errors import DupcheckError
from dupcheck.weights.safetensors import LARGEST_HEADER, File


def file(folder: Path, header: bytes, content: bytes = b"", length: int | None = None) -> Path:
    path = folder / "model.safetensors"
    size = len(header) if length is None else length
    path.write_bytes(size.to_bytes(8, "little") + header + content)
    return path


def entry(dtype: object = "F32", shape: object = (2,), offsets: object = (0, 8)) -> bytes:
    return json.dumps({"a": {"dtype": dtype, "shape": shape, "data_offsets": offsets}}).encode()


@pytest.mark.parametrize("dtype", [torch.float32, torch.float16, torch.bfloat16])
def test_numbers_are_those_that_were_stored(tmp_path: Path, dtype: torch.dtype) -> None:
    tensors = {"a": torch.randn(5, 3).to(dtype), "b": torch.tensor([1e-30, -0.0, 3.0]).to(dtype)}
    save_file(tensors, tmp_path / "x.safetensors", {"format": "pt"})
    opened = File(tmp_path / "x.safetensors")
    assert set(opened.tensors) == {"a", "b"}
    for name, tensor in tensors.items():
        np.testing.assert_array_equal(opened[name], tensor.float().numpy())
    assert opened.tensors["a"].shape == (5, 3)
    np.testing.assert_array_equal(opened.rows("a", [4, 0, 4]), tensors["a"].float()[[4, 0, 4]])


def test_a_scalar_and_nothing_at_all(tmp_path: Path) -> None:
    save_file({"a": torch.tensor(2.5), "b": torch.zeros(0, 4)}, tmp_path / "x.safetensors")
    opened = File(tmp_path / "x.safetensors")
    assert opened["a"] == 2.5
    assert opened.tensors["b"].bytes == 0


@pytest.mark.parametrize(
    "header",
    [
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"a": 1}',
        b'{"a": {"dtype": "F32", "shape": [2]}}',
        b'{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, '
        b'"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}',
        entry(dtype="F64"),
        entry(dtype=["F32"]),
        entry(shape=[2.0]),
        entry(shape=[True, 2]),
        entry(shape=[-2, -1]),
        entry(shape=[1 << 62, 1 << 62]),
        entry(shape="2"),
        entry(shape=[3]),
        entry(offsets=[8, 0]),
        entry(offsets=[0, 8, 8]),
        entry(offsets=[4, 12]),
        entry(offsets=[0.0, 8.0]),
        b"\xff\xfe",
    ],
)
def test_hostile_headers_are_refused(tmp_path: Path, header: bytes) -> None:
    with pytest.raises(DupcheckError, match=r"model\.safetensors"):
        File(file(tmp_path, header, b"\0" * 8))


def test_files_that_are_cut_or_too_long_are_refused(tmp_path: Path) -> None:
    sound = entry()
    File(file(tmp_path, sound, b"\0" * 8))
    for content in (b"\0" * 7, b"\0" * 9, b""):
        with pytest.raises(DupcheckError, match="bytes of tensors"):
            File(file(tmp_path, sound, content))
    for length in (0, 1, len(sound) + 9, LARGEST_HEADER + 1, 1 << 63):
        with pytest.raises(DupcheckError, match="no header"):
            File(file(tmp_path, sound, b"\0" * 8, length))
    with pytest.raises(DupcheckError, match="cannot be read"):
        File(tmp_path / "none")


def test_tensors_may_not_overlap(tmp_path: Path) -> None:
    both = {
        "a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
        "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]},
    }
    with pytest.raises(DupcheckError, match="out of place"):
        File(file(tmp_path, json.dumps(both).encode(), b"\0" * 12))


@given(st.binary(max_size=300))
def test_noise_is_refused(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.mktemp("noise") / "model.safetensors"
    path.write_bytes(noise)
    with pytest.raises(DupcheckError):
        File(path)

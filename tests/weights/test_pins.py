"""The table of what can be downloaded."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.errors import UsageError
from dupcheck.weights import pins

FLAGSHIP = pins.PINS["qwen3-0.6b"]


@pytest.mark.parametrize("row", pins.PINS.values(), ids=lambda row: row.name)
def test_rows_are_whole(row: pins.Pin) -> None:
    assert pins.COMMIT.fullmatch(row.revision)
    assert len({file.name for file in row.files}) == len(row.files)
    for file in row.files:
        assert re.fullmatch(r"sha256:[0-9a-f]{64}|git:[0-9a-f]{40}", file.digest)
        assert file.size > 0
        assert pins.wanted(file.name) or file.name.endswith("_linear.pt")
        assert pins.COMMIT.fullmatch(file.revision or row.revision)


@pytest.mark.parametrize("row", pins.PINS.values(), ids=lambda row: row.name)
def test_weights_are_safetensors_with_tokens_and_shape(row: pins.Pin) -> None:
    names = {file.name for file in row.files}
    if names:  # else the hub is asked, and what it has without safetensors is refused
        assert {"config.json", "tokenizer.json"} <= names
        assert any(name.endswith(".safetensors") for name in names)


def test_the_flagship_is_the_one_that_the_design_names() -> None:
    files = {file.name: (file.size, file.digest) for file in FLAGSHIP.files}
    assert FLAGSHIP.revision == "97b0c614be4d77ee51c0cef4e5f07c00f9eb65b3"
    assert files["model.safetensors"] == (
        1_191_586_416,
        "sha256:0437e45c94563b09e13cb7a64478fc406947a93cb34a7e05870fc8dcd48e23fd",
    )
    assert files["tokenizer.json"] == (
        11_423_705,
        "sha256:def76fb086971c7867b829c23a26261e38d9d74e02139253b38aeb9df8b4b50a",
    )


@pytest.mark.parametrize(
    "name",
    [
        "model.safetensors",
        "model-00001-of-00004.safetensors",
        "model.safetensors.index.json",
        "1_Pooling/config.json",
        "2_Dense/model.safetensors",
        "tokenizer.json",
    ],
)
def test_what_is_wanted(name: str) -> None:
    assert pins.wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "pytorch_model.bin",
        "sparse_linear.pt",
        "modeling_qwen.py",
        "onnx/model.onnx",
        "../config.json",
        "/config.json",
        "1_Pooling/../../config.json",
        "config.json\n",
        "model.safetensors/config.json",
        "README.md",
    ],
)
def test_what_is_not_wanted(name: str) -> None:
    assert not pins.wanted(name)


@given(st.text())
def test_what_is_wanted_stays_in_its_folder(name: str) -> None:
    if pins.wanted(name):
        assert not name.startswith("/")
        assert ".." not in name.split("/")


def test_unknown_names_get_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        pins.pin("qwen3-0.6")
    assert "qwen3-0.6b" in caught.value.hint


def test_any_repository_has_a_row_without_pins() -> None:
    row = pins.pin("hf:intfloat/e5-small-v2")
    assert (row.repository, row.revision, row.files, row.size) == (
        "intfloat/e5-small-v2", "", (), 0,
    )  # fmt: skip

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from qwen_models import build

from dupcheck.embed.qwen.architecture import read
from dupcheck.embed.qwen.tensors import Tensors
from dupcheck.errors import DupcheckError


def test_shards_and_prefixes_change_nothing(tmp_path: Path) -> None:
    plain = build(tmp_path / "plain")
    other = build(tmp_path / "other", shards=3, prefix="model.")
    architecture = read(plain)
    one, two = Tensors(plain, architecture), Tensors(other, architecture)
    for name in ("norm.weight", "layers.2.mlp.down_proj.weight"):
        np.testing.assert_array_equal(one[name], two[name])
    assert set(one.layer(1)) == set(two.layer(1))
    assert len(one.layer(1)) == 11


def test_a_tensor_of_another_shape_is_refused(tmp_path: Path) -> None:
    folder = build(tmp_path)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "intermediate_size": 97}))
    with pytest.raises(DupcheckError, match="in shape"):
        Tensors(folder, read(folder))


@pytest.mark.parametrize(("layers", "why"), [(4, "lacks"), (2, "no part of Qwen3")])
def test_another_count_of_layers_is_refused(tmp_path: Path, layers: int, why: str) -> None:
    folder = build(tmp_path)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "num_hidden_layers": layers}))
    with pytest.raises(DupcheckError, match=why):
        Tensors(folder, read(folder))


@pytest.mark.parametrize(
    "index",
    [
        "{",
        "[]",
        '{"weight_map": 3}',
        '{"weight_map": {"a": 3}}',
        '{"weight_map": {"a": "../model.safetensors"}}',
    ],
)
def test_an_index_that_leads_elsewhere_is_refused(tmp_path: Path, index: str) -> None:
    folder = build(tmp_path / "model", shards=2)
    architecture = read(folder)
    shutil.copy(next(folder.glob("*.safetensors")), tmp_path / "model.safetensors")
    (folder / "model.safetensors.index.json").write_text(index)
    with pytest.raises(DupcheckError):
        Tensors(folder, architecture)


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    file = build(tmp_path) / "model.safetensors"
    content = file.read_bytes()
    begin = 8 + int.from_bytes(content[:8], "little")
    file.write_bytes(content[:begin] + b"\xff" * (len(content) - begin))
    tensors = Tensors(tmp_path, read(tmp_path))
    with pytest.raises(DupcheckError, match=r"norm\.weight that are not finite"):
        tensors["norm.weight"]
    with pytest.raises(DupcheckError, match="are not finite"):
        tensors.layer(0)

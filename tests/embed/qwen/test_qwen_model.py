import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from qwen_models import Shape, build, config, write

from dupcheck.embed import sentence, table
from dupcheck.embed.qwen import model
from dupcheck.embed.qwen.model import load, runtime
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.weights import hub

EXACT = ModelOptions(device="cpu", precision="float32")
SMALL = Shape(layers=1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("models") / "tiny", SMALL)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes of this a machine with these packages, and a GPU or none."""

    def install(*packages: str, gpu: str = "") -> None:
        monkeypatch.setattr(model, "find_spec", lambda name: name if name in packages else None)
        monkeypatch.setattr(model.metadata, "version", lambda _name: "2.13.0")
        monkeypatch.setattr("dupcheck.embed.torch_device.gpu", lambda: gpu)

    return install


@pytest.mark.parametrize(
    ("packages", "gpu", "device", "precision", "chosen"),
    [
        ("torch", "", "auto", "auto", "torch"),
        ("onnxruntime", "", "auto", "auto", "onnxruntime"),
        ("torch onnxruntime", "", "auto", "auto", "onnxruntime"),
        ("torch onnxruntime", "cuda", "auto", "auto", "torch"),
        ("torch onnxruntime", "mps", "auto", "int8", "torch"),
        ("torch onnxruntime", "cuda", "cpu", "auto", "onnxruntime"),
        ("torch onnxruntime", "", "cpu", "int8", "onnxruntime"),
        ("torch onnxruntime", "", "cpu", "bfloat16", "torch"),
        ("torch onnxruntime", "", "auto", "int4", "torch"),
        ("torch onnxruntime", "", "cuda", "auto", "torch"),
        ("torch", "", "cpu", "int8", "torch"),
        ("onnxruntime", "", "cpu", "float32", "onnxruntime"),
    ],
)
def test_what_runs_the_model(
    installed: Callable[..., None],
    packages: str,
    gpu: str,
    device: str,
    precision: str,
    chosen: str,
) -> None:
    installed(*packages.split(), gpu=gpu)
    assert runtime("qwen3-0.6b", ModelOptions(device=device, precision=precision)) == chosen


def test_nothing_that_runs_it_names_both_extras(installed: Callable[..., None]) -> None:
    installed()
    with pytest.raises(UsageError, match="needs torch or ONNX Runtime") as error:
        runtime("qwen3-0.6b", ModelOptions())
    assert "dupcheck[qwen-cpu]" in error.value.hint
    assert "dupcheck[qwen]" in error.value.hint


@pytest.mark.parametrize(
    ("device", "precision"),
    [("cuda", "auto"), ("mps", "int8"), ("cpu", "int4"), ("cpu", "bfloat16")],
)
def test_a_wish_that_only_torch_grants(
    installed: Callable[..., None], device: str, precision: str
) -> None:
    installed("onnxruntime")
    with pytest.raises(UsageError, match="needs torch for") as error:
        runtime("qwen3-0.6b", ModelOptions(device=device, precision=precision))
    assert "dupcheck[qwen]" in error.value.hint


def test_torch_for_cpus_is_not_imported_to_ask_for_a_gpu(
    installed: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed("torch", "onnxruntime", gpu="cuda")
    monkeypatch.setattr(model.metadata, "version", lambda _name: "2.13.0+cpu")
    assert runtime("qwen3-0.6b", ModelOptions()) == "onnxruntime"


def test_a_missing_package_is_said_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys; from dupcheck.embed.qwen import model; "
        "print(*{'torch', 'tokenizers', 'onnxruntime', 'safetensors'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.split() == []


def test_a_folder_is_a_model(folder: Path) -> None:
    name = f"path:{folder}"
    found = table.load(name, EXACT)
    assert found.model.name == name
    assert found.model.dim == 64
    assert found.model.precision == "float32"
    assert not found.exhaustive
    assert np.linalg.norm(found.embed_texts(["x = 1"])) == pytest.approx(1, abs=1e-5)


def test_a_folder_says_itself_what_revision_it_is(folder: Path, tmp_path: Path) -> None:
    own = load(f"path:{folder}", EXACT).model.revision
    same = load(f"path:{build(tmp_path / 'same', SMALL)}", EXACT).model.revision
    other = load(f"path:{build(tmp_path / 'other', SMALL, seed=1)}", EXACT).model.revision
    shards = load(f"path:{build(tmp_path / 'shards', SMALL, shards=2)}", EXACT).model.revision
    assert len(own) == 64
    assert own == same
    assert len({own, other, shards}) == 3


def test_a_pinned_model_is_loaded_from_where_it_was_pulled_to(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = tmp_path / ("0" * 40)
    shutil.copytree(folder, revision)
    monkeypatch.setattr(hub, "folder", {"qwen3-0.6b": revision}.__getitem__)
    found = table.load("qwen3-0.6b", EXACT)
    assert (found.model.name, found.model.revision) == ("qwen3-0.6b", "0" * 40)
    by_path = load(f"path:{folder}", EXACT)
    assert (found.embed_texts(["x"]) == by_path.embed_texts(["x"])).all()


def test_a_model_that_was_not_pulled_says_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    with pytest.raises(DupcheckError, match="not on this disk") as error:
        table.load("qwen3-4b", EXACT)
    assert "dupcheck models pull qwen3-4b" in error.value.hint


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no folder") as error:
        table.load(f"path:{tmp_path / 'nowhere'}", EXACT)
    assert "tokenizer.json" in error.value.hint


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("config.json", config(SMALL, 404) | {"model_type": "bert"}),
        ("1_Pooling/config.json", {"word_embedding_dimension": 64, "pooling_mode": "mean"}),
        ("config_sentence_transformers.json", {"prompts": {"document": "Represent: "}}),
    ],
)
def test_another_kind_of_model_is_read_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: object
) -> None:
    write(build(tmp_path, SMALL), file, content)
    seen: list[tuple[Path, str, ModelOptions]] = []
    monkeypatch.setattr(sentence, "load_folder", lambda *arguments: seen.append(arguments))
    load(f"path:{tmp_path}", EXACT)
    assert seen == [(tmp_path, f"path:{tmp_path}", EXACT)]


def test_a_folder_without_modules_is_read_as_qwen3_all_the_same(tmp_path: Path) -> None:
    build(tmp_path, SMALL)
    (tmp_path / "modules.json").unlink()
    assert load(f"path:{tmp_path}", EXACT).model.recipe.startswith("text1/windows1/last")


@pytest.mark.parametrize("name", ["qwen3-0.6b", "qwen3-4b", "qwen3-8b", "path:/models/mine"])
def test_rows_of_the_table(name: str) -> None:
    row = table.model_row(name)
    assert (row.threshold, row.cross_threshold) == (0.7625, 0.5875)
    assert row.semantic
    assert not row.remote
    assert not row.everywhere

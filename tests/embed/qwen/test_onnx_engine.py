import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from qwen_models import Shape, build, by_transformers
from safetensors.torch import load_file, save_file

from dupcheck.embed import tokens
from dupcheck.embed.qwen import (
    conversion,
    convert,
    gate,
    onnx_engine,
    onnx_networks,
    onnx_session,
)
from dupcheck.embed.qwen.architecture import Architecture, read
from dupcheck.embed.qwen.gate import smallest_cosine
from dupcheck.embed.qwen.graph import SHORT_REACH
from dupcheck.embed.qwen.onnx_engine import OnnxEngine
from dupcheck.embed.qwen.tensors import Tensors
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError, UsageError

SHAPE = Shape(hidden=128, intermediate=256, layers=3, heads=4, kv_heads=2, head=32)
LENGTHS = (1, 2, 90, 17, 40, 33, 1, 64, 5)


@pytest.fixture(scope="module", params=[0.0, 30.0], ids=["plain", "outliers"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("onnx") / "tiny", SHAPE, outliers=request.param)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("onnx") / "plain", SHAPE)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def batch(architecture: Architecture) -> list[list[int]]:
    random = np.random.default_rng(5)
    return [random.integers(0, architecture.vocabulary, size).tolist() for size in LENGTHS]


def load(folder: Path, precision: str = "auto") -> OnnxEngine:
    return onnx_engine.load(folder, read(folder), ModelOptions(precision=precision))  # type: ignore[arg-type]


def test_float32_agrees_with_transformers(folder: Path) -> None:
    texts = batch(read(folder))
    found = load(folder, "float32").last_states(texts)
    right = by_transformers(folder, texts)
    assert np.abs(found - right).max() < 1e-5 * max(1.0, np.abs(right).max())


def test_int8_is_near_transformers(folder: Path) -> None:
    texts = [ids[:120] for ids in convert.texts(folder, "judge")]
    engine = load(folder)
    assert (engine.precision, engine.device, engine.exhaustive) == ("int8", "cpu", False)
    assert smallest_cosine(by_transformers(folder, texts), engine.last_states(texts)) > 0.99


@pytest.mark.parametrize("precision", ["int8", "float32"])
def test_a_row_is_bitwise_the_same_alone_and_in_any_batch(folder: Path, precision: str) -> None:
    texts = batch(read(folder))
    engine = load(folder, precision)
    together = engine.last_states(texts)
    backwards = engine.last_states(texts[::-1])[::-1]
    alone = np.concatenate([engine.last_states([ids]) for ids in texts])
    padded = np.concatenate([engine.last_states([ids, texts[2]])[:1] for ids in texts])
    for other in (backwards, alone, padded):
        np.testing.assert_array_equal(other, together)


def test_each_strength_is_nearer_to_float32_than_the_one_before(folder: Path) -> None:
    architecture = read(folder)
    texts = [ids[:60] for ids in convert.texts(folder, "judge")]
    load(folder)
    place = convert.place(folder)
    manifest = conversion.read(place, convert.RECIPE, folder)
    assert manifest is not None
    right = by_transformers(folder, texts)
    tensors = Tensors(folder, architecture)

    def distance(strength: onnx_networks.Strength) -> float:
        parts = (onnx_networks.reach(), place, manifest, tensors, architecture)
        found = onnx_networks.int8(strength, *parts).last_states(texts)
        return float(1 - (tokens.unit(found) * tokens.unit(right)).sum(axis=1).mean())

    assert distance("int8-exact") < distance("int8-wide") < 0.01
    assert distance("int8-wide") <= distance("int8") * 1.1 < 0.02
    assert distance("int8") < distance("int8-short")


def test_nothing_gives_nothing(plain: Path) -> None:
    assert load(plain).last_states([]).shape == (0, SHAPE.hidden)


def test_processors_without_dot_products_of_bytes_are_right_too(
    folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full, own = load(folder), onnx_networks.reach()
    monkeypatch.setattr(onnx_networks, "reach", lambda: SHORT_REACH)
    short = load(folder)
    if "float32" not in (short.precision, full.precision):
        assert (short.revision == full.revision) == (own == SHORT_REACH)
    texts = convert.texts(folder, "judge")[:6]
    right = by_transformers(folder, texts)
    assert smallest_cosine(right, short.last_states(texts)) > 0.99
    place = convert.place(folder)
    assert place.is_relative_to(own_cache)
    assert {path.name for path in place.glob("verdict*")} >= {"verdict-63.json"}


def test_a_short_reach_never_adds_up_to_more_than_16_bits_hold() -> None:
    assert 2 * (2 * SHORT_REACH + 1) * 127 < 1 << 15
    assert onnx_networks.reach() in (127, SHORT_REACH)


def spoiled(folder: Path, to: Path) -> Path:
    """The same model with weights that eight bits cannot hold: one huge number in every row."""
    shutil.copytree(folder, to)
    tensors = load_file(to / "model.safetensors")
    for name, tensor in tensors.items():
        if "proj" in name:
            tensor[:, 7] = 400 * tensor.abs().max()
        if name.endswith("layernorm.weight"):
            tensor[7] = 1e-5
    save_file(tensors, to / "model.safetensors", {"format": "pt"})
    return to


def test_weights_that_quantize_badly_run_in_float32_and_it_is_said(
    plain: Path, tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "BOUND", 0.999_99)
    bad = spoiled(plain, tmp_path / "bad")
    engine = load(bad)
    assert engine.precision == "float32"
    assert "do not quantize well" in engine.notices[0]
    texts = batch(read(bad))
    assert smallest_cosine(by_transformers(bad, texts), engine.last_states(texts)) > 0.9999
    monkeypatch.setattr(gate, "judge", None)  # judging again would fail
    assert load(bad).notices == engine.notices
    assert own_cache.is_dir()


def test_the_second_load_converts_and_judges_nothing(
    plain: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = batch(read(plain))
    first = load(plain)
    monkeypatch.setattr(convert, "make", None)
    monkeypatch.setattr(gate, "judge", None)
    second = load(plain)
    assert second.revision == first.revision
    np.testing.assert_array_equal(second.last_states(texts), first.last_states(texts))
    assert own_cache.is_dir()


def test_verdicts_are_given_anew_on_request(plain: Path, own_cache: Path) -> None:
    found = onnx_engine.verdict(plain, read(plain))
    assert found.cosines[found.strength] > 0.99
    file = convert.place(plain) / "weights.bin"
    assert file.is_relative_to(own_cache)
    content = bytearray(file.read_bytes())
    content[0] ^= 1
    status = file.stat()
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(DupcheckError, match="damaged"):
        onnx_engine.verdict(plain, read(plain))


def test_what_it_cannot_do_is_refused(plain: Path) -> None:
    for options in (ModelOptions(device="cuda"), ModelOptions(precision="int4")):
        with pytest.raises(UsageError, match="does not run"):
            onnx_engine.load(plain, read(plain), options)


def test_texts_too_long_for_memory_are_refused(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load(plain)
    texts = [[3] * 20] * 4
    whole = engine.last_states(texts)
    monkeypatch.setattr(onnx_session, "_ATTENTION_MEMORY", 4 * SHAPE.heads * 500)
    np.testing.assert_array_equal(engine.last_states(texts), whole)
    with pytest.raises(UsageError, match="too long") as caught:
        engine.last_states([[3] * 30])
    assert "--window-tokens 22" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "cores"), [("150000 100000", 2), ("max 100000", 1 << 16), ("", 1 << 16)]
)
def test_a_containers_quota_counts(tmp_path: Path, content: str, cores: int) -> None:
    (tmp_path / "cpu.max").write_text(content)
    assert onnx_session._quota(tmp_path / "cpu.max") == cores
    assert onnx_session._quota(tmp_path / "none") == 1 << 16
    assert onnx_session.cores() >= 1

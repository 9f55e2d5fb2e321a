from pathlib import Path

import pytest
from qwen_models import Shape, build

from benchmarks import quantization
from dupcheck.embed.qwen import convert


def test_every_way_is_measured_against_float32(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    folder = build(tmp_path / "tiny", Shape(layers=2))
    texts = [ids[:50] for ids in convert.texts(folder, "judge")]
    found = quantization.measured(quantization.sessions(folder), texts, rounds=1)
    assert list(found) == ["int8-short", "int8", "int8-wide", "int8-exact", "float32"]
    assert found["float32"].smallest == pytest.approx(1, abs=1e-5)
    assert 0.99 < found["int8"].smallest <= found["int8"].mean < 1
    assert all(one.independent and one.speed > 0 for one in found.values())

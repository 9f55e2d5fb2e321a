from pathlib import Path

import numpy as np
import pytest

from dupcheck.arrays import Float32
from dupcheck.embed.qwen import gate
from dupcheck.embed.qwen.conversion import Manifest
from dupcheck.embed.qwen.gate import Verdict
from dupcheck.embed.qwen.onnx_networks import Strength

TRUTH = np.random.default_rng(0).standard_normal((16, 64)).astype(np.float32)
MANIFEST = Manifest(
    recipe="r", source="s", source_stamps=(), digest="d", stamp=("w", 1, 1),
    constants=(), errors={},
)  # fmt: skip


def off(size: float, row: int = 9) -> Float32:
    """Right in all rows but one."""
    found = TRUTH * 3
    found[row, ::2] *= 1 - size
    return found


@pytest.mark.parametrize(
    ("short", "narrow", "wide", "strength", "word"),
    [
        (0.01, 0.0, 0.0, "int8-short", ""),
        (0.2, 0.01, 0.0, "int8", ""),
        (0.9, 0.9, 0.01, "int8-wide", "15 bits"),
        (0.9, 0.9, 0.9, "int8-exact", "where it counts"),
        (0.9, float("nan"), 0.01, "int8-wide", "15 bits"),
        (float("nan"), float("inf"), float("nan"), "int8-exact", "where it counts"),
    ],
)
def test_the_first_that_is_near_enough_runs(
    short: float, narrow: float, wide: float, strength: Strength, word: str
) -> None:
    states = {
        "int8-short": off(short), "int8": off(narrow),
        "int8-wide": off(wide), "int8-exact": off(0.0),
    }  # fmt: skip
    found = gate.judge(TRUTH, states.__getitem__)
    assert found.strength == strength
    assert word in "".join(found.notices)
    assert bool(found.notices) == (strength not in ("int8-short", "int8"))


def test_float32_runs_where_nothing_is() -> None:
    found = gate.judge(TRUTH, lambda _: off(0.9))
    assert found.strength == "float32"
    assert "float32, which is slower" in found.notices[0]
    assert set(found.cosines) == {"int8-short", "int8", "int8-wide", "int8-exact"}


def test_int8_throughout_has_to_be_nearer_than_the_others() -> None:
    between = off(0.2)
    assert gate.BOUND < gate.smallest_cosine(TRUTH, between) < 0.995
    found = gate.judge(TRUTH, lambda _: between)
    assert found.strength == "int8"


def test_one_bad_function_of_many_is_enough() -> None:
    assert gate.smallest_cosine(TRUTH, off(0.0)) == pytest.approx(1)
    assert gate.smallest_cosine(TRUTH, off(0.5)) < gate.BOUND < 0.9999


def test_a_verdict_is_remembered_until_anything_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = Verdict(strength="int8-wide", cosines={"int8": 0.95, "int8-wide": 0.996})
    assert gate.remembered(tmp_path, MANIFEST, 127) is None
    gate.remember(tmp_path, MANIFEST, 127, verdict)
    assert gate.remembered(tmp_path, MANIFEST, 127) == verdict
    assert gate.remembered(tmp_path, MANIFEST, 63) is None
    monkeypatch.setattr(gate.onnxruntime, "__version__", "99")
    assert gate.remembered(tmp_path, MANIFEST, 127) is None


@pytest.mark.parametrize("content", ["", "[]", '{"key": 1}', "\xff", '{"strength": "int4"}'])
def test_what_is_no_verdict_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "verdict-127.json").write_text(content, "latin-1")
    assert gate.remembered(tmp_path, MANIFEST, 127) is None

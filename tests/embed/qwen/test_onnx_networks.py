from dataclasses import replace

import numpy as np
import pytest

from dupcheck.embed.qwen import onnx_networks
from dupcheck.embed.qwen.conversion import Manifest
from dupcheck.embed.qwen.graph import REACH, SHORT_REACH

MANIFEST = Manifest(
    recipe="r", source="s", source_stamps=(), digest="d", stamp=("w", 1, 1),
    constants=(), errors={},
)  # fmt: skip


class Saturating:
    """A processor that adds two products of bytes in 16 bits, for so many rows at once."""

    def __init__(self, rows: int, weights: np.ndarray, short_for: int) -> None:
        self.weights = weights.astype(np.int64)
        self.short = rows == short_for

    def run(self, _names: None, feeds: dict[str, np.ndarray]) -> list[np.ndarray]:
        values = feeds["values"].astype(np.int64)
        products = values[:, :, None] * self.weights[None]
        pairs = products[:, ::2] + products[:, 1::2]
        if self.short:
            pairs = pairs.clip(-(1 << 15), (1 << 15) - 1)
        centre = (REACH + 1) * self.weights.sum(axis=0)
        return [(pairs.sum(axis=1) - centre).astype(np.float32)]


@pytest.mark.parametrize(("short_for", "reach"), [(0, REACH), (1, SHORT_REACH), (64, SHORT_REACH)])
def test_a_processor_that_loses_digits_is_found_out(
    monkeypatch: pytest.MonkeyPatch, short_for: int, reach: int
) -> None:
    monkeypatch.setattr(
        onnx_networks, "_product", lambda rows, weights: Saturating(rows, weights, short_for)
    )
    assert onnx_networks.reach.__wrapped__() == reach


def test_this_processor_is_asked() -> None:
    assert onnx_networks.reach.__wrapped__() in (REACH, SHORT_REACH)


def test_whatever_changes_vectors_changes_their_fingerprint() -> None:
    found = {
        onnx_networks.fingerprint("int8", REACH, MANIFEST),
        onnx_networks.fingerprint("int8", SHORT_REACH, MANIFEST),
        onnx_networks.fingerprint("int8-wide", REACH, MANIFEST),
        onnx_networks.fingerprint("int8-short", REACH, MANIFEST),
        onnx_networks.fingerprint("int8", REACH, replace(MANIFEST, digest="e")),
        onnx_networks.fingerprint("float32", 0, None),
    }
    assert len(found) == 6

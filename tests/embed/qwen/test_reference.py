from pathlib import Path

import numpy as np
import pytest
from qwen_models import Shape, build, by_transformers

from dupcheck.embed.qwen import reference
from dupcheck.embed.qwen.architecture import read
from dupcheck.embed.qwen.tensors import Tensors

BATCH = [[7], [5, 9], list(range(3, 40)), [11] * 12]


@pytest.mark.parametrize("outliers", [0.0, 50.0])
@pytest.mark.parametrize(
    "shape", [Shape(), Shape(heads=6, kv_heads=1, layers=2), Shape(heads=2, kv_heads=2, layers=1)]
)
def test_it_agrees_with_transformers(tmp_path: Path, shape: Shape, outliers: float) -> None:
    folder = build(tmp_path, shape, outliers=outliers)
    architecture = read(folder)
    found = reference.last_states(Tensors(folder, architecture), architecture, BATCH)
    right = by_transformers(folder, BATCH)
    assert np.abs(found - right).max() < 1e-5 * max(1.0, np.abs(right).max())


def test_texts_do_not_see_each_other(tmp_path: Path) -> None:
    folder = build(tmp_path)
    architecture = read(folder)
    tensors = Tensors(folder, architecture)
    together = reference.last_states(tensors, architecture, BATCH)
    for row, ids in enumerate(BATCH):
        alone = reference.last_states(tensors, architecture, [ids])[0]
        np.testing.assert_allclose(alone, together[row], atol=1e-5)


def test_inputs_are_seen_a_row_a_token(tmp_path: Path) -> None:
    folder = build(tmp_path)
    a = read(folder)
    steps = list(reference.Pass(Tensors(folder, a), a, BATCH).steps())
    tokens = sum(map(len, BATCH))
    assert [step.number for step in steps] == [0, 1, 2]
    assert steps[0].seen.attention.shape == steps[0].seen.feed_forward.shape == (tokens, a.hidden)
    assert steps[0].seen.out.shape == (tokens, a.heads * a.head)
    assert steps[0].seen.down.shape == (tokens, a.intermediate)


def test_silu_far_from_zero() -> None:
    values = np.array([-1e5, -200.0, 0.0, 200.0, 1e30], np.float32)
    np.testing.assert_allclose(reference.silu(values), [0, 0, 0, 200, 1e30], atol=1e-25)

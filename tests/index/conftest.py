from collections.abc import Callable

import numpy as np
import pytest

from dupcheck.arrays import Float32
from dupcheck.index import table


@pytest.fixture(scope="session", params=sorted(table.INDEXES))
def index(request: pytest.FixtureRequest) -> table.Index:
    if request.param == "hnsw":
        pytest.importorskip("hnswlib")
    return table.load(request.param)


@pytest.fixture
def clustered() -> Callable[..., Float32]:
    """Rows of length 1: families of near copies around centres that share topics."""

    def build(count: int, dim: int = 64, seed: int = 0, family: int = 5) -> Float32:
        random = np.random.default_rng(seed)
        topics = random.normal(size=(max(1, count // 200), dim))
        centres = random.normal(size=(max(1, count // family), dim))
        centres += topics[random.integers(len(topics), size=len(centres))]
        spread = random.uniform(0.0, 1.5, size=(count, 1))
        rows = centres[random.integers(len(centres), size=count)]
        rows = rows + spread * random.normal(size=(count, dim))
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    return build

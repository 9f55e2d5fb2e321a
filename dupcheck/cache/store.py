"""What earlier runs found out, by content: functions of a file, vectors, scores of pairs.

Keys hold everything that a value depends on, never a path or a time: a moved file is a hit, and a
new recipe or model is a miss.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Embeddings, Float32
from dupcheck.cache import extractions, features
from dupcheck.cache.blobs import Blobs
from dupcheck.cache.database import FORMAT
from dupcheck.cache.key import key, measured
from dupcheck.compare.frequencies import Features
from dupcheck.records import Extraction, ModelId, SourceFile

MAX_BYTES = 1 << 30
"""Above this size, what was not used for longest is dropped when the cache is closed."""

_ROWS = 4096
_UNIT = 1e-4

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")


class Cache:
    """The cache in `folder`; None is a cache that holds nothing and keeps nothing.

    It never raises: what cannot be read is a miss, and `notices` says what the user should know.
    """

    def __init__(self, folder: Path | None, max_bytes: int = MAX_BYTES) -> None:
        path = folder / f"cache-{FORMAT}.sqlite3" if folder else None
        self._blobs = Blobs(path, max_bytes) if path else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Prune and close the file; afterwards everything is a miss."""
        if self._blobs:
            self._blobs.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the cache, in the order in which it happened."""
        return tuple(self._blobs.notices) if self._blobs else ()

    def get_extractions(
        self, sources: Sequence[SourceFile], recipe: str
    ) -> list[Extraction | None]:
        """What extraction by `recipe` made of each of these files, None where that is not known."""
        keys = [_extraction_key(source, recipe) for source in sources]
        return self._known(keys, sources, extractions.decoded)

    def put_extractions(self, items: Iterable[tuple[SourceFile, Extraction]], recipe: str) -> None:
        """Keep what extraction by `recipe` made of files."""
        if self._blobs:
            self._blobs.write(
                [
                    (_extraction_key(source, recipe), extractions.encoded(source, extraction))
                    for source, extraction in items
                ]
            )

    def get_vectors(
        self, digests: Sequence[str], model: ModelId
    ) -> tuple[Float32, NDArray[np.bool_]]:
        """Vectors of shape (n, dim) and a mask of the rows that are known; the others are zero."""
        vectors = np.zeros((len(digests), model.dim), dtype="<f4")
        known = np.zeros(len(digests), dtype=np.bool_)
        for start in range(0, len(digests) if self._blobs else 0, _ROWS):
            self._read_vectors(
                digests[start : start + _ROWS], model, vectors[start:], known[start:]
            )
        lengths = np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64)
        known &= np.abs(lengths - 1) <= _UNIT  # NaN compares false
        vectors[~known] = 0
        return vectors.astype(np.float32, copy=False), known

    def _read_vectors(
        self, digests: Sequence[str], model: ModelId, vectors: Float32, known: NDArray[np.bool_]
    ) -> None:
        assert self._blobs is not None  # noqa: S101 - the caller has looked
        for row, payload in enumerate(self._blobs.read(_vector_keys(digests, model))):
            if payload is not None and len(payload) == 4 * model.dim:
                vectors[row] = np.frombuffer(payload, dtype="<f4")
                known[row] = True

    def put_vectors(self, embeddings: Embeddings) -> None:
        """Keep vectors."""
        self._put(_vector_keys(embeddings.digests, embeddings.model), embeddings.vectors)

    def get_scores(self, pairs: Sequence[tuple[str, str]], model: ModelId) -> Float32:
        """What a model said of pairs of digests, in whichever order; NaN where not known."""
        scores = np.full(len(pairs), np.nan, np.float32)
        for start in range(0, len(pairs) if self._blobs else 0, _ROWS):
            self._read_scores(pairs[start : start + _ROWS], model, scores[start:])
        scores[~np.isfinite(scores)] = np.nan
        return scores

    def _read_scores(
        self, pairs: Sequence[tuple[str, str]], model: ModelId, scores: Float32
    ) -> None:
        assert self._blobs is not None  # noqa: S101 - the caller has looked
        for row, payload in enumerate(self._blobs.read([_score_key(*p, model) for p in pairs])):
            if payload is not None and len(payload) == 4:
                scores[row] = np.frombuffer(payload, dtype="<f4")[0]

    def put_scores(self, pairs: Sequence[tuple[str, str]], scores: Float32, model: ModelId) -> None:
        """Keep what a model said of pairs of digests."""
        self._put([_score_key(*pair, model) for pair in pairs], scores)

    def get_features(self, parts: Sequence[Sequence[str]], recipe: str) -> list[Features | None]:
        """The features, by `recipe`, of the functions in each list of digests, None if unknown."""
        keys = [_features_key(part, recipe) for part in parts]
        return self._known(keys, [len(part) for part in parts], features.decoded)

    def put_features(
        self, parts: Sequence[Sequence[str]], found: Iterable[Features], recipe: str
    ) -> None:
        """Keep the features of the functions in lists of digests."""
        if self._blobs:
            keys = [_features_key(part, recipe) for part in parts]
            self._blobs.write(list(zip(keys, map(features.encoded, found), strict=True)))

    def _known(
        self,
        keys: Sequence[bytes],
        items: Sequence[_Item],
        decoded: Callable[[bytes, _Item], _Value | None],
    ) -> list[_Value | None]:
        """What is kept under each key, told what it is of; None where nothing is."""
        payloads = self._blobs.read(keys) if self._blobs else [None] * len(keys)
        return [
            None if payload is None else decoded(payload, item)
            for payload, item in zip(payloads, items, strict=True)
        ]

    def _put(self, keys: Sequence[bytes], numbers: Float32) -> None:
        rows = numbers.astype("<f4", copy=False)
        for start in range(0, len(keys) if self._blobs else 0, _ROWS):
            assert self._blobs is not None  # noqa: S101 - none has no rows to put
            chunk = zip(keys[start : start + _ROWS], rows[start:], strict=False)
            self._blobs.write([(key, row.tobytes()) for key, row in chunk])


def _extraction_key(source: SourceFile, recipe: str) -> bytes:
    return key(b"extraction", recipe.encode(), source.language.encode(), source.content)


def _vector_keys(digests: Sequence[str], model: ModelId) -> list[bytes]:
    """As `key` of "vector", the digest and the space would give them, for many at once."""
    kind, space = measured(b"vector"), measured(*_space(model))
    return [sha256(kind + measured(digest.encode()) + space).digest() for digest in digests]


def _features_key(digests: Sequence[str], recipe: str) -> bytes:
    return key(b"features", recipe.encode(), *(digest.encode() for digest in digests))


def _score_key(left: str, right: str, model: ModelId) -> bytes:
    first, second = sorted((left, right))
    return key(b"score", first.encode(), second.encode(), *_space(model))


def _space(model: ModelId) -> list[bytes]:
    """All that a model's numbers depend on besides what it reads."""
    parts = (model.name, model.revision, str(model.dim), model.precision, model.recipe)
    return [part.encode() for part in parts]

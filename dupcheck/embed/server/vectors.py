"""Numbers from answers: written out or in base64, in the order asked for, of length 1."""

import base64
import binascii
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32


class UnreadableError(Exception):
    """An answer that holds no vectors for the texts; says what it holds instead."""


def in_order(items: object, count: int) -> list[object]:
    """What stands under `embedding` in a list of `{"index", "embedding"}`, ordered by index."""
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise UnreadableError("no list of embeddings")
    if len(items) != count:
        raise UnreadableError(f"{len(items)} vectors for {count} texts")
    places = [item.get("index", place) for place, item in enumerate(items)]
    if not all(isinstance(place, int) for place in places) or sorted(places) != [*range(count)]:
        raise UnreadableError("vectors whose indexes are not those of the texts")
    by_place = dict(zip(places, items, strict=True))
    return [by_place[place].get("embedding") for place in range(count)]


def listed(vectors: object, count: int) -> list[object]:
    """A list of vectors that stand in the order of the texts."""
    if not isinstance(vectors, list):
        raise UnreadableError("no list of vectors")
    if len(vectors) != count:
        raise UnreadableError(f"{len(vectors)} vectors for {count} texts")
    return vectors


def rows(embeddings: Sequence[object]) -> Float32:
    """Vectors of length 1 from lists of numbers or base64 of little-endian float32."""
    vectors = [_numbers(embedding) for embedding in embeddings]
    if len({len(vector) for vector in vectors}) > 1:
        raise UnreadableError("vectors of several lengths")
    matrix = np.stack(vectors)
    if not np.isfinite(matrix).all():
        raise UnreadableError("a vector with numbers that are none (NaN or infinite)")
    return unit(matrix)


def unit(matrix: NDArray[np.float64]) -> Float32:
    """Rows of length 1; raises `UnreadableError` where a row has none."""
    largest = np.abs(matrix).max(axis=1, keepdims=True)
    if not largest.all():
        raise UnreadableError("a vector of zeros")
    scaled = matrix / largest
    length = np.sqrt(np.square(scaled).sum(axis=1, keepdims=True))
    unit: Float32 = (scaled / length).astype(np.float32)
    return unit


def _numbers(embedding: object) -> NDArray[np.float64]:
    try:
        if isinstance(embedding, str):
            raw = base64.b64decode(embedding, validate=True)
            vector = np.frombuffer(raw, "<f4").astype(np.float64)
        else:
            vector = np.array(embedding, np.float64)
    except (TypeError, ValueError, OverflowError, binascii.Error) as error:
        raise UnreadableError("a vector that is no list of numbers") from error
    if vector.ndim != 1 or not vector.size:
        raise UnreadableError("a vector that is no list of numbers")
    return vector

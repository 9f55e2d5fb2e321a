"""The records that pass between stages and hold arrays; the others need no numpy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dupcheck.records import ModelId

Float32 = NDArray[np.float32]
Int64 = NDArray[np.int64]
Bool = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Embeddings:
    """Vectors of functions: float32, shape (n, dim), rows of length 1 (within 1e-5).

    Row i belongs to the digest `digests[i]`; digests are unique.
    """

    digests: tuple[str, ...]
    vectors: Float32
    model: ModelId

    def __post_init__(self) -> None:
        if self.vectors.shape != (len(self.digests), self.model.dim):
            raise ValueError(f"{len(self.digests)} digests, vectors of shape {self.vectors.shape}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Rows of an index at or above a threshold: `left[i] < right[i]`, ordered by (left, right).

    Where an index was asked about other vectors, `left` is a row of those and any `right` may be.
    `similarity` is the cosine, float32 in [-1, 1]. `capped` counts the left rows that had more
    pairs than the index keeps of one row.
    """

    left: Int64
    right: Int64
    similarity: Float32
    capped: int = 0

    @classmethod
    def stacked(cls, parts: Sequence[Self]) -> Self:
        """The parts one behind the other; no left row may have been capped in two of them."""
        none = np.empty(0, dtype=np.int64)
        return cls(
            left=np.concatenate([none, *(part.left for part in parts)]),
            right=np.concatenate([none, *(part.right for part in parts)]),
            similarity=np.concatenate(
                [none.astype(np.float32), *(part.similarity for part in parts)]
            ),
            capped=sum(part.capped for part in parts),
        )

    def keys(self, count: int) -> Int64:
        """A number for each pair of `count` rows, whichever of its two comes first."""
        low, high = np.minimum(self.left, self.right), np.maximum(self.left, self.right)
        numbers: Int64 = low * count + high
        return numbers

    def where(self, kept: Bool) -> Self:
        """Some of the pairs."""
        return type(self)(
            left=self.left[kept],
            right=self.right[kept],
            similarity=self.similarity[kept],
            capped=self.capped,
        )

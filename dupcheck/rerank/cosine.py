"""A second look by the vectors of any model: their cosine."""

from collections.abc import Sequence

import numpy as np

from dupcheck.embed import table
from dupcheck.embed.table import Embedder, ModelOptions
from dupcheck.records import Float32, Function, ModelId
from dupcheck.rerank.table import Pair


class CosineReranker:
    """An embedding model; each function is read once, however many pairs it is in."""

    def __init__(self, embedder: Embedder, threshold: float, cross_threshold: float) -> None:
        self.threshold = threshold
        self.cross_threshold = cross_threshold
        self._embedder = embedder
        self._vectors: dict[str, Float32] = {}

    @property
    def model(self) -> ModelId:
        """The model that the vectors are of."""
        return self._embedder.model

    @property
    def notices(self) -> tuple[str, ...]:
        """The model's own."""
        return self._embedder.notices

    def key(self, function: Function) -> str:
        """What the model reads of a function."""
        return self._embedder.key(function)

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        """The cosines."""
        new = {self.key(function): function for pair in pairs for function in pair}
        new = {key: function for key, function in new.items() if key not in self._vectors}
        if new:
            self._vectors.update(zip(new, self._embedder.embed(list(new.values())), strict=True))
        found = [self._vectors[self.key(a)] @ self._vectors[self.key(b)] for a, b in pairs]
        return np.clip(np.array(found, np.float32), -1, 1)


def load(name: str, options: ModelOptions) -> CosineReranker:
    """Any model of the table of models, with the thresholds of its row."""
    row = table.model_row(name)
    return CosineReranker(table.load(name, options), row.threshold, row.cross_threshold)

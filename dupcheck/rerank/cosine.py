"""A second look by the vectors of any model: their cosine."""

from collections.abc import Sequence

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed import table
from dupcheck.embed.table import Embedder, Model, ModelOptions
from dupcheck.records import Function, ModelId
from dupcheck.rerank.table import Pair, guessed


class CosineReranker:
    """An embedding model; each function is read once, however many pairs it is in."""

    def __init__(self, embedder: Embedder, row: Model) -> None:
        self.threshold = row.threshold
        self.cross_threshold = row.cross_threshold
        guess = guessed(embedder.model.name, self.threshold, self.cross_threshold)
        self.notices = (*embedder.notices, *(() if row.calibrated else (guess,)))
        self._embedder = embedder
        self._vectors: dict[str, Float32] = {}

    @property
    def model(self) -> ModelId:
        """The model that the vectors are of."""
        return self._embedder.model

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
    return CosineReranker(table.load(name, options), table.model_row(name))

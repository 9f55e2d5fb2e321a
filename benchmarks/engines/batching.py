"""Texts in length-sorted batches, as every engine but the naive ones gets them."""

from collections.abc import Callable, Sequence

import numpy as np

from dupcheck.arrays import Float32, Int64
from dupcheck.embed.tokens import batches, unit

PAD = 0
BUDGET = 600
"""Padded tokens of a batch, where an engine has no better figure of its own."""

Forward = Callable[[Int64, Int64], Float32]
"""Right-padded ids (n, longest) and the place of each last token (n) to states (n, hidden)."""


def in_batches(texts: Sequence[Sequence[int]], forward: Forward, budget: int = BUDGET) -> Float32:
    """Rows of length 1 in the order of the texts, whatever batches they were run in."""
    found: list[Float32] = [np.empty(0, np.float32)] * len(texts)
    for rows in batches(texts, budget):
        states = forward(*padded([texts[row] for row in rows]))
        for row, state in zip(rows, states, strict=True):
            found[row] = state
    return unit(np.stack(found).astype(np.float32))


def padded(texts: Sequence[Sequence[int]]) -> tuple[Int64, Int64]:
    """Ids padded on the right, which a causal model does not see, and the last place of each."""
    last = np.array([len(text) - 1 for text in texts], np.int64)
    ids = np.full((len(texts), int(last.max()) + 1), PAD, np.int64)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = text
    return ids, last

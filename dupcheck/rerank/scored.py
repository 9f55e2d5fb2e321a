"""A second look behind the cache: only pairs that no earlier run saw are read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dupcheck import pace
from dupcheck.arrays import Bool, Float32
from dupcheck.cache.store import Cache
from dupcheck.languages.table import family
from dupcheck.progress import Progress
from dupcheck.records import ModelId
from dupcheck.rerank.table import Pair, Reranker


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """What a model said of pairs: shape (n,), NaN where the time did not suffice.

    `kept` are those that it holds to be the same; of what it did not see, it says nothing against.
    `computed` scores are new, the others come from earlier runs.
    """

    scores: Float32
    kept: Bool
    computed: int
    model: ModelId
    notices: tuple[str, ...]

    @property
    def left(self) -> int:
        """Pairs that were not looked at."""
        return int(np.isnan(self.scores).sum())


def scored(
    pairs: Sequence[Pair],
    reranker: Reranker,
    cache: Cache,
    progress: Progress,
    deadline: float | None = None,
) -> Scored:
    """The scores of pairs; with a deadline, by the monotonic clock, the first pairs come first.

    After it nothing more is begun. What is computed is kept in the cache as it comes.
    """
    keys = [(reranker.key(left), reranker.key(right)) for left, right in pairs]
    scores = cache.get_scores(keys, reranker.model)
    missing = np.flatnonzero(np.isnan(scores)).tolist()
    if deadline is None:
        # Pairs of one length are read together: that matters more than what comes first.
        missing.sort(key=lambda row: pairs[row][0].size + pairs[row][1].size)
    what, done = f"reading pairs with {reranker.model.name}", 0
    progress(what, 0, len(missing))
    for part in pace.parts(len(missing), deadline):
        rows = missing[part]
        scores[rows] = reranker.scores([pairs[row] for row in rows])
        cache.put_scores([keys[row] for row in rows], scores[rows], reranker.model)
        done += len(rows)
        progress(what, done, len(missing))
    return Scored(
        scores=scores,
        kept=np.isnan(scores) | (scores >= _thresholds(pairs, reranker)),
        computed=done,
        model=reranker.model,
        notices=reranker.notices,
    )


def _thresholds(pairs: Sequence[Pair], reranker: Reranker) -> Float32:
    within, across = reranker.threshold, reranker.cross_threshold
    return np.array(
        [
            within if family(left.language) == family(right.language) else across
            for left, right in pairs
        ],
        np.float32,
    )

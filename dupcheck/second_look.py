"""What a second model says of the pairs that the first one found or proposed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dupcheck.arrays import Int64, Pairs
from dupcheck.cache.store import Cache
from dupcheck.config import Settings
from dupcheck.languages.table import same_family
from dupcheck.progress import Progress, silent
from dupcheck.records import Function, Match, ModelId
from dupcheck.rerank.scored import Scored, scored
from dupcheck.rerank.table import Reranker
from dupcheck.search import Near, proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """The pairs that remain, and what decided: `thresholds` within a language and across.

    `name` tells what the second model decided from what the first one did, were they the same.
    `looked` counts the pairs that the second model has seen, now or in an earlier run.
    """

    near: tuple[Near, ...]
    name: str
    model: ModelId
    thresholds: tuple[float, float]
    looked: int
    notices: tuple[str, ...]


def second_look(
    near: Sequence[Near],
    candidates: Pairs,
    functions: Sequence[Function],
    reranker: Reranker,
    cache: Cache,
    progress: Progress,
    deadline: float | None,
) -> SecondLook:
    """Lets a second model decide on the candidates.

    The others, and those for which no time is left, stay as the first model saw them.
    """
    rows = zip(candidates.left.tolist(), candidates.right.tolist(), strict=True)
    pairs = [(functions[left], functions[right]) for left, right in rows]
    told = scored(pairs, reranker, cache, progress, deadline)
    seen = ~np.isnan(told.scores)
    decided = replace(candidates, similarity=told.scores, capped=0).where(seen & told.kept)
    settled = candidates.where(seen).keys(len(functions))
    name = told.model.name
    if any(one.model == name for one in near):
        name += " (second look)"
    return SecondLook(
        near=(
            Near(model=name, pairs=decided),
            *(_without(one, settled, len(functions)) for one in near),
        ),
        name=name,
        model=told.model,
        thresholds=(reranker.threshold, reranker.cross_threshold),
        looked=len(pairs) - told.left,
        notices=(*told.notices, *_late(told)),
    )


def is_proposed(match: Match, settings: Settings) -> bool:
    """Whether the first model finds two functions near enough to ask the second one about them."""
    within, across = proposed(settings, settings.model)
    same = same_family(match.left.language, match.right.language)
    return match.similarity >= (within if same else across)


def looked_at(match: Match, reranker: Reranker, cache: Cache) -> Match:
    """One match as a second model sees it."""
    told = scored([(match.left, match.right)], reranker, cache, silent)
    return replace(match, similarity=float(told.scores[0]), model=told.model.name)


def _without(near: Near, settled: Int64, count: int) -> Near:
    pairs = near.pairs
    return replace(near, pairs=pairs.where(~np.isin(pairs.keys(count), settled)))


def _late(told: Scored) -> Iterator[str]:
    if told.left:
        yield (
            f"the time budget ran out: {told.left} of {len(told.scores)} pairs were not looked at"
            f" by {told.model.name}"
        )

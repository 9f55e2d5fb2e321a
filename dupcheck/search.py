"""Which functions are near which, in the eyes of the model that decides.

A costly model reads only what the builtin one proposes to it (the cascade), unless everything else
is in the cache already. Pairs of which it did not read both are left to the builtin model.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dupcheck import join, match, stored
from dupcheck.arrays import Bool, Int64, Pairs
from dupcheck.cache.store import Cache
from dupcheck.config import Settings
from dupcheck.embed import chosen
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.table import ModelOptions, model_row
from dupcheck.progress import Progress, silent
from dupcheck.records import Function, ModelId
from dupcheck.search_notices import capped, late, uncalibrated
from dupcheck.workers import Workers

PROPOSER = "builtin"
"""Reads everything, at a price that nobody minds."""

PROPOSED = 0.05
"""Smallest cosine of a proposal: far below what the judge needs, since few are taken of each.

Measured by `training/evaluate.py`: 79 % of the ports are proposed with it; 68 % reach the 0.2
that the judge needs.
"""

PROPOSED_TO_ALL = 0.2, 0.15
"""The same within a language and across where everything is asked about.

Lower ones would propose every function, and the costly model would have to read them all.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Pairs of rows that one model holds to be near."""

    model: str
    pairs: Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """What was found: `near` covers every pair at most once.

    `embedded` functions were read by the deciding model now, `reused` ones by an earlier run, and
    `left` ones not at all: `proposer` decided on them.
    """

    near: tuple[Near, ...]
    model: ModelId
    proposer: ModelId | None
    embedded: int
    reused: int
    left: int
    notices: tuple[str, ...]


def options(settings: Settings, progress: Progress = silent) -> ModelOptions:
    """How the settings want a model to run."""
    return ModelOptions(
        device=settings.device,
        precision=settings.precision,
        dimensions=settings.dimensions,
        window_tokens=settings.window_tokens,
        progress=progress,
    )


def proposed(settings: Settings, model: str, everything: bool = True) -> tuple[float, float]:
    """Smallest cosine of a proposal by a model within a language and across.

    `everything` where all functions are asked about.
    """
    if model == PROPOSER:
        return PROPOSED_TO_ALL if everything else (PROPOSED, PROPOSED)
    return thresholds(settings, model)


def unread(settings: Settings) -> Nearness:
    """What is near where nothing is asked about: no costly model is loaded for that."""
    model = chosen.unread(settings)
    return Nearness(near=(), model=model, proposer=None, embedded=0, reused=0, left=0, notices=())


class Search:
    """The search among functions of distinct digests; `asked` are the rows that must take part.

    `gone` are the rows that are no more, and only tell what was before: that they are near takes
    nothing of the room that there is for the neighbours of what is there.
    """

    def __init__(
        self,
        functions: Sequence[Function],
        asked: Bool,
        settings: Settings,
        cache: Cache,
        workers: Workers,
        progress: Progress,
        gone: Bool | None = None,
    ) -> None:
        self._functions = functions
        self._gone = np.zeros(len(functions), np.bool_) if gone is None else gone
        self._asked = asked
        self._settings = settings
        self._cache = cache
        self._workers = workers
        self._progress = progress
        self._families = match.families(functions)
        self._reads: dict[str, stored.Read] = {}

    @cached_property
    def deadline(self) -> float | None:
        """When the time budget ends, by the monotonic clock; it begins with the first question."""
        budget = self._settings.time_budget
        return None if budget is None else time.monotonic() + budget

    def run(self) -> Nearness:
        """The pairs, by the model of the settings as far as it gets."""
        name, mode = self._settings.model, self._settings.mode
        if name == PROPOSER:
            return self._exhaustive()
        # What cannot be loaded is to be told before anything is read.
        embedder = stored.loaded(name, options(self._settings, self._progress))
        if mode == "cascade":
            return self._cascade()
        if mode == "exhaustive" or embedder.exhaustive:
            return self._exhaustive()
        known = stored.known(self._functions, embedder, self._cache)
        return self._exhaustive() if known.all() else self._cascade(known)

    def candidates(self) -> Pairs:
        """What a second model is to look at, the nearest first, by what `run` has read."""
        return match.nearest_first(self._proposals(self._settings.model))

    def _proposals(self, model: str) -> Pairs:
        """The nearest of what is asked about, few where the best stand out."""
        limits = proposed(self._settings, model, bool(self._asked.all()))
        read, most = self._reads[model], match.MOST_CANDIDATES
        found = join.nearest(read.vectors, self._known(read), self._asked, *limits, most)
        apart = (pairs.where(match.apart(self._functions, pairs)) for pairs in found)
        chosen = (self._chosen(one, lambda p: match.candidates(p, self._asked)) for one in apart)
        return Pairs.stacked(list(chosen))

    def _chosen(self, pairs: Pairs, choose: Callable[[Pairs], Pairs]) -> Pairs:
        """A choice among the neighbours of each row, apart from those that are gone.

        What is gone is near to what came of it, which takes no room of the others either.
        """
        gone = self._gone[pairs.left] | self._gone[pairs.right]
        if not gone.any():
            return choose(pairs)
        asked = self._asked[pairs.left] & self._asked[pairs.right]
        parts = [choose(pairs.where(part)) for part in (~gone, gone & asked, gone & ~asked)]
        return replace(Pairs.stacked(parts), capped=pairs.capped)

    def _known(self, read: stored.Read) -> list[Int64]:
        """The rows of each family that were read."""
        return [family[read.known[family]] for family in self._families]

    def among(self, rows: Int64) -> tuple[Near, ...]:
        """The pairs of some rows that are not asked about, by what `run` has read."""
        mine = np.zeros(len(self._functions), np.bool_)
        mine[rows] = True
        found: list[Near] = []
        decided = self._reads[self._settings.model].known
        for model, read in self._reads.items():
            near = self._near(model, replace(read, known=read.known & mine), mine)
            found += near if model == self._settings.model else [_left(n, decided) for n in near]
        return tuple(_without(near, self._asked) for near in found)

    def _exhaustive(self) -> Nearness:
        """With a limit of time the likeliest are read first, were they the only ones."""
        order = everything = np.arange(len(self._functions))
        if self._settings.model != PROPOSER and self._settings.time_budget is not None:
            self._read(PROPOSER, everything)
            order = _and_the_rest(match.likeliest_first(self._proposals(PROPOSER)), everything)
        if self._read(self._settings.model, order).known.all():
            self._reads = {self._settings.model: self._reads[self._settings.model]}
        return self._nearness(len(order))

    def _cascade(self, known: Bool | None = None) -> Nearness:
        """Only what is proposed, or all where the rest of it is `known` from earlier runs."""
        everything = np.arange(len(self._functions))
        self._read(PROPOSER, everything)
        wanted = match.likeliest_first(self._proposals(PROPOSER))
        if known is not None and not np.setdiff1d(np.flatnonzero(~known), wanted).size:
            wanted = _and_the_rest(wanted, everything)
        self._read(self._settings.model, wanted)
        return self._nearness(len(wanted))

    def _read(self, model: str, order: Int64) -> stored.Read:
        self._reads[model] = read = stored.embeddings(
            self._functions,
            order,
            model,
            options(self._settings, self._progress),
            self._cache,
            self._workers,
            self._progress,
            None if model == PROPOSER else self.deadline,
        )
        return read

    def _nearness(self, wanted: int) -> Nearness:
        """All that was read, put together."""
        decided = self._reads[self._settings.model]
        proposed = self._reads.get(PROPOSER, decided)
        near = self._near(self._settings.model, decided, self._asked)
        if proposed is not decided:
            left = self._near(PROPOSER, proposed, self._asked)
            near += tuple(_left(one, decided.known) for one in left)
        count = int(decided.known.sum())
        return Nearness(
            near=near,
            model=decided.model,
            proposer=None if proposed is decided else proposed.model,
            embedded=decided.embedded,
            reused=count - decided.embedded,
            left=len(self._functions) - count,
            notices=(
                *decided.notices,
                *uncalibrated(self._settings),
                *late(self._settings, PROPOSER, wanted, count),
                *capped(one.pairs for one in near),
            ),
        )

    def _near(self, model: str, read: stored.Read, asked: Bool) -> tuple[Near, ...]:
        """Near rows of one language or its dialects, then near rows of different languages."""
        certain = model_row(model).certain
        within, across = thresholds(self._settings, model)
        pairs = join.near(read.vectors, self._known(read), asked, within, across)
        chosen = (self._chosen(part, lambda p: match.nearest(p, certain)) for part in pairs)
        return tuple(Near(model=read.model.name, pairs=part) for part in chosen)


def _and_the_rest(first: Int64, everything: Int64) -> Int64:
    return np.concatenate((first, np.setdiff1d(everything, first)))


def _left(near: Near, read: Bool) -> Near:
    """The pairs of which not both were read by the model that decides."""
    pairs = near.pairs
    return replace(near, pairs=pairs.where(~(read[pairs.left] & read[pairs.right])))


def _without(near: Near, asked: Bool) -> Near:
    """The pairs in which no asked row takes part."""
    pairs = near.pairs
    return replace(near, pairs=pairs.where(~(asked[pairs.left] | asked[pairs.right])))

"""How well a model's cosines tell the clones of the labelled set from everything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32
from dupcheck.bench import measures
from dupcheck.bench.labelled import COPIES, Labelled, Role
from dupcheck.bench.measures import Estimate, Float64, estimates
from dupcheck.languages.table import family

FALSE_ALARMS = 0.01
"""Share of pairs that are no clones which may reach the threshold "at a fixed false-alarm rate"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is found of one kind of clone, an original and its copy asked for each other.

    All other functions of the set are in the way, but for the other clones of the same task.
    `told_apart`: the copy is nearer to its original than to what only looks like it.
    `at_threshold`, `at_false_alarms`: the cosine reaches the model's own threshold, and the one
    that a share of `FALSE_ALARMS` of all pairs that are no clones reaches.
    """

    role: Role
    first: Estimate
    among_ten: Estimate
    reciprocal_rank: Estimate
    told_apart: Estimate
    at_threshold: Estimate
    at_false_alarms: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """All pairs within languages, or all across: clones against lookalikes and strangers.

    `best` is the threshold of the best F1; `fixed` the one at the fixed false-alarm rate;
    `alarms_*` are the shares of lookalikes and strangers at the model's own `threshold`.
    """

    clones: int
    lookalikes: int
    strangers: int
    average_precision: Estimate
    f1: Estimate
    best: float
    fixed: float
    threshold: float
    alarms_lookalikes: Estimate
    alarms_strangers: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Of a model on the whole set."""

    tasks: int
    functions: int
    found: tuple[Found, ...]
    within: Separation
    across: Separation


def quality(
    labelled: Sequence[Labelled], vectors: Float32, thresholds: tuple[float, float]
) -> Quality:
    """The measures of vectors, one of each function; `thresholds` within a language and across."""
    board = _Board(labelled, vectors)
    within, across = board.separation(False, thresholds[0]), board.separation(True, thresholds[1])
    return Quality(
        tasks=board.tasks,
        functions=len(labelled),
        found=tuple(
            board.found(role, across if role is Role.PORTED else within) for role in COPIES
        ),
        within=within,
        across=across,
    )


class _Board:
    """All cosines, with the labels as arrays."""

    def __init__(self, labelled: Sequence[Labelled], vectors: Float32) -> None:
        self.scores: Float64 = np.asarray(vectors, np.float64) @ np.asarray(vectors, np.float64).T
        self.task = np.array([one.task for one in labelled])
        self.tasks = int(self.task.max()) + 1
        self.role = np.array([one.role.value for one in labelled])
        self.family = np.array([family(one.function.language) for one in labelled])
        self.clone = self.role != Role.NEGATIVE.value

    def row(self, task: int, role: Role) -> int:
        """The function of a task in a role that every task has once."""
        return int(np.flatnonzero((self.task == task) & (self.role == role.value))[0])

    def found(self, role: Role, scope: Separation) -> Found:
        couples = [(self.row(t, Role.ORIGINAL), self.row(t, role)) for t in range(self.tasks)]
        ranks = np.array([(self.rank(one, other), self.rank(other, one)) for one, other in couples])
        cosines = np.array([self.scores[couple] for couple in couples])
        apart = [self.told_apart(one, other) for one, other in couples]
        columns = (
            (ranks <= 1).mean(axis=1),
            (ranks <= 10).mean(axis=1),
            (1 / ranks).mean(axis=1),
            np.array(apart, np.float64),
            (cosines >= scope.threshold).astype(np.float64),
            (cosines >= scope.fixed).astype(np.float64),
        )
        first, among_ten, reciprocal, told_apart, at_threshold, at_alarms = estimates(
            lambda weights: [measures.mean(column, weights) for column in columns], self.tasks
        )
        return Found(
            role=role,
            first=first,
            among_ten=among_ten,
            reciprocal_rank=reciprocal,
            told_apart=told_apart,
            at_threshold=at_threshold,
            at_false_alarms=at_alarms,
        )

    def rank(self, asked: int, target: int) -> int:
        """The place of a clone among all functions that are no further clones of the same task."""
        kept = ~((self.task == self.task[asked]) & self.clone)
        kept[target] = True
        rows = np.flatnonzero(kept)
        return measures.rank(self.scores[asked, rows], int(np.searchsorted(rows, target)))

    def told_apart(self, original: int, copy: int) -> bool:
        """Whether a copy is nearer to its original than to each lookalike in that language."""
        alike = (self.task == self.task[original]) & ~self.clone
        alike &= self.family == self.family[original]
        return bool((self.scores[copy, alike] < self.scores[copy, original]).all())

    def separation(self, across: bool, threshold: float) -> Separation:
        pairs = self.pairs(across)
        precision, f1, lookalikes, strangers = estimates(
            lambda tasks: pairs.measures(tasks, threshold), self.tasks
        )
        ones = np.ones(len(pairs.ranked.scores))
        others = pairs.ranked.scores[~pairs.ranked.clones]
        return Separation(
            clones=int(pairs.ranked.clones.sum()),
            lookalikes=int(pairs.alike.sum()),
            strangers=int(pairs.strange.sum()),
            average_precision=precision,
            f1=f1,
            best=measures.best_f1(pairs.ranked, ones)[1],
            fixed=measures.threshold_at(others, FALSE_ALARMS),
            threshold=threshold,
            alarms_lookalikes=lookalikes,
            alarms_strangers=strangers,
        )

    def pairs(self, across: bool) -> "_Pairs":
        """All pairs within languages and their dialects, or all across."""
        left, right = np.triu_indices(len(self.task), 1)
        inside = (self.family[left] != self.family[right]) == across
        left, right = left[inside], right[inside]
        same = self.task[left] == self.task[right]
        clones = same & self.clone[left] & self.clone[right]
        ranked = measures.descending(self.scores[left, right], clones)
        return _Pairs(
            ranked=ranked,
            left=self.task[left][ranked.order],
            right=self.task[right][ranked.order],
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Pairs:
    """Pairs from the highest cosine down, and the tasks of both sides."""

    ranked: measures.Sorted
    left: NDArray[np.intp]
    right: NDArray[np.intp]

    @cached_property
    def alike(self) -> measures.Bools:
        """Pairs of one task that are no clones."""
        alike: measures.Bools = (self.left == self.right) & ~self.ranked.clones
        return alike

    @cached_property
    def strange(self) -> measures.Bools:
        """Pairs of two tasks."""
        strange: measures.Bools = self.left != self.right
        return strange

    def measures(self, tasks: Float64, threshold: float) -> tuple[float, ...]:
        """Average precision, best F1, and the shares of lookalikes and strangers at a threshold.

        A pair of strangers counts as often as both its tasks.
        """
        weights = tasks[self.left] * np.where(self.strange, tasks[self.right], 1)
        reached = (self.ranked.scores >= threshold).astype(np.float64)
        return (
            measures.average_precision(self.ranked, weights),
            measures.best_f1(self.ranked, weights)[0],
            measures.mean(reached, weights * self.alike),
            measures.mean(reached, weights * self.strange),
        )

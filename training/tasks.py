"""Questions with known answers, made of functions of one side of the split."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed.meaning import Rows
from training import pairs, solutions
from training.corpus import Sample
from training.fit import Task
from training.measure import Bool, Float32, Sparse, family_cosines, learned, sparse
from training.pairs import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many functions are mutated, how many other pairs are asked for, among how many.

    Of solutions at most as many as ports.
    """

    mutated: int
    edited: int
    forked: int
    ported: int
    haystack: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Questions:
    """`pairs[i]` asks for row `targets[i]` of the haystack.

    Rows are `ignored` where they are neither right nor wrong: functions of the same name in the
    same project, and, since the two have thresholds of their own, those of other languages (for a
    port, or a solution in another one: of the same language).
    """

    pairs: list[Pair]
    haystack: list[Sample]
    targets: NDArray[np.int64]
    ignored: Bool


def questions(found: Sequence[Sample], sizes: Sizes, seed: int) -> Questions:
    """Questions of all kinds; identical functions count once."""
    rng = Random(seed)
    unique = list({sample.digest: sample for sample in reversed(found)}.values())
    asked = [
        *pairs.mutated(unique, rng, sizes.mutated),
        *pairs.edited(unique, rng, sizes.edited),
        *pairs.forked(unique, rng, sizes.forked),
        *pairs.ported(unique, rng, sizes.ported),
        *solutions.pairs(unique, rng, sizes.ported),
    ]
    needed = {pair.target for pair in asked}
    others = [i for i in range(len(unique)) if i not in needed]
    rng.shuffle(others)
    kept = sorted(needed) + others[: max(0, sizes.haystack - len(needed))]
    row = {i: place for place, i in enumerate(kept)}
    haystack = [unique[i] for i in kept]
    targets = np.array([row[pair.target] for pair in asked])
    return Questions(
        pairs=asked,
        haystack=haystack,
        targets=targets,
        ignored=_ignored(asked, haystack, targets),
    )


def task(asked: Questions, table: NDArray[np.uint8], rows: Rows) -> Task:
    """The questions as similarities by view, without projection."""
    queries = [pair.query for pair in asked.pairs]
    haystack = [sample.code for sample in asked.haystack]
    exact = sparse(queries, table), sparse(haystack, table)
    meant = learned(queries, rows), learned(haystack, rows)
    return Task(
        cosines=np.concatenate([family_cosines(*exact), _products(*meant)[None]]),
        query_norms=_norms(exact[0], meant[0]),
        norms=_norms(exact[1], meant[1]),
        targets=asked.targets,
        ignored=asked.ignored,
        kinds=np.array([pair.kind for pair in asked.pairs]),
    )


def _products(queries: Float32, haystack: Float32) -> NDArray[np.float16]:
    return (queries @ haystack.T).astype(np.float16)


def _norms(exact: Sparse, meant: Float32) -> Float32:
    """Of every view; the learned one always fills its share."""
    full = np.where(meant.any(axis=1), _FULL, np.float32(0))
    return np.concatenate([exact.norms, full[None]])


_FULL = np.float32(1e4)


def _ignored(asked: Sequence[Pair], haystack: Sequence[Sample], targets: NDArray[np.int64]) -> Bool:
    language = np.array([pairs.dialect_of(sample.language) for sample in haystack])
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, sample in enumerate(haystack):
        groups[pairs.group(sample)].append(i)
    ignored = np.zeros((len(asked), len(haystack)), np.bool_)
    for i, pair in enumerate(asked):
        same = language == pairs.dialect_of(pair.language)
        ignored[i] = same if pair.kind in ("port", "solution-across") else ~same
        ignored[i, groups[pair.group]] = True
    ignored[np.arange(len(asked)), targets] = False
    return ignored

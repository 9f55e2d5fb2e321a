"""A survey by a model that is too slow to read everything: which few functions it reads, and why.

Random pairs hardly ever meet what matters. So each function that is asked about (a seed) brings
some of what the builtin model proposes for it, and stands before the other seeds for all the rest:
two strata, each pair with the number of pairs that it stands for. A quarter of what is read are
functions of duplicates that a survey by the builtin model found.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from dupcheck import match
from dupcheck.arrays import Float32, Int64, Pairs
from dupcheck.calibration.alarms import Alarms, Float64, alarms
from dupcheck.calibration.records import PairKind, ScopeName
from dupcheck.embed.table import Model
from dupcheck.survey.evidence import Evidence, distinct, distribution, drawn, pairs_of, wrong
from dupcheck.survey.population import Population
from dupcheck.survey.whole import Neighbours

_PARTNERS = {ScopeName.SAME: 2, ScopeName.ACROSS: 1}
"""Of the candidates of a seed so many are read, and stand for the others."""
_FOR_DUPLICATES = 0.25
_NO_ROWS, _NO_WEIGHTS = np.zeros(0, np.int64), np.zeros(0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """What is to be read: `rows` are all of it, the first `seeds` rows of the population among it.

    `candidates` has the rows proposed for each seed.
    """

    seeds: int
    rows: Int64
    candidates: Mapping[ScopeName, Sequence[Int64]]
    duplicates: Mapping[ScopeName, Pairs]


def plan(population: Population, proposed: Mapping[ScopeName, Neighbours], budget: int) -> Plan:
    """The most seeds that a budget of functions allows, with the partners of each."""
    chosen, duplicates = _known_duplicates(proposed, int(budget * _FOR_DUPLICATES))
    candidates: dict[ScopeName, list[Int64]] = {name: [] for name in proposed}
    seeds = 0
    for seed in range(len(population)):
        of_seed = {name: _candidates(met, seed) for name, met in proposed.items()}
        partners = [rows[: _PARTNERS[name]].tolist() for name, rows in of_seed.items()]
        more = {seed, *chain.from_iterable(partners)}
        if seeds and len(chosen | more) > budget:
            break
        chosen |= more
        seeds += 1
        for name, rows in of_seed.items():
            candidates[name].append(rows)
    return Plan(
        seeds=seeds,
        rows=np.array(sorted(chosen), np.int64),
        candidates=candidates,
        duplicates=duplicates,
    )


def survey(
    population: Population, vectors: Float32, planned: Plan, row: Model
) -> Iterator[Evidence]:
    """What the seeds meet, in the eyes of the model that read what was planned."""
    for name, own in ((ScopeName.SAME, row.threshold), (ScopeName.ACROSS, row.cross_threshold)):
        if name not in planned.candidates:
            continue
        proposals, duplicates = _proposals(population, vectors, planned, name)
        left, right, weight = _rest(population, planned, name)
        rest = pairs_of(vectors, left, right)
        kept = wrong(population, rest, own)
        others = alarms(planned.seeds, rest.similarity[kept], left[kept], weight[kept])
        yield Evidence(
            name=name,
            alarms=(proposals, others),
            duplicates=-np.sort(-duplicates),
            distributions=(
                *drawn(population, vectors, np.arange(planned.seeds), name, own),
                distribution(PairKind.PROPOSED, name, proposals.cosines, exact=False),
            ),
        )


def _proposals(
    population: Population, vectors: Float32, planned: Plan, name: ScopeName
) -> tuple[Alarms, Float32]:
    """The wrong ones among the proposed pairs that were read, and all duplicates that were."""
    left, right, weight = _met(planned, name)
    met = pairs_of(vectors, left, right)
    copied = population.duplicates(met)
    alarming = ~(copied | population.settled(met))
    found = alarms(planned.seeds, met.similarity[alarming], left[alarming], weight[alarming])
    known = planned.duplicates[name]
    both = [met.where(copied), pairs_of(vectors, known.left, known.right)]
    return found, distinct(population, both).similarity


def _known_duplicates(
    proposed: Mapping[ScopeName, Neighbours], budget: int
) -> tuple[set[int], dict[ScopeName, Pairs]]:
    """Functions of confirmed duplicates, both of each, of the two scopes by turns."""
    chosen: set[int] = set()
    taken: dict[ScopeName, list[int]] = {name: [] for name in proposed}
    most = max((len(met.duplicates.left) for met in proposed.values()), default=0)
    for at in range(most):
        for name, met in proposed.items():
            if at < len(met.duplicates.left):
                pair = {int(met.duplicates.left[at]), int(met.duplicates.right[at])}
                if len(chosen | pair) <= budget:
                    chosen |= pair
                    taken[name].append(at)
    return chosen, {name: _at(met.duplicates, taken[name]) for name, met in proposed.items()}


def _at(pairs: Pairs, places: Sequence[int]) -> Pairs:
    mask = np.zeros(len(pairs.left), np.bool_)
    mask[list(places)] = True
    return pairs.where(mask)


def _candidates(met: Neighbours, seed: int) -> Int64:
    """The rows that a scan would have a costly model read for a seed, in random order."""
    near = met.near.where(met.near.left == seed)
    asked = np.zeros(int(max(near.right.max(initial=0), seed)) + 1, np.bool_)
    asked[seed] = True
    rows: Int64 = np.sort(match.candidates(near, asked).right)
    return rows


def _met(planned: Plan, name: ScopeName) -> tuple[Int64, Int64, Float64]:
    """Seeds and their partners, and how many candidates each of these pairs stands for."""
    left, right, weight = [_NO_ROWS], [_NO_ROWS], [_NO_WEIGHTS]
    for seed, rows in enumerate(planned.candidates[name]):
        partners = rows[: _PARTNERS[name]]
        left.append(np.full(len(partners), seed))
        right.append(partners)
        weight.append(np.full(len(partners), len(rows) / max(len(partners), 1)))
    return np.concatenate(left), np.concatenate(right), np.concatenate(weight)


def _rest(population: Population, planned: Plan, name: ScopeName) -> tuple[Int64, Int64, Float64]:
    """Seeds and seeds that nothing proposes to them; each pair stands for all others like it."""
    family = population.family_of()
    left, right, weight = [_NO_ROWS], [_NO_ROWS], [_NO_WEIGHTS]
    for seed, candidates in enumerate(planned.candidates[name]):
        same = family == family[seed]
        eligible = same if name is ScopeName.SAME else ~same
        met = np.setdiff1d(np.flatnonzero(eligible[: planned.seeds]), [seed, *candidates])
        every = int(eligible.sum()) - (name is ScopeName.SAME)
        left.append(np.full(len(met), seed))
        right.append(met)
        weight.append(np.full(len(met), (every - len(candidates)) / max(len(met), 1)))
    return np.concatenate(left), np.concatenate(right), np.concatenate(weight)

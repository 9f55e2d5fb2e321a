"""A survey by a model that has read every function: questions are compared with all the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from dupcheck import match
from dupcheck.arrays import Float32, Pairs
from dupcheck.calibration.alarms import Alarms, alarms
from dupcheck.calibration.records import Distribution, PairKind, ScopeName
from dupcheck.embed.table import Model
from dupcheck.index import exact
from dupcheck.survey.evidence import Evidence, distinct, distribution, drawn
from dupcheck.survey.population import Population

_OTHERS = 30.0
"""So many of the others are looked at for each question, on average; the rest is far away."""

_BELOW = 0.1
"""The judge is asked of pairs that much below the model's own threshold, lest it sees too few."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Neighbours:
    """Of each question (a left row) the others from `floor` on, split into three.

    `near` are those that a scan would show to the judge, `duplicates` those of which it is
    convinced, each once; `wrong` all others, without what is settled.
    """

    floor: float
    near: Pairs
    duplicates: Pairs
    wrong: Pairs


def survey(
    population: Population,
    vectors: Float32,
    questions: int,
    row: Model,
    wanted: Mapping[ScopeName, float],
) -> Iterator[Evidence]:
    """What the first rows, the questions, meet within their language and across languages."""
    everyone = np.arange(len(population))
    for name, own in _scopes(population, row):
        random = drawn(population, vectors, everyone, name, own)
        floor = _floor(population, random[0], own, wanted[name])
        met = neighbours(population, vectors, questions, name, floor, own - _BELOW, row.certain)
        kind = alarms(
            questions,
            met.wrong.similarity,
            met.wrong.left,
            np.ones(len(met.wrong.left)),
            floor,
            exact=questions == len(population) and not met.wrong.capped,
        )
        yield Evidence(
            name=name,
            alarms=(kind,),
            duplicates=-np.sort(-met.duplicates.similarity),
            distributions=(*random, _nearest(kind, name)),
        )


def proposals(
    population: Population, vectors: Float32, questions: int, row: Model
) -> dict[ScopeName, Neighbours]:
    """What a model proposes for the first rows, in each scope that the population has."""
    return {
        name: neighbours(population, vectors, questions, name, own, own, row.certain)
        for name, own in _scopes(population, row)
    }


def _scopes(population: Population, row: Model) -> Iterator[tuple[ScopeName, float]]:
    """The scopes in which there are pairs at all, and the model's own thresholds."""
    if any(len(family) > 1 for family in population.families):
        yield ScopeName.SAME, row.threshold
    if len(population.families) > 1:
        yield ScopeName.ACROSS, row.cross_threshold


def neighbours(
    population: Population,
    vectors: Float32,
    questions: int,
    name: ScopeName,
    floor: float,
    judged: float,
    certain: float,
) -> Neighbours:
    """What stands near the questions in one scope, by a model whose rows are `vectors`.

    Of what is nearer than `floor`, the judge is asked of what a scan would show it, from `judged`.
    """
    found = Pairs.stacked(list(_found(population, vectors, questions, name, floor)))
    found = found.where(population.apart(found))
    near = match.nearest(found.where(found.similarity >= np.float32(judged)), certain)
    duplicates = near.where(population.duplicates(near))
    known = near.where(population.duplicates(near) | population.settled(near))
    harmless = np.isin(population.keys(found), population.keys(known))
    return Neighbours(
        floor=floor,
        near=near,
        duplicates=distinct(population, [duplicates]),
        wrong=found.where(~harmless),
    )


def _found(
    population: Population, vectors: Float32, questions: int, name: ScopeName, floor: float
) -> Iterator[Pairs]:
    everyone = np.arange(len(population))
    for family in population.families:
        mine = family[family < questions]
        theirs = np.setdiff1d(everyone, family) if name is ScopeName.ACROSS else family
        if len(mine) and len(theirs):
            found = exact.neighbours(vectors[theirs], vectors[mine], floor)
            pairs = replace(found, left=mine[found.left], right=theirs[found.right])
            yield pairs.where(pairs.left != pairs.right)


def _floor(population: Population, random: Distribution, own: float, wanted: float) -> float:
    """The cosine from which on a question meets enough others to count the wanted alarms."""
    sizes = np.array([len(family) for family in population.families])
    within = float((sizes * (sizes - 1)).sum())
    apart = float(sizes.sum() ** 2 - (sizes**2).sum())
    others = (apart if random.scope is ScopeName.ACROSS else within) / len(population)
    share = max(_OTHERS, 2 * wanted / 1000) / others
    if share >= 1 or not len(random.cosines):
        return -1.0
    return min(own, float(random.cosines[int(share * len(random.cosines))]))


def _nearest(kind: Alarms, name: ScopeName) -> Distribution:
    """Of each question the nearest other that is no duplicate; the floor where none is nearer."""
    best = np.full(kind.questions, kind.floor, np.float32)
    np.maximum.at(best, kind.question, kind.cosines)
    return distribution(PairKind.NEAREST, name, best, exact=kind.exact, floor=kind.floor)

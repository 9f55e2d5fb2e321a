"""Measures how alike the functions of a repository are to a model, and what thresholds follow.

The thresholds of a model's row are a compromise over many repositories; here one is measured. What
is proposed for few false alarms need not be near them, and within a language, for the builtin
model, it is not: its cosine only chooses what the judge is to look at, so its own threshold lets
through thousands of pairs per 1,000 functions, on purpose, and loses next to nothing. Siblings
(overrides, handlers, tests of one form) are nearer to each other than many an edited copy is to its
original, and no threshold on this cosine parts them; for 10 false alarms per 1,000 functions nine
of ten duplicates are lost on django. Hence two usual rates; the one for a cosine that only proposes
is reached at 0.30 on three.js, 0.38 on redis, 0.49 on django, on either side of the row's 0.35.

A model that knows what code means decides only where two codes do not align; where they do, their
alignment tells a sibling from a copy. So only what is left to its cosine counts as its false alarm.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dupcheck import match, stored
from dupcheck.arrays import Int64
from dupcheck.cache.store import Cache
from dupcheck.calibration.choices import choices
from dupcheck.calibration.records import Calibration, PairKind, Scope, ScopeName
from dupcheck.config import Settings
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.table import Model, model_row
from dupcheck.progress import Progress
from dupcheck.repository import read_repository
from dupcheck.search import PROPOSER, options
from dupcheck.sources.source_files import files
from dupcheck.survey import costly, whole
from dupcheck.survey.evidence import Evidence, distribution
from dupcheck.survey.population import Population
from dupcheck.workers import Workers

FEW, MANY = 10.0, 5_000.0
"""False alarms per 1,000 functions read that are wanted if nothing else is said.

Many within a language where the cosine only proposes: the judge finds five more pairs to look at
for each function, and nobody waits for that. Across languages, where the judge has less to go by,
and wherever the cosine decides: few.
"""

CHEAP, COSTLY = 2_000, 300
"""Functions to ask about by a model that reads everything, and to read by one that cannot."""

_MORE = 4
"""Times as many functions are asked about with the builtin model, to find duplicates to read."""


def calibrate(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    wanted: float | None,
    sample: int | None,
    progress: Progress,
    cache_folder: Path | None,
) -> Calibration:
    """The distributions and thresholds of a repository, or of some paths in it.

    `wanted` false alarms per 1,000 functions read are allowed within a language and as many across
    languages; None stands for what is usual. `sample` is the number of functions to ask
    about, or to read where that is costly; 0 takes all.
    """
    row = model_row(settings.model)
    rates = wanted_rates(row, wanted)
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        repository = read_repository(files(root, settings), paths, progress, cache, workers)
        compared = match.comparable(repository.functions, settings)
        population = Population(compared, settings.min_confidence, row.semantic, progress)
        means = _Means(settings=settings, cache=cache, workers=workers, progress=progress)
        survey = _survey(population, means, rates, sample)
    return Calibration(
        model=survey.read.model,
        name=settings.model,
        subject=root.name,
        decides=row.semantic,
        costly=survey.costly,
        min_confidence=settings.min_confidence,
        functions=len(population),
        copies=len(compared) - len(population),
        sampled=survey.sampled,
        embedded=survey.read.embedded,
        questions=survey.questions,
        scopes=tuple(_scopes(survey, len(population), row, settings, rates)),
        notices=(*cache.notices, *survey.read.notices, *_borrowed(row, settings)),
    )


def _borrowed(row: Model, settings: Settings) -> Iterator[str]:
    if not row.calibrated:
        yield (
            f"nobody has measured {settings.model} among functions: what is called its own"
            " thresholds are those of another model"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Means:
    """What it takes to have functions read by a model."""

    settings: Settings
    cache: Cache
    workers: Workers
    progress: Progress

    def read(self, population: Population, model: str, rows: Int64) -> stored.Read:
        return stored.embeddings(
            population.functions,
            rows,
            model,
            options(self.settings, self.progress),
            self.cache,
            self.workers,
            self.progress,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Survey:
    """What was found, by how many questions and functions read."""

    evidence: tuple[Evidence, ...]
    read: stored.Read
    questions: int
    sampled: int
    costly: bool


def wanted_rates(row: Model, wanted: float | None) -> dict[ScopeName, float]:
    """The wanted false alarms per 1,000 functions read in each scope."""
    usual = {ScopeName.SAME: FEW if row.semantic else MANY, ScopeName.ACROSS: FEW}
    return usual if wanted is None else dict.fromkeys(ScopeName, wanted)


def _survey(
    population: Population, means: _Means, wanted: Mapping[ScopeName, float], sample: int | None
) -> _Survey:
    model, count = means.settings.model, len(population)
    cheap = stored.loaded(model, options(means.settings)).exhaustive
    budget = (CHEAP if cheap else COSTLY) if sample is None else sample
    budget = min(budget or count, count)
    if not cheap and budget < count:
        return _by_plan(population, means, budget)
    read = means.read(population, model, np.arange(count))
    found = whole.survey(population, read.vectors, budget, model_row(model), wanted)
    return _Survey(evidence=tuple(found), read=read, questions=budget, sampled=count, costly=False)


def _by_plan(population: Population, means: _Means, budget: int) -> _Survey:
    """By a model that reads a sample only, chosen with the help of the one that reads all."""
    model, count = means.settings.model, len(population)
    vectors = means.read(population, PROPOSER, np.arange(count)).vectors
    questions = min(_MORE * budget, count)
    proposed = whole.proposals(population, vectors, questions, model_row(PROPOSER))
    planned = costly.plan(population, proposed, budget)
    read = means.read(population, model, planned.rows)
    return _Survey(
        evidence=tuple(costly.survey(population, read.vectors, planned, model_row(model))),
        read=read,
        questions=planned.seeds,
        sampled=len(planned.rows),
        costly=True,
    )


def _scopes(
    survey: _Survey,
    count: int,
    row: Model,
    settings: Settings,
    wanted: Mapping[ScopeName, float],
) -> Iterator[Scope]:
    own = {ScopeName.SAME: row.threshold, ScopeName.ACROSS: row.cross_threshold}
    in_force = dict(zip(ScopeName, thresholds(settings, settings.model), strict=True))
    unasked = 1 - survey.questions / count if count > survey.questions else 1.0
    for one in survey.evidence:
        name = one.name
        copied = distribution(PairKind.DUPLICATES, name, one.duplicates, exact=False)
        yield Scope(
            name=name,
            wanted=wanted[name],
            alarms=one.alarms,
            duplicates=one.duplicates,
            distributions=(*one.distributions, copied),
            choices=choices(
                one.alarms, one.duplicates, wanted[name], own[name], in_force[name], unasked
            ),
        )

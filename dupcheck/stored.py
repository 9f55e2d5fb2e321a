"""The costly stages behind the cache: only what no earlier run saw is parsed or embedded."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache as once
from functools import partial
from itertools import islice

import numpy as np

from dupcheck.cache.store import Cache
from dupcheck.embed import table
from dupcheck.extract.functions import RECIPE, extract
from dupcheck.languages.edition import edition
from dupcheck.records import (
    Embeddings,
    Extraction,
    Float32,
    Function,
    Skipped,
    SkipReason,
    SourceFile,
)
from dupcheck.workers import Workers, alone

_FILES_AT_ONCE = 1_024
_FILES_A_TASK = 16
_WORTH_SPREADING = 400_000
"""Bytes of source below which starting worker processes costs more than it saves."""
_FUNCTIONS_A_TASK = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The extraction of one file, and whether it had to be parsed for it."""

    source: SourceFile
    extraction: Extraction
    parsed: bool


def extractions(
    sources: Iterable[SourceFile], cache: Cache, workers: Workers
) -> Iterator[Extracted]:
    """The extraction of each file, in their order."""
    stream = iter(sources)
    recipe = f"{RECIPE}/{edition()}"
    while batch := list(islice(stream, _FILES_AT_ONCE)):
        known = cache.get_extractions(batch, recipe)
        missing = [source for source, found in zip(batch, known, strict=True) if found is None]
        fresh = _extracted(missing, workers)
        cache.put_extractions(zip(missing, fresh, strict=True), recipe)
        new = iter(fresh)
        for source, found in zip(batch, known, strict=True):
            yield Extracted(source=source, extraction=found or next(new), parsed=found is None)


def embeddings(
    functions: Sequence[Function], model: str, cache: Cache, workers: Workers
) -> tuple[Embeddings, int]:
    """Vectors of functions with distinct digests, in their order, and how many were computed."""
    identity = _loaded(model).model
    digests = tuple(function.digest for function in functions)
    vectors, known = cache.get_vectors(digests, identity)
    rows = np.flatnonzero(~known).tolist()
    tasks = [
        [functions[row] for row in rows[i : i + _FUNCTIONS_A_TASK]]
        for i in range(0, len(rows), _FUNCTIONS_A_TASK)
    ]
    spread = len(tasks) > 2
    done = 0
    for computed in workers.map(partial(_embed, model), tasks, spread):
        vectors[rows[done : done + len(computed)]] = computed
        done += len(computed)
    if rows:
        fresh = tuple(digests[row] for row in rows)
        cache.put_vectors(Embeddings(digests=fresh, vectors=vectors[rows], model=identity))
    return Embeddings(digests=digests, vectors=vectors, model=identity), len(rows)


@once
def _loaded(model: str) -> table.Embedder:
    """The model, loaded once in each process."""
    return table.load(model)


def _extracted(sources: Sequence[SourceFile], workers: Workers) -> list[Extraction]:
    """The extraction of each file; a file of which the parser dies is skipped, whatever it is."""
    spread = sum(len(source.content) for source in sources) > _WORTH_SPREADING
    tasks = [sources[i : i + _FILES_A_TASK] for i in range(0, len(sources), _FILES_A_TASK)]
    found: list[Extraction] = []
    try:
        for part in workers.map(_extract_all, tasks, spread):
            found += part
    except BrokenProcessPool:
        done = len(found) // _FILES_A_TASK
        suspects = tasks[done : done + workers.in_flight]
        found += [one for task in suspects for one in _one_by_one(task)]
        found += _extracted(sources[len(found) :], workers)
    return found


def _one_by_one(sources: Sequence[SourceFile]) -> list[Extraction]:
    """The extractions of files among which may be one of which the parser dies."""
    nothing: list[Extraction] = []
    return alone(_extract_all, sources, nothing) or [
        alone(extract, source, _crashed(source)) for source in sources
    ]


def _crashed(source: SourceFile) -> Extraction:
    skipped = Skipped(path=source.path, reason=SkipReason.CRASHED)
    return Extraction(skipped=(skipped,))


def _extract_all(sources: Sequence[SourceFile]) -> list[Extraction]:
    return [extract(source) for source in sources]


def _embed(model: str, functions: Sequence[Function]) -> Float32:
    return _loaded(model).embed(functions)

"""The costly stages behind the cache: only what no earlier run saw is parsed or embedded."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from functools import cache as once
from functools import partial
from itertools import islice

import numpy as np

from dupcheck import pace
from dupcheck.arrays import Bool, Embeddings, Float32, Int64
from dupcheck.cache.parts import parts
from dupcheck.cache.store import Cache
from dupcheck.compare import frequencies
from dupcheck.compare.frequencies import Features
from dupcheck.embed import table
from dupcheck.extract.functions import RECIPE, extract
from dupcheck.languages.edition import edition
from dupcheck.progress import Progress
from dupcheck.records import Extraction, Function, ModelId, Skipped, SkipReason, SourceFile
from dupcheck.workers import Workers, alone

_FILES_AT_ONCE = 1_024
_FILES_A_TASK = 16
_WORTH_SPREADING = 400_000
"""Bytes of source below which starting worker processes costs more than it saves."""
_FUNCTIONS_A_TASK = 1_024
_PARTS_WORTH_SPREADING = 100


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Read:
    """Vectors of functions, shape (n, dim), row i for functions[i]; zeros where not `known`.

    `embedded` of them were computed in this run.
    """

    vectors: Float32
    known: Bool
    embedded: int
    model: ModelId
    notices: tuple[str, ...]


def embeddings(
    functions: Sequence[Function],
    order: Int64,
    model: str,
    options: table.ModelOptions,
    cache: Cache,
    workers: Workers,
    progress: Progress,
    deadline: float | None = None,
) -> Read:
    """Vectors of some functions of distinct digests: those in `order`, the first of them first.

    After the `deadline`, by the monotonic clock, nothing more is begun; then some remain unknown.
    What is computed is kept in the cache as it comes, whatever happens later.
    """
    embedder = loaded(model, options)
    keys = [embedder.key(function) for function in functions]
    vectors, known = cache.get_vectors(keys, embedder.model)
    missing = order[~known[order]]
    batches = (
        _spread(functions, missing, model, workers)
        if table.model_row(model).everywhere
        else _paced(functions, missing, embedder, deadline)
    )
    done = 0
    progress(f"embedding with {model}", 0, len(missing))
    for rows, computed in batches:
        vectors[rows] = computed
        known[rows] = True
        fresh = tuple(keys[row] for row in rows)
        cache.put_vectors(Embeddings(digests=fresh, vectors=computed, model=embedder.model))
        done += len(rows)
        progress(f"embedding with {model}", done, len(missing))
    wanted = np.zeros(len(functions), np.bool_)
    wanted[order] = True
    return Read(
        vectors=vectors,
        known=known & wanted,
        embedded=done,
        model=embedder.model,
        notices=embedder.notices,
    )


def features(functions: Sequence[Function], cache: Cache, workers: Workers) -> Features:
    """The features of functions of distinct digests, in their order."""
    cuts = parts([function.digest for function in functions])
    digests = [[function.digest for function in functions[cut]] for cut in cuts]
    found = cache.get_features(digests, frequencies.RECIPE)
    missing = [number for number, one in enumerate(found) if one is None]
    codes = ([function.code for function in functions[cuts[number]]] for number in missing)
    spread = len(missing) > _PARTS_WORTH_SPREADING
    fresh = list(workers.map(frequencies.features, codes, spread))
    cache.put_features([digests[number] for number in missing], fresh, frequencies.RECIPE)
    new = iter(fresh)
    return Features.stacked([one or next(new) for one in found])


def known(functions: Sequence[Function], embedder: table.Embedder, cache: Cache) -> Bool:
    """Of which functions the cache has the vector."""
    return cache.get_vectors([embedder.key(function) for function in functions], embedder.model)[1]


@once
def loaded(model: str, options: table.ModelOptions) -> table.Embedder:
    """The model, loaded once in each process."""
    return table.load(model, options)


def _spread(
    functions: Sequence[Function], rows: Int64, model: str, workers: Workers
) -> Iterator[tuple[Int64, Float32]]:
    """Rows and their vectors, from all processes: each has the model."""
    parts = [rows[at : at + _FUNCTIONS_A_TASK] for at in range(0, len(rows), _FUNCTIONS_A_TASK)]
    tasks = ([functions[row] for row in part] for part in parts)
    computed = workers.map(partial(_embed, model), tasks, len(parts) > 2)
    yield from zip(parts, computed, strict=True)


def _paced(
    functions: Sequence[Function],
    rows: Int64,
    embedder: table.Embedder,
    deadline: float | None,
) -> Iterator[tuple[Int64, Float32]]:
    """Rows and their vectors, some seconds of work at a time, until the deadline."""
    if deadline is None:
        # Texts of one length are read together: that matters more than what comes first.
        rows = np.array(sorted(rows, key=lambda row: functions[row].size), np.int64)
    for part in pace.parts(len(rows), deadline):
        yield rows[part], embedder.embed([functions[row] for row in rows[part]])


def _extracted(sources: Sequence[SourceFile], workers: Workers) -> list[Extraction]:
    """The extraction of each file; a file of which the parser dies is skipped, whatever it is."""
    spread = sum(len(source.content) for source in sources) > _WORTH_SPREADING
    tasks = [sources[i : i + _FILES_A_TASK] for i in range(0, len(sources), _FILES_A_TASK)]
    found: list[Extraction] = []
    try:
        for part in workers.map(_extract_all, tasks, spread):
            found += part
    except BrokenExecutor:
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
    return loaded(model, table.ModelOptions()).embed(functions)

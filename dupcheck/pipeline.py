"""The road of the data, from settings to a report: the only place where the stages meet."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from dupcheck import findings, match, stored
from dupcheck.cache.store import Cache
from dupcheck.clock import Clock
from dupcheck.config import Settings
from dupcheck.embed.table import model_row
from dupcheck.explain import explanation, function_at
from dupcheck.index import table as indexes
from dupcheck.judge import Judge
from dupcheck.records import (
    Explanation,
    Float32,
    Function,
    Int64,
    Match,
    Pairs,
    Report,
    Skipped,
    SourceFile,
    Stats,
    Verdict,
)
from dupcheck.sources import source_files
from dupcheck.workers import Workers

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is (0 where that is unknown)."""


def scan(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    progress: Progress,
    cache_folder: Path | None,
) -> Report:
    """Finds the duplicates among all functions of a repository, or of some paths in it."""
    thresholds = _thresholds(settings)
    clock = Clock()
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        with clock.stage("extract"):
            repository = _read(root, settings, paths, progress, cache, workers)
        compared = match.comparable(repository.functions, settings)
        copies = match.copies_by_digest(compared)
        firsts = [places[0] for places in copies.values()]
        with clock.stage("embed"):
            progress("embedding", 0, len(firsts))
            embeddings, embedded = stored.embeddings(firsts, settings.model, cache, workers)
    with clock.stage("match"):
        progress("matching", 0, len(firsts))
        matches = [*match.identical(copies)]
        near = list(_near(embeddings.vectors, match.families(firsts), thresholds))
        for pairs in near:
            nearest = match.nearest(pairs, model_row(settings.model).certain)
            matches += match.matches(copies, embeddings.digests, nearest)
    with clock.stage("judge"):
        verdicts = _convinced(matches, Judge(firsts), settings.min_confidence, progress)
    with clock.stage("group"):
        callers = findings.callers(verdicts, repository.functions)
        separate = settings.tests == "separate"
        found = findings.group(verdicts, copies, callers, separate_tests=separate)
    return Report(
        findings=found,
        skipped=repository.skipped,
        stats=Stats(
            files=repository.files,
            functions=len(repository.functions),
            compared=len(compared),
            parsed=repository.parsed,
            embedded=embedded,
            candidates=len(matches),
            languages=_languages(repository.functions),
            seconds=clock.seconds,
        ),
        model=embeddings.model,
        threshold=thresholds[0],
        cross_threshold=thresholds[1],
        min_confidence=settings.min_confidence,
        notices=(*cache.notices, *_capped(near)),
    )


def explain(
    root: Path, left: str, right: str, settings: Settings, cache_folder: Path | None
) -> Explanation:
    """Every similarity of the functions at two places (`path:line` or `path:name`), and why.

    The whole repository is read, for what is common in it counts less. Raises `UsageError` where
    there is no function at a place.
    """
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        functions = _read(root, settings, (), _silent, cache, workers).functions
        pair = function_at(functions, left), function_at(functions, right)
        distinct = list({function.digest: function for function in pair}.values())
        embeddings, _ = stored.embeddings(distinct, settings.model, cache, workers)
    cosine = float(embeddings.vectors[0] @ embeddings.vectors[-1])
    copies = match.copies_by_digest(match.comparable(functions, settings))
    judge = Judge([places[0] for places in copies.values()])
    verdict = judge.verdict(Match(left=pair[0], right=pair[1], similarity=cosine))
    return explanation(verdict, settings, *_thresholds(settings))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Repository:
    """All functions in the order of path and span, what was left out, and how many were new."""

    functions: tuple[Function, ...]
    skipped: tuple[Skipped, ...]
    files: int
    parsed: int


def _read(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    progress: Progress,
    cache: Cache,
    workers: Workers,
) -> _Repository:
    functions: list[Function] = []
    skipped: list[Skipped] = []
    files = parsed = 0

    def readable() -> Iterator[SourceFile]:
        for item in source_files.read(root, settings, paths):
            if isinstance(item, SourceFile):
                yield item
            else:
                skipped.append(item)

    for one in stored.extractions(readable(), cache, workers):
        functions += one.extraction.functions
        skipped += one.extraction.skipped
        files += 1
        parsed += one.parsed
        progress("reading", files, 0)
    skipped.sort(key=lambda item: (item.path, item.line or 0))
    return _Repository(
        functions=tuple(functions), skipped=tuple(skipped), files=files, parsed=parsed
    )


def _near(
    vectors: Float32, families: Sequence[Int64], thresholds: tuple[float, float]
) -> Iterator[Pairs]:
    """Near rows within each family of languages, and between every two families."""
    within, across = thresholds
    index = indexes.load(indexes.choose(len(vectors)))
    for one in families:
        yield _renumbered(index.pairs(vectors[one], within), one, one)
    for one, other in combinations(families, 2):
        yield _renumbered(index.neighbours(vectors[other], vectors[one], across), one, other)


def _renumbered(pairs: Pairs, lefts: Int64, rights: Int64) -> Pairs:
    """Pairs of rows of two parts as pairs of rows of the whole."""
    return replace(pairs, left=lefts[pairs.left], right=rights[pairs.right])


def _convinced(
    matches: Sequence[Match], judge: Judge, min_confidence: float, progress: Progress
) -> list[Verdict]:
    """The verdicts of at least the wanted confidence."""
    verdicts = []
    for number, one in enumerate(matches):
        progress("judging", number, len(matches))
        if verdict := judge.convinced(one, min_confidence):
            verdicts.append(verdict)
    return verdicts


def _thresholds(settings: Settings) -> tuple[float, float]:
    """Smallest cosine within a language and across languages."""
    row = model_row(settings.model)
    same, cross = settings.threshold, settings.cross_threshold
    return (
        row.threshold if same is None else same,
        row.cross_threshold if cross is None else cross,
    )


def _capped(near: Sequence[Pairs]) -> Iterator[str]:
    if capped := sum(pairs.capped for pairs in near):
        yield (
            f"{capped} functions are like so many others that only their nearest"
            " neighbours were compared"
        )


def _languages(functions: Sequence[Function]) -> tuple[tuple[str, int], ...]:
    """Functions by language, the most frequent first, ties by name."""
    counted = Counter(function.language for function in functions)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No progress to tell."""

"""The road of the data, from settings to a report: the only place where the stages meet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dupcheck import findings, match, stored
from dupcheck.cache.store import Cache
from dupcheck.clock import Clock
from dupcheck.config import Settings
from dupcheck.embed.table import model_row
from dupcheck.explain import explanation, function_at
from dupcheck.judge import Judge
from dupcheck.progress import Progress, silent
from dupcheck.records import (
    Bool,
    Explanation,
    Function,
    Int64,
    Match,
    ModelId,
    Report,
    Skipped,
    SourceFile,
    Stats,
    Verdict,
)
from dupcheck.rerank import table as rerank
from dupcheck.search import Near, Nearness, Search, options, thresholds
from dupcheck.second_look import SecondLook, is_proposed, looked_at, second_look
from dupcheck.sources import source_files
from dupcheck.workers import Workers


def scan(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    progress: Progress,
    cache_folder: Path | None,
    against_all: bool = False,
) -> Report:
    """Finds the duplicates among all functions of a repository, or of some paths in it.

    With `against_all` functions of the paths are compared with the whole repository.
    """
    clock = Clock()
    how = options(settings, progress)
    reranker = rerank.load(settings.rerank, how) if settings.rerank else None
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        with clock.stage("extract"):
            part = () if against_all else paths
            repository = read_repository(root, settings, part, progress, cache, workers)
            asked = _asked(root, settings, paths) if against_all else None
        compared = match.comparable(repository.functions, settings)
        copies = _asked_first(match.copies_by_digest(compared), asked)
        firsts = [places[0] for places in copies.values()]
        rows = _rows(firsts, asked)
        search = Search(firsts, rows, settings, cache, workers, progress)
        with clock.stage("match"):
            found = search.run()
        near, semantic, second = found.near, _semantic(settings, found.model), None
        if reranker:
            with clock.stage("second look"):
                likely, deadline = search.candidates(), search.deadline
                second = second_look(near, likely, firsts, reranker, cache, progress, deadline)
            near, semantic[second.name] = second.near, second.thresholds
    judge = Judge(firsts, semantic)
    with clock.stage("judge"):
        matches = [*match.identical(copies), *_matches(copies, near)]
        verdicts = _convinced(matches, judge, settings.min_confidence, progress)
        if asked is not None:
            # The copies of what is asked about are copies of one another as well.
            involved = _involved(verdicts, copies, rows)
            others = list(_matches(copies, search.among(involved)))
            verdicts += _convinced(others, judge, settings.min_confidence, progress)
    with clock.stage("group"):
        callers = findings.callers(verdicts, repository.functions)
        grouped = findings.group(verdicts, copies, callers, settings.tests == "separate")
    within, across = thresholds(settings, settings.model)
    return Report(
        findings=grouped if asked is None else findings.touching(grouped, asked),
        skipped=repository.skipped,
        stats=_stats(repository, len(compared), found, second, len(matches), clock),
        model=found.model,
        proposer=found.proposer,
        reranker=second.model if second else None,
        threshold=within,
        cross_threshold=across,
        min_confidence=settings.min_confidence,
        notices=(*cache.notices, *found.notices, *(second.notices if second else ())),
    )


def explain(
    root: Path, left: str, right: str, settings: Settings, cache_folder: Path | None
) -> Explanation:
    """Every similarity of the functions at two places (`path:line` or `path:name`), and why.

    The whole repository is read, for what is common in it counts less. Raises `UsageError` where
    there is no function at a place.
    """
    reranker = rerank.load(settings.rerank, options(settings)) if settings.rerank else None
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        functions = read_repository(root, settings, (), silent, cache, workers).functions
        places = function_at(functions, left), function_at(functions, right)
        distinct = list({function.digest: function for function in places}.values())
        chosen = np.arange(len(distinct)), settings.model, options(settings)
        read = stored.embeddings(distinct, *chosen, cache, workers, silent)
        cosine = float(read.vectors[0] @ read.vectors[-1])
        pair = Match(left=places[0], right=places[1], similarity=cosine, model=read.model.name)
        semantic, limits = _semantic(settings, read.model), thresholds(settings, settings.model)
        if reranker and distinct[1:] and is_proposed(pair, settings):
            pair = looked_at(pair, reranker, cache)
            limits = reranker.threshold, reranker.cross_threshold
            semantic = {pair.model: limits}
    copies = match.copies_by_digest(match.comparable(functions, settings))
    judge = Judge([places[0] for places in copies.values()], semantic)
    return explanation(judge.verdict(pair), settings, *limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """All functions in the order of path and span, what was left out, and how many were new."""

    functions: tuple[Function, ...]
    skipped: tuple[Skipped, ...]
    files: int
    parsed: int


def read_repository(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    progress: Progress,
    cache: Cache,
    workers: Workers,
) -> Repository:
    """Reads and parses what the settings let in, or of that what lies in some paths."""
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
    return Repository(
        functions=tuple(functions), skipped=tuple(skipped), files=files, parsed=parsed
    )


def _asked(root: Path, settings: Settings, paths: Sequence[str]) -> frozenset[str]:
    """The files that the paths name."""
    read = source_files.read(root, settings, paths)
    return frozenset(item.path for item in read if isinstance(item, SourceFile))


def _asked_first(copies: match.Copies, asked: frozenset[str] | None) -> match.Copies:
    """Of each digest the places that are asked about before the others: one speaks for all."""
    if asked is None:
        return copies
    return {
        digest: sorted(places, key=lambda place: place.path not in asked)
        for digest, places in copies.items()
    }


def _rows(firsts: Sequence[Function], asked: frozenset[str] | None) -> Bool:
    """Which digests are asked about, of which the first places are given."""
    return np.array([asked is None or first.path in asked for first in firsts], np.bool_)


def _matches(copies: match.Copies, near: Iterable[Near]) -> Iterator[Match]:
    digests = list(copies)
    for one in near:
        yield from match.matches(copies, digests, one.pairs, one.model)


def _involved(verdicts: Iterable[Verdict], copies: match.Copies, asked: Bool) -> Int64:
    """The rows of the functions of verdicts on an asked row."""
    row = {digest: number for number, digest in enumerate(copies)}
    pairs = [(row[v.match.left.digest], row[v.match.right.digest]) for v in verdicts]
    sides = {side for pair in pairs if asked[list(pair)].any() for side in pair}
    return np.array(sorted(sides), np.int64)


def _semantic(settings: Settings, model: ModelId) -> dict[str, tuple[float, float]]:
    """The deciding model with its thresholds, if it knows what code means."""
    semantic = model_row(settings.model).semantic
    return {model.name: thresholds(settings, settings.model)} if semantic else {}


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


def _stats(
    repository: Repository,
    compared: int,
    found: Nearness,
    second: SecondLook | None,
    candidates: int,
    clock: Clock,
) -> Stats:
    return Stats(
        files=repository.files,
        functions=len(repository.functions),
        compared=compared,
        parsed=repository.parsed,
        embedded=found.embedded,
        reused=found.reused,
        left=found.left,
        reranked=second.looked if second else 0,
        candidates=candidates,
        languages=_languages(repository.functions),
        seconds=clock.seconds,
    )


def _languages(functions: Sequence[Function]) -> tuple[tuple[str, int], ...]:
    """Functions by language, the most frequent first, ties by name."""
    counted = Counter(function.language for function in functions)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

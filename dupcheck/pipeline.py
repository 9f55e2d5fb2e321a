"""The road of the data, from settings to a report: the only place where the stages meet."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dupcheck import findings, match, sources, stored
from dupcheck.cache import Cache
from dupcheck.config import Settings
from dupcheck.embed.table import model_row
from dupcheck.index import table as indexes
from dupcheck.judge import Judge
from dupcheck.records import Function, Match, Report, Skipped, SourceFile, Stats, Verdict
from dupcheck.workers import Workers

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is (0 where that is unknown)."""


@dataclass(slots=True)
class Clock:
    """Wall-clock seconds by stage, in the order in which the stages ran."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times one stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """All functions of a repository in the order of path and span, and what was left out of it."""

    functions: tuple[Function, ...]
    skipped: tuple[Skipped, ...]
    files: int
    parsed: int


def scan(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    progress: Progress,
    cache_folder: Path | None,
) -> Report:
    """Finds the duplicates among all functions of a repository, or of some paths in it."""
    row = model_row(settings.model)
    threshold = row.threshold if settings.threshold is None else settings.threshold
    cross = row.cross_threshold if settings.cross_threshold is None else settings.cross_threshold
    clock = Clock()
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        with clock.stage("extract"):
            repository = read(root, settings, paths, progress, cache, workers)
        compared = [f for f in repository.functions if f.size >= settings.min_tokens]
        copies = match.copies_by_digest(compared)
        firsts = [places[0] for places in copies.values()]
        with clock.stage("embed"):
            progress("embedding", 0, len(firsts))
            embeddings, embedded = stored.embeddings(firsts, settings.model, cache, workers)
        notices = cache.notices
    with clock.stage("match"):
        progress("matching", 0, len(firsts))
        pairs = indexes.pairs(embeddings.vectors, min(threshold, cross))
        matches = [
            *match.identical(copies),
            *match.matches(copies, embeddings.digests, pairs, threshold, cross),
        ]
    with clock.stage("judge"):
        verdicts = _convinced(matches, Judge(compared), settings, progress)
    with clock.stage("group"):
        callers = _callers(verdicts, repository.functions)
        separate = settings.tests == "separate"
        found = findings.group(verdicts, copies, callers, separate_tests=separate)
    languages = Counter(function.language for function in repository.functions)
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
            languages=tuple(languages.most_common()),
            seconds=tuple(clock.seconds.items()),
        ),
        model=embeddings.model,
        threshold=threshold,
        cross_threshold=cross,
        min_confidence=settings.min_confidence,
        notices=notices,
    )


def read(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    progress: Progress,
    cache: Cache,
    workers: Workers,
) -> Repository:
    """Extracts all functions, of whatever size, as the cache remembers them or anew."""
    functions: list[Function] = []
    skipped: list[Skipped] = []
    files = parsed = 0

    def readable() -> Iterator[SourceFile]:
        for item in sources.read(root, settings, paths):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                yield item

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


def _convinced(
    matches: Sequence[Match], judge: Judge, settings: Settings, progress: Progress
) -> list[Verdict]:
    """The verdicts of at least the wanted confidence."""
    verdicts = []
    for number, one in enumerate(matches):
        if number % 256 == 0:
            progress("judging", number, len(matches))
        verdict = judge.verdict(one)
        if verdict.confidence >= settings.min_confidence:
            verdicts.append(verdict)
    return verdicts


def _callers(verdicts: Sequence[Verdict], functions: Sequence[Function]) -> Counter[str]:
    """How many functions call each of the names that the verdicts are about."""
    names = {
        "i" + function.name.rpartition(".")[2]
        for verdict in verdicts
        for function in (verdict.match.left, verdict.match.right)
    }
    callers: Counter[str] = Counter()
    for function in functions:
        own = function.name.rpartition(".")[2]
        for name in names.intersection(function.code.split()):
            if name[1:] != own and f"{name} o(" in function.code:
                callers[name[1:]] += 1
    return callers

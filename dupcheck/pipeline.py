"""The road of the data, from settings to a report: the only place where the stages meet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from dupcheck import match, stored
from dupcheck.answer import Means, Question, answer, semantics
from dupcheck.cache.store import Cache
from dupcheck.clock import Clock
from dupcheck.config import Settings
from dupcheck.explain import explanation, function_at
from dupcheck.judge import Judge
from dupcheck.progress import Progress, silent
from dupcheck.records import Explanation, Function, Identity, Match, Report, SourceFile
from dupcheck.repository import read_repository
from dupcheck.rerank import table as rerank
from dupcheck.search import options, thresholds
from dupcheck.second_look import is_proposed, looked_at
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
    reranker = (
        rerank.load(settings.rerank, options(settings, progress)) if settings.rerank else None
    )
    with _means(settings, progress, cache_folder) as means:
        with means.clock.stage("extract"):
            part = () if against_all else paths
            repository = read_repository(root, settings, part, progress, means.cache, means.workers)
            asked = _asked(root, settings, paths, repository.functions) if against_all else None
        return answer(Question(repository=repository, asked=asked), means, reranker)


def explain(
    root: Path, left: str, right: str, settings: Settings, cache_folder: Path | None
) -> Explanation:
    """Every similarity of the functions at two places (`path:line` or `path:name`), and why.

    The whole repository is read, for what is common in it counts less. Raises `UsageError` where
    there is no function at a place.
    """
    reranker = _reranker(settings, silent)
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        functions = read_repository(root, settings, (), silent, cache, workers).functions
        places = function_at(functions, left), function_at(functions, right)
        distinct = list({function.digest: function for function in places}.values())
        chosen = np.arange(len(distinct)), settings.model, options(settings)
        read = stored.embeddings(distinct, *chosen, cache, workers, silent)
        cosine = float(read.vectors[0] @ read.vectors[-1])
        pair = Match(left=places[0], right=places[1], similarity=cosine, model=read.model.name)
        semantic, limits = semantics(settings, read.model), thresholds(settings, settings.model)
        if reranker and distinct[1:] and is_proposed(pair, settings):
            pair = looked_at(pair, reranker, cache)
            limits = reranker.threshold, reranker.cross_threshold
            semantic = {pair.model: limits}
    copies = match.copies_by_digest(match.comparable(functions, settings))
    judge = Judge([places[0] for places in copies.values()], semantic)
    return explanation(judge.verdict(pair), settings, *limits)


def _reranker(settings: Settings, progress: Progress) -> rerank.Reranker | None:
    return rerank.load(settings.rerank, options(settings, progress)) if settings.rerank else None


@contextmanager
def _means(settings: Settings, progress: Progress, cache_folder: Path | None) -> Iterator[Means]:
    clock = Clock()
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        yield Means(settings=settings, cache=cache, workers=workers, progress=progress, clock=clock)


def _asked(
    root: Path, settings: Settings, paths: Sequence[str], functions: Sequence[Function]
) -> frozenset[Identity]:
    """The functions in the files that the paths name."""
    read = source_files.read(root, settings, paths)
    files = frozenset(item.path for item in read if isinstance(item, SourceFile))
    return frozenset(function.identity for function in functions if function.path in files)

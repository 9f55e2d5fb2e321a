"""The road of the data, from settings to a report: the only place where the stages meet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from dupcheck import match, stored
from dupcheck.answer import Means, Question, answer, semantics
from dupcheck.baseline import Baseline, functions
from dupcheck.cache.store import Cache
from dupcheck.change import unseen
from dupcheck.change.functions import touched
from dupcheck.changes import Change, Snapshot
from dupcheck.clock import Clock
from dupcheck.config import Settings
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.meaning import likeness
from dupcheck.explain import as_told, explanation, function_at
from dupcheck.findings.settle import settle
from dupcheck.judge import Judge
from dupcheck.languages import detect
from dupcheck.policy import Policy, parse
from dupcheck.progress import Progress, silent
from dupcheck.records import (
    Explanation,
    Finding,
    Function,
    Identity,
    Match,
    Report,
    Silence,
    Silencer,
    SourceFile,
)
from dupcheck.repository import NOTHING, Repository, read_repository
from dupcheck.rerank import table as rerank
from dupcheck.reuse.advice import advised
from dupcheck.reuse.reach import Reuse
from dupcheck.search import options
from dupcheck.second_look import is_proposed, looked_at
from dupcheck.sources import source_files
from dupcheck.sources.ahead import Ahead
from dupcheck.sources.source_files import Files
from dupcheck.sources.state import State
from dupcheck.suppress import notices as suppress
from dupcheck.suppress.rules import Rules
from dupcheck.workers import Workers

NOTHING_KNOWN = Baseline()


def scan(
    root: Path,
    settings: Settings,
    paths: Sequence[str],
    progress: Progress,
    cache_folder: Path | None,
    against_all: bool = False,
    baseline: Baseline = NOTHING_KNOWN,
) -> Report:
    """Finds the duplicates among all functions of a repository, or of some paths in it.

    With `against_all` functions of the paths are compared with the whole repository. What the
    `baseline` knows is kept quiet, unless the settings want to hear of all.
    """
    rules, policy = Rules(settings.ignore_pairs), parse(settings.fail_on)
    reranker = _reranker(settings, progress)
    with _means(settings, progress, cache_folder) as means:
        with means.clock.stage("extract"):
            files = source_files.files(root, settings)
            repository = _read(files, means, () if against_all else paths)
            asked = _asked(files, paths, repository.functions) if against_all else None
        question = Question(repository=repository, asked=asked, silencing=rules)
        report = answer(question, means, reranker)
    report = _settled(report, policy, rules, baseline, repository)
    if not paths:
        # Of a part nothing follows: what is silenced may lie elsewhere.
        compared = match.comparable(repository.functions, settings)
        report = replace(report, unused=rules.unused_in_scan(compared))
    return _advised(report, files.state)


def diff(
    root: Path,
    settings: Settings,
    change: Change,
    progress: Progress,
    cache_folder: Path | None,
    baseline: Baseline = NOTHING_KNOWN,
    ruling: Snapshot | None = None,
) -> Report:
    """Finds what the functions that a change added or changed repeat, after the change.

    They are compared with the whole repository and with one another. What was alike already
    before the change, and what only moved, is not new. Ignore files and attributes are those of
    the state `ruling`, by default of the state after the change.
    """
    rules, policy = Rules(settings.ignore_pairs), parse(settings.fail_on)
    reranker = _reranker(settings, progress)
    with _means(settings, progress, cache_folder) as means:
        with means.clock.stage("extract"):
            files = source_files.files(root, settings, change.after, ruling)
            changed = _changed_files(files, change, means)
            # By the same rules: what was left out before, and no more, is new.
            old = files.taken([(file.old_path, c) for file in change.files for c in file.before])
            found = touched(change, _functions(old, means), changed.functions)
            # Where nothing is asked about, nothing else need be read.
            repository = _read(files, means) if found.functions else changed
        question = Question(
            repository=repository,
            asked=frozenset(function.identity for function in found.functions),
            change=change,
            before=found.predecessors,
            silencing=rules,
        )
        report = answer(question, means, reranker)
    told = unseen.notices(change, changed.skipped, {source.path for source in old})
    report = replace(report, notices=(*report.notices, *told))
    return _advised(_settled(report, policy, rules, baseline, changed), files.state)


def explain(
    root: Path, left: str, right: str, settings: Settings, cache_folder: Path | None
) -> Explanation:
    """Every similarity of the functions at two places (`path:line` or `path:name`), and why.

    The whole repository is read, for what is common in it counts less. Raises `UsageError` where
    there is no function at a place.
    """
    reranker = _reranker(settings, silent)
    files = source_files.files(root, settings)
    with _means(settings, silent, cache_folder) as means:
        cache, workers = means.cache, means.workers
        repository = read_repository(files, (), silent, cache, workers)
        functions = repository.functions
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
        judge = Judge([places[0] for places in copies.values()], likeness, semantic)
        explained = explanation(judge.verdict(pair), settings, *limits)
        if not explained.reported:
            return explained
        asked = frozenset(place.identity for place in places)
        question = Question(repository=repository, asked=asked)
        return as_told(explained, answer(question, means, reranker))


def _settled(
    report: Report, policy: Policy, rules: Rules, baseline: Baseline, spoken_in: Repository
) -> Report:
    """The report with what is known kept quiet, and what is wrong with words that silence.

    Comments are those in `spoken_in`: a change need not hear of those that it did not come near.
    """

    def in_baseline(finding: Finding) -> Silence | None:
        found = baseline.recognised(finding)
        if found is None:
            return None
        return Silence(by=Silencer.BASELINE, where=baseline.where, reason=found.entry.reason)

    settled = settle(report.findings, in_baseline, policy.speaks_of_known, policy.fails)
    told = suppress.notices(spoken_in.remarks, spoken_in.functions)
    told += suppress.added(report.quiet, report.change)
    return replace(
        report,
        findings=settled.findings,
        quiet=(*settled.quiet, *report.quiet),
        notices=(*report.notices, *rules.notices, *told),
    )


def _advised(report: Report, state: State) -> Report:
    """The report with what its findings say of using what exists."""
    if not report.findings:
        return report
    ahead = Ahead(state, (one.path for finding in report.findings for one in functions(finding)))
    reuse = Reuse((entry.path for entry in state.entries()), ahead.read)
    return replace(report, findings=tuple(advised(one, reuse) for one in report.findings))


def _reranker(settings: Settings, progress: Progress) -> rerank.Reranker | None:
    return rerank.load(settings.rerank, options(settings, progress)) if settings.rerank else None


@contextmanager
def _means(settings: Settings, progress: Progress, cache_folder: Path | None) -> Iterator[Means]:
    clock = Clock()
    with Cache(cache_folder) as cache, Workers(settings.jobs) as workers:
        yield Means(settings=settings, cache=cache, workers=workers, progress=progress, clock=clock)


def _asked(
    files: Files, paths: Sequence[str], functions: Sequence[Function]
) -> frozenset[Identity]:
    """The functions in the files that the paths name."""
    named = frozenset(item.path for item in files.read(paths) if isinstance(item, SourceFile))
    return frozenset(function.identity for function in functions if function.path in named)


def _read(files: Files, means: Means, paths: Sequence[str] = ()) -> Repository:
    return read_repository(files, paths, means.progress, means.cache, means.workers)


def _changed_files(files: Files, change: Change, means: Means) -> Repository:
    paths = [file.path for file in change.files if file.path and detect.may_be_code(file.path)]
    return _read(files.only(paths), means) if paths else NOTHING


def _functions(sources: Sequence[SourceFile], means: Means) -> list[Function]:
    read = stored.extractions(sources, means.cache, means.workers)
    return [function for one in read for function in one.extraction.functions]

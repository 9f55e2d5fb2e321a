"""What is asked about a repository, and the report that answers it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dupcheck import match, stored
from dupcheck.arrays import Int64
from dupcheck.cache.store import Cache
from dupcheck.changes import Change
from dupcheck.clock import Clock
from dupcheck.codes import Codes, of_distinct
from dupcheck.config import Settings
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.meaning import likeness
from dupcheck.embed.table import model_row
from dupcheck.findings.group import Grouped, callers, group
from dupcheck.findings.members import NEVER, Silencing
from dupcheck.findings.standing import past
from dupcheck.judge import Judge
from dupcheck.progress import Progress
from dupcheck.records import Finding, Function, Identity, Match, ModelId, Report, Stats, Verdict
from dupcheck.repository import Repository
from dupcheck.rerank.table import Reranker
from dupcheck.search import Near, Nearness, Search, unread
from dupcheck.second_look import SecondLook, second_look
from dupcheck.workers import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What every run works with."""

    settings: Settings
    cache: Cache
    workers: Workers
    progress: Progress
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which functions of a repository are asked about; `asked` None means all.

    Of a change `before` has what touched functions were before it, where they were there.
    """

    repository: Repository
    asked: frozenset[Identity] | None = None
    change: Change | None = None
    before: Mapping[Identity, Function] = field(default_factory=dict)
    silencing: Silencing = NEVER


def answer(question: Question, means: Means, reranker: Reranker | None = None) -> Report:
    """Every finding in which something takes part that was asked about; none is settled yet."""
    settings, clock = means.settings, means.clock
    compared = match.comparable(question.repository.functions, settings)
    codes = of_distinct(compared, question.before, question.asked, settings)
    common = (means.cache, means.workers, means.progress)
    search = Search(codes.firsts, codes.asked, settings, *common, codes.gone)
    with clock.stage("match"):
        found = search.run() if codes.asked.any() else unread(settings)
    near, semantic, second = found.near, semantics(settings, found.model), None
    if reranker and codes.asked.any():
        with clock.stage("second look"):
            second = _second_look(near, search, codes, reranker, means)
        near, semantic[second.name] = second.near, second.thresholds
    with clock.stage("judge"):
        usual = _usual(question, codes)
        verdicts, looked = _verdicts(codes, usual, near, semantic, search, means)
    with clock.stage("group"):
        grouped = _grouped(question, codes, verdicts, settings)
    within, across = thresholds(settings, settings.model)
    return Report(
        findings=grouped.findings,
        quiet=grouped.quiet,
        change=question.change,
        skipped=question.repository.skipped,
        stats=_stats(question, len(compared), found, second, looked, clock),
        model=found.model,
        proposer=found.proposer,
        reranker=second.model if second else None,
        threshold=within,
        cross_threshold=across,
        min_confidence=settings.min_confidence,
        notices=(*means.cache.notices, *found.notices, *(second.notices if second else ())),
    )


def semantics(settings: Settings, model: ModelId) -> dict[str, tuple[float, float]]:
    """The deciding model with its thresholds, if it knows what code means."""
    semantic = model_row(settings.model).semantic
    return {model.name: thresholds(settings, settings.model)} if semantic else {}


def _second_look(
    near: Sequence[Near], search: Search, codes: Codes, reranker: Reranker, means: Means
) -> SecondLook:
    likely, deadline = search.candidates(), search.deadline
    return second_look(near, likely, codes.firsts, reranker, means.cache, means.progress, deadline)


def _usual(question: Question, codes: Codes) -> list[Function]:
    """The functions that say what is common here, and therefore means little.

    What a change wrote does not make itself common; where it wrote all that there is, it has to.
    """
    functions = [places[0] for places in codes.present.values()]
    if question.change is None or question.asked is None:
        return functions
    # Of each digest the place that is not asked about comes last.
    lasts = (places[-1] for places in codes.present.values())
    return [one for one in lasts if one.identity not in question.asked] or functions


def _verdicts(
    codes: Codes,
    usual: Sequence[Function],
    near: Iterable[Near],
    semantic: Mapping[str, tuple[float, float]],
    search: Search,
    means: Means,
) -> tuple[list[Verdict], int]:
    """What the judge is convinced of, and how many pairs it has looked at."""
    judge = Judge(usual, likeness, semantic, stored.features(usual, means.cache, means.workers))
    wanted, progress = means.settings.min_confidence, means.progress
    matches = [*_identical(codes, np.flatnonzero(codes.asked)), *_matches(codes.copies, near)]
    verdicts = _convinced(matches, judge, wanted, progress)
    if codes.asked.all() or not verdicts:
        return verdicts, len(matches)
    # The copies of what is asked about are copies of one another as well.
    involved = _involved(verdicts, codes)
    others = [
        *_identical(codes, involved[~codes.asked[involved]]),
        *_matches(codes.copies, search.among(involved)),
    ]
    return [*verdicts, *_convinced(others, judge, wanted, progress)], len(matches) + len(others)


def _identical(codes: Codes, rows: Int64) -> Iterator[Match]:
    digests = list(codes.copies)
    return match.identical({digests[row]: codes.copies[digests[row]] for row in rows.tolist()})


def _grouped(
    question: Question, codes: Codes, verdicts: Sequence[Verdict], settings: Settings
) -> Grouped:
    asked, touched = question.asked, frozenset[Identity]()
    if question.change is not None and asked is not None:
        touched = asked
    standing = [
        v for v in verdicts if {v.match.left.digest, v.match.right.digest} <= codes.present.keys()
    ]
    called = callers(standing, question.repository.functions)
    separate = settings.tests == "separate"
    grown = frozenset(question.before)
    grouped = group(standing, codes.present, called, separate, touched, question.silencing, grown)
    if asked is None:
        return grouped
    earlier = past(question.before, verdicts)
    return Grouped(
        findings=tuple(earlier.placed(f) for f in grouped.findings if _is_asked(f, asked)),
        quiet=tuple(one for one in grouped.quiet if _is_asked(one.finding, asked)),
    )


def _is_asked(finding: Finding, asked: frozenset[Identity]) -> bool:
    members = (finding.keep, *(copy.function for copy in finding.copies))
    return any(member.identity in asked for member in members)


def _matches(copies: match.Copies, near: Iterable[Near]) -> Iterator[Match]:
    digests = list(copies)
    for one in near:
        yield from match.matches(copies, digests, one.pairs, one.model)


def _involved(verdicts: Iterable[Verdict], codes: Codes) -> Int64:
    """The rows of the functions of verdicts on an asked row."""
    asked = codes.asked
    row = {digest: number for number, digest in enumerate(codes.copies)}
    pairs = [(row[v.match.left.digest], row[v.match.right.digest]) for v in verdicts]
    sides = {side for pair in pairs if asked[list(pair)].any() for side in pair}
    return np.array(sorted(sides), np.int64)


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
    question: Question,
    compared: int,
    found: Nearness,
    second: SecondLook | None,
    candidates: int,
    clock: Clock,
) -> Stats:
    repository, asked = question.repository, question.asked
    return Stats(
        files=repository.files,
        functions=len(repository.functions),
        compared=compared,
        asked=compared if asked is None else len(asked),
        parsed=repository.parsed,
        embedded=found.embedded,
        reused=found.reused,
        left=found.left,
        reranked=second.looked if second else 0,
        candidates=candidates,
        languages=repository.languages,
        seconds=clock.seconds,
    )

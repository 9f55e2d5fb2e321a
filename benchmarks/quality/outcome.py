"""The figures of one system on a board, by set and by language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from benchmarks.quality import measures, pool
from benchmarks.quality.board import Board, Bool, Float64, Question
from benchmarks.quality.measures import Bin
from benchmarks.quality.pool import Alarm, Key
from benchmarks.quality.scored import Scored
from dupcheck.compare.comparison import compare
from dupcheck.compare.profile import profile
from dupcheck.languages.table import same_family

RATES = (1, 3)
"""False alarms per thousand functions at which recall is measured."""
_CLONES = 0
_CLONE = 0.7
"""Share of equal tokens, names renamed alike, of what is a strong type-3 clone in BigCloneBench."""
_MOST_COMPARED = 1_000
_EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of some questions; `told[rate]` is the recall at so many false alarms per 1,000 functions.

    `told_of_clones` is that at one per 1,000, if only what is no clone is a false alarm.

    Measures in the haystack are None where a system cannot rank.
    """

    questions: int
    average_precision: float
    told: Mapping[int, float]
    told_of_clones: float = 0.0
    first: float | None = None
    among_ten: float | None = None
    reciprocal_rank: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The alarms that set a threshold: how many, how many of them read and right."""

    threshold: float
    told: int
    read: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything measured of one system."""

    name: str
    revision: str
    sets: Mapping[str, Figures]
    languages: Mapping[str, Figures]
    lines: Mapping[int, Line]
    line_of_clones: Line
    bins: Sequence[Bin] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Answer:
    """Scores of the partner, then of the negatives; the place in the haystack."""

    question: Question
    scores: Float64
    place: int | None


def functions_asked(board: Board) -> int:
    """In how many functions false alarms are counted."""
    return sum(len(project.members) for project in board.projects if project.alarms)


def alarms(scored: Scored) -> list[Alarm]:
    """What a system tells of all projects in which alarms are counted, the surest first."""
    projects = [project for project in scored.board.projects if project.alarms]
    return pool.ranked(one for p in projects for one in pool.alarms(p, scored.alarms(p)))


def outcome(scored: Scored, known: Mapping[Key, bool]) -> Outcome:
    """The figures of a system by what people said of its alarms."""
    ordered = alarms(scored)
    scores, right, read = pool.judged(ordered, known)
    count = functions_asked(scored.board)
    lines = {rate: _line(scores, right, read, rate * count / 1000) for rate in RATES}
    line = _line(scores, right | _clones(ordered), read, min(RATES) * count / 1000)
    thresholds = {rate: line.threshold for rate, line in lines.items()} | {_CLONES: line.threshold}
    answers = list(_answers(scored))
    return Outcome(
        name=scored.system.name,
        revision=scored.system.revision,
        sets=_by([one.question.set for one in answers], answers, thresholds),
        languages=_by([one.question.language for one in answers], answers, thresholds),
        lines=lines,
        line_of_clones=line,
        bins=_bins(scored, scores[read], right[read]),
    )


def _line(scores: Float64, right: Bool, read: Bool, allowed: float) -> Line:
    least = measures.threshold(scores, right, allowed)
    told = scores > least
    return Line(
        threshold=least,
        told=int(told.sum()),
        read=int((told & read).sum()),
        right=int((told & right).sum()),
    )


def _clones(ordered: Sequence[Alarm]) -> Bool:
    """Which of the surest alarms are clones by their code, whatever a reader would want to know."""
    found = np.zeros(len(ordered), np.bool_)
    for place, alarm in enumerate(ordered[:_MOST_COMPARED]):
        one, other = (alarm.project.functions[row] for row in (alarm.left, alarm.right))
        if same_family(one.language, other.language):
            found[place] = compare(profile(one.code), profile(other.code)).renamed >= _CLONE
    return found


def _answers(scored: Scored) -> Iterator[_Answer]:
    places = scored.places()
    taken: dict[str, int] = defaultdict(int)
    for project in scored.board.projects:
        if not project.questions:
            continue
        for question, scores in zip(project.questions, scored.scores(project), strict=True):
            at = taken[question.set]
            taken[question.set] += 1
            place = None if places is None else int(places[question.set][at])
            yield _Answer(question=question, scores=scores, place=place)


def _by(
    names: Sequence[str], answers: Sequence[_Answer], thresholds: Mapping[int, float]
) -> dict[str, Figures]:
    grouped: dict[str, list[_Answer]] = defaultdict(list)
    for name, answer in zip(names, answers, strict=True):
        grouped[name].append(answer)
    return {name: _figures(several, thresholds) for name, several in sorted(grouped.items())}


def _figures(answers: Sequence[_Answer], thresholds: Mapping[int, float]) -> Figures:
    scores = np.concatenate([one.scores for one in answers])
    partner = np.concatenate([np.arange(len(one.scores)) == 0 for one in answers])
    told = {
        rate: measures.recall_above(scores[partner], least) for rate, least in thresholds.items()
    }
    figures = Figures(
        questions=len(answers),
        average_precision=measures.average_precision(scores, partner),
        told={rate: told[rate] for rate in RATES},
        told_of_clones=told[_CLONES],
    )
    places = np.array([one.place for one in answers if one.place is not None], np.int64)
    if len(places) < len(answers):
        return figures
    return replace(
        figures,
        first=measures.recall_at(places, 1),
        among_ten=measures.recall_at(places, 10),
        reciprocal_rank=measures.reciprocal_rank(places),
    )


def _bins(scored: Scored, scores: Float64, right: Bool) -> Sequence[Bin]:
    if not scored.system.is_probability or not len(scores):
        return ()
    return measures.reliability(np.minimum(scores, 1), right, np.ones(len(scores)), _EDGES)

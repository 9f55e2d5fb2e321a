"""What is a false alarm is decided by people, who read the pooled alarms of all systems.

As in TREC: of every system the alarms that it is surest of are read, and what nobody has read
counts as false. Labels name their functions by package, path, name and digest; code is not kept.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.quality.board import Bool, Float64, Project
from benchmarks.quality.systems.contract import Alarms

LABELS = Path(__file__).parent / "pool.jsonl"

Key = tuple[str, str, str]
"""Project and the digests of two functions, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Two functions of a project of which a system says that they belong together."""

    project: Project
    left: int
    right: int
    score: float

    @property
    def key(self) -> Key:
        """The same whichever side comes first, and whatever release it is read in."""
        one, other = (self.project.functions[row].digest for row in (self.left, self.right))
        return (self.project.name, min(one, other), max(one, other))


def alarms(project: Project, found: Alarms) -> list[Alarm]:
    """Each pair once that is the best alarm of one of its functions."""
    scores: dict[tuple[int, int], float] = {}
    for row, other in enumerate(found.best.tolist()):
        if other >= 0:
            pair = min(row, other), max(row, other)
            scores[pair] = max(scores.get(pair, 0.0), float(found.score[row]))
    return [
        Alarm(project=project, left=left, right=right, score=score)
        for (left, right), score in scores.items()
    ]


def ranked(found: Iterable[Alarm]) -> list[Alarm]:
    """From the surest down; of equal ones in the order of their keys."""
    return sorted(found, key=lambda alarm: (-alarm.score, alarm.key))


def labels(path: Path = LABELS) -> dict[Key, bool]:
    """Which pairs have been read, and whether they are worth knowing of."""
    if not path.exists():
        return {}
    found = {}
    for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        found[row["project"], *sorted(row["digests"])] = bool(row["label"])
    return found


def judged(ordered: Sequence[Alarm], known: Mapping[Key, bool]) -> tuple[Float64, Bool, Bool]:
    """Scores of alarms, which of them are right, and which have been read."""
    scores = np.array([alarm.score for alarm in ordered], np.float64)
    right = np.array([known.get(alarm.key, False) for alarm in ordered], np.bool_)
    read = np.array([alarm.key in known for alarm in ordered], np.bool_)
    return scores, right, read


def unread(
    ordered: Sequence[Sequence[Alarm]], known: Mapping[Key, bool], most: int, wrong: int
) -> list[Alarm]:
    """What is to be read: the systems take turns with their next alarm.

    A system has had its turns when `wrong` of what was read of it is false.
    """
    chosen: dict[Key, Alarm] = {}
    false = [0] * len(ordered)
    for turn in zip_longest(*ordered):
        for system, alarm in enumerate(turn):
            if alarm is None or false[system] >= wrong:
                continue
            false[system] += known.get(alarm.key) is False
            if alarm.key not in known:
                chosen.setdefault(alarm.key, alarm)
            if len(chosen) == most:
                return list(chosen.values())
    return list(chosen.values())


def to_read(chosen: Iterable[Alarm]) -> Iterator[dict[str, Any]]:
    """Rows for a reader, who adds `label` (1 worth knowing, 0 not) and `reason`."""
    for alarm in chosen:
        sides = [alarm.project.functions[row] for row in (alarm.left, alarm.right)]
        yield {
            "repository": alarm.project.name,
            "language": sides[0].language,
            "left": [sides[0].path, sides[0].name, sides[0].lines.start],
            "right": [sides[1].path, sides[1].name, sides[1].lines.start],
            "project": alarm.project.name,
            "digests": [side.digest for side in sides],
            "texts": [side.text for side in sides],
        }


def kept(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows that were read, as the labels keep them: without code."""
    for row in rows:
        if "label" in row:
            yield {
                "project": row["project"],
                "language": row["language"],
                "left": row["left"][:2],
                "right": row["right"][:2],
                "digests": row["digests"],
                "label": int(row["label"]),
                "reason": row["reason"],
            }

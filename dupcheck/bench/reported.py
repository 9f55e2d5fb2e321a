"""What `dupcheck scan` reports of the labelled set, judge and all: the cosine is not the answer."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from dupcheck import pipeline
from dupcheck.arrays import Embeddings
from dupcheck.bench.labelled import COPIES, Labelled, Role
from dupcheck.cache.store import Cache
from dupcheck.config import Settings
from dupcheck.progress import Progress
from dupcheck.records import Function, Report

Couple = frozenset[str]
"""The paths of two functions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """`copies` counts the originals that are reported together with their copy, of `tasks`.

    Of all scans together: `lookalikes` reported as duplicates of what they resemble, of
    `asked_lookalikes`, and pairs of `strangers`, each pair counted once.
    """

    copies: tuple[tuple[Role, int], ...]
    tasks: int
    lookalikes: int
    asked_lookalikes: int
    strangers: int


def reported(
    labelled: Sequence[Labelled],
    read: Embeddings,
    settings: Settings,
    progress: Progress,
) -> Reported:
    """Scans four small repositories: all originals and lookalikes, with the copies of one kind.

    The model reads everything, with no other model in front of it; what it has `read` before, by
    the keys that it gives to functions, it need not read again.
    """
    settings = replace(settings, mode="exhaustive")
    by_path = {one.source.path: one for one in labelled}
    base = [one for one in labelled if one.role in (Role.ORIGINAL, Role.NEGATIVE)]
    found: list[tuple[Role, int]] = []
    wrong: set[Couple] = set()
    asked: set[Couple] = set()
    with tempfile.TemporaryDirectory(prefix="dupcheck-bench-") as folder:
        with Cache(Path(folder) / "cache") as cache:
            cache.put_vectors(read)
        for role in COPIES:
            files = base + [one for one in labelled if one.role is role]
            root = _written(files, Path(folder) / role)
            report = pipeline.scan(root, settings, (), progress, Path(folder) / "cache")
            couples = _couples(report, by_path)
            right = {couple for couple in couples if _are_clones(couple, by_path)}
            found.append((role, len(right)))
            wrong |= couples - right
            asked |= {frozenset(two) for two in _lookalikes(files)}
    return Reported(
        copies=tuple(found),
        tasks=sum(one.role is Role.ORIGINAL for one in labelled),
        lookalikes=len(wrong & asked),
        asked_lookalikes=len(asked),
        strangers=len(wrong - asked),
    )


def _written(files: Sequence[Labelled], root: Path) -> Path:
    for one in files:
        path = root / one.source.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.source.content)
    return root


def _couples(report: Report, by_path: dict[str, Labelled]) -> set[Couple]:
    """Every two functions of the set that a finding says are one; helpers do not count."""
    couples: set[Couple] = set()
    for finding in report.findings:
        members = (finding.keep, *(copy.function for copy in finding.copies))
        labelled = [one.path for one in members if _is_labelled(one, by_path)]
        couples.update(frozenset(two) for two in combinations(labelled, 2))
    return couples


def _is_labelled(function: Function, by_path: dict[str, Labelled]) -> bool:
    return by_path[function.path].function.span == function.span


def _are_clones(couple: Couple, by_path: dict[str, Labelled]) -> bool:
    ones = [by_path[path] for path in couple]
    return len({one.task for one in ones}) == 1 and all(o.role is not Role.NEGATIVE for o in ones)


def _lookalikes(files: Sequence[Labelled]) -> list[tuple[str, str]]:
    """Pairs of one task that are no clones."""
    return [
        (one.source.path, other.source.path)
        for one, other in combinations(files, 2)
        if one.task == other.task and Role.NEGATIVE in (one.role, other.role)
    ]

"""Rounds over all engines, one after another in each, so that a busy moment strikes all alike."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.engines.installed import mib
from benchmarks.engines.runs import Answer, OutOfTimeError, Runs
from benchmarks.engines.table import REFERENCE, Engine
from dupcheck.arrays import Float32

Texts = Sequence[Sequence[int]]


@dataclass(slots=True, kw_only=True)
class Measurements:
    """All answers by engine (and round); `failed` says why an engine is left out."""

    limits: list[Answer] = field(default_factory=list)
    rounds: dict[str, dict[int, Answer]] = field(default_factory=dict)
    prepared: dict[str, Answer] = field(default_factory=dict)
    outliers: dict[str, Answer] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to run: engines in this order, on `texts`, `rounds` times.

    `outliers` is a second model that is asked for the first `few` texts, for cosines alone.
    """

    engines: tuple[Engine, ...]
    model: Path
    outliers: Path | None
    texts: Texts
    few: int
    rounds: int


def prepared(plan: Plan, runs: Runs) -> Measurements:
    """Converts both models for every engine that needs it; nothing is measured yet."""
    found = Measurements()
    models = [model for model in (plan.model, plan.outliers) if model]
    for engine in plan.engines:
        if engine.prepares:
            _tried(found, engine, lambda e=engine: _prepare(found, runs, e, models))
    return found


def compared(plan: Plan, runs: Runs, found: Measurements) -> None:
    """Every run that time allows: one round, the outliers, what is naive, then further rounds."""
    sorted_ones = [engine for engine in plan.engines if not engine.naive]
    runs.begin()
    try:
        _round(found, runs, plan, sorted_ones, 0)
        for engine in sorted_ones if plan.outliers else ():
            _tried(found, engine, lambda e=engine: _outliers(found, runs, plan, e))
        for engine in plan.engines:
            if engine.naive:
                _tried(found, engine, lambda e=engine: _measure(found, runs, plan, e, 0))
        for number in range(1, plan.rounds):
            _round(found, runs, plan, sorted_ones, number)
    except OutOfTimeError:
        found.complete = False


def _tried(found: Measurements, engine: Engine, step: Any) -> None:  # noqa: ANN401 - any call
    if engine.name in found.failed:
        return
    try:
        step()
    except RuntimeError as error:
        found.failed[engine.name] = str(error)
        print(f"{engine.name} left out: {error}", file=sys.stderr, flush=True)


def _prepare(found: Measurements, runs: Runs, engine: Engine, models: Iterable[Path]) -> None:
    for model in models:
        answer = runs.prepared(engine, model)
        found.prepared.setdefault(engine.name, answer)


def _round(
    found: Measurements, runs: Runs, plan: Plan, engines: Iterable[Engine], number: int
) -> None:
    found.limits.append(runs.limit(plan.model, number))
    for engine in engines:
        _tried(found, engine, lambda e=engine: _measure(found, runs, plan, e, number))


def _measure(found: Measurements, runs: Runs, plan: Plan, engine: Engine, number: int) -> None:
    texts = plan.texts[: engine.naive or None]
    answer = runs.measured(engine, plan.model, texts, f"{engine.name}-{number}")
    found.rounds.setdefault(engine.name, {})[number] = answer


def _outliers(found: Measurements, runs: Runs, plan: Plan, engine: Engine) -> None:
    assert plan.outliers
    found.outliers[engine.name] = runs.measured(
        engine, plan.outliers, plan.texts[: plan.few], f"{engine.name}-outliers"
    )


def rows(plan: Plan, runs: Runs, found: Measurements) -> list[dict[str, Any]]:
    """What is known of every engine that ran, in the order of the plan."""
    return [_row(plan, runs, found, one) for one in plan.engines if found.rounds.get(one.name)]


def _row(plan: Plan, runs: Runs, found: Measurements, engine: Engine) -> dict[str, Any]:
    rounds = found.rounds[engine.name]
    reference = found.rounds[REFERENCE]
    speeds = {number: _speed(answer) for number, answer in rounds.items()}
    speed = median(speeds.values())
    ratios = [speed / _speed(reference[n]) for n, speed in speeds.items() if n in reference]
    limits = {n: found.limits[n].get(engine.limit) for n in speeds}
    shares = [speed / limit for n, speed in speeds.items() if (limit := limits[n])]
    first = rounds[0]
    row: dict[str, Any] = {
        "engine": engine.name,
        "description": engine.description,
        "notices": first["notices"],
        "rounds": len(rounds),
        "tokens_a_second": round(speed, 1),
        "functions_a_second": round(
            median(a["functions"] / a["seconds"] for a in rounds.values()), 2
        ),
        "ratio": round(median(ratios), 2),
        "limit": engine.limit,
        "share_of_limit": round(median(shares), 3) if shares else None,
        "peak_mib": max(answer["peak_mib"] for answer in rounds.values()),
        "load_seconds": min(answer["load"] for answer in rounds.values()),
        "start_seconds": min(answer["start"] for answer in rounds.values()),
        "installed_mib": mib(engine.needs),
        "prepare_seconds": found.prepared.get(engine.name, {}).get("seconds", 0.0),
        "stored_mib": runs.stored_mib(engine, plan.model),
        "alone_differs": max(answer["apart"] for answer in rounds.values()),
    }
    row |= _cosines(runs, engine.name, "0", "cosine")
    if engine.name in found.outliers and REFERENCE in found.outliers:
        row |= _cosines(runs, engine.name, "outliers", "outliers_cosine")
        row |= _with_outliers(found.outliers[engine.name], found.outliers[REFERENCE])
    return row


def _with_outliers(answer: Answer, reference: Answer) -> dict[str, Any]:
    """What protects an engine from them may cost time, and it may say that it fell back."""
    return {
        "outliers_ratio": round(_speed(answer) / _speed(reference), 2),
        "outliers_notices": answer["notices"],
    }


def _speed(answer: Answer) -> float:
    return float(answer["tokens"] / answer["seconds"])


def _cosines(runs: Runs, name: str, which: str, key: str) -> dict[str, float]:
    """The smallest and the mean cosine to float32 of the same texts."""
    own = np.load(runs.vectors(f"{name}-{which}"))
    cosines = cosine(own, np.load(runs.vectors(f"{REFERENCE}-{which}"))[: len(own)])
    return {
        f"smallest_{key}": round(float(cosines.min()), 5),
        f"mean_{key}": round(float(cosines.mean()), 5),
    }


def cosine(left: Float32, right: Float32) -> Float32:
    """Row by row; rows are of length 1."""
    together: Float32 = np.einsum("ij,ij->i", left, right)
    return together

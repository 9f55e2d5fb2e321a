"""What `dupcheck bench` found, for a person."""

from collections.abc import Iterator, Sequence

from dupcheck.bench import row
from dupcheck.bench.measures import Estimate
from dupcheck.bench.outcome import Outcome
from dupcheck.bench.quality import FALSE_ALARMS, Quality, Separation
from dupcheck.bench.reported import Reported
from dupcheck.bench.row import number, percent
from dupcheck.bench.speed import Speed
from dupcheck.command import terminal

_GIGA = 1e9
_MEBI = 1 << 20


def render(outcome: Outcome) -> str:
    """All measures with their intervals, and the row to paste at the end."""
    lines = [*_head(outcome), ""]
    if outcome.speed:
        lines += [*_speed(outcome, outcome.speed), ""]
    if outcome.quality:
        lines += [*_quality(outcome.quality), ""]
    if outcome.reported:
        lines += [*_reported(outcome.reported), ""]
    lines += ["The row of this model in a table of models:", ""]
    return "".join(f"{line}\n" for line in lines) + row.table(outcome)


def _head(outcome: Outcome) -> Iterator[str]:
    model, where = outcome.model, outcome.machine
    yield f"{row.public(model.name)}, revision {row.public(model.revision)}, recipe {model.recipe}"
    yield f"  {model.dim} numbers in {model.precision}, on {outcome.device}"
    yield f"  {where.cpu}, {where.cores} cores, {where.system}"
    yield from (f"  {gpu}" for gpu in where.gpus)
    yield "  " + ", ".join(f"{name} {version}" for name, version in where.versions)
    yield from (f"  note: {notice}" for notice in outcome.notices)


def _speed(outcome: Outcome, speed: Speed) -> Iterator[str]:
    def rate(amount: float, unit: str) -> str:
        return f"  {number(amount / speed.seconds)} {unit} a second"

    yield f"Speed, in a round of {speed.functions:,} functions that took {speed.seconds:.2f} s"
    yield rate(speed.functions, "functions")
    if speed.tokens is not None:
        yield rate(speed.tokens, "tokens")
    yield rate(speed.source_bytes, "bytes of source")
    yield f"  loaded in {outcome.load_seconds:.2f} s"
    if outcome.peak_memory is not None:
        yield f"  {number(outcome.peak_memory / _MEBI)} MiB at the peak"
    if outcome.peak_gpu_memory is not None:
        yield f"  {number(outcome.peak_gpu_memory / _MEBI)} MiB of the GPU at the peak"
    if outcome.limit is not None and outcome.share is not None:
        multiplied = number(outcome.limit.multiply_adds / _GIGA)
        yield (
            f"  {percent(outcome.share)} of the machine's limit: {multiplied} thousand million"
            f" multiply-adds a second in {outcome.limit.numbers} ({outcome.limit.library})"
        )


def _quality(quality: Quality) -> Iterator[str]:
    yield (
        f"Cosines on the labelled set, {quality.functions} functions of {quality.tasks} tasks, in"
        " per cent (95 of 100 resamplings of the tasks lie in brackets)"
    )
    rows: list[Sequence[str]] = [
        ("", "first", "among ten", "MRR", "told apart", "at threshold", "at 1 % alarms")
    ]
    for found in quality.found:
        cells = (
            found.first,
            found.among_ten,
            found.reciprocal_rank,
            found.told_apart,
            found.at_threshold,
            found.at_false_alarms,
        )
        rows.append((found.role.value, *map(_estimate, cells)))
    yield from (f"  {line}" for line in terminal.aligned(rows))
    yield from _separation("within a language", quality.within)
    yield from _separation("across languages", quality.across)


def _separation(name: str, scope: Separation) -> Iterator[str]:
    yield (
        f"  {name}: {scope.clones:,} pairs of clones, {scope.lookalikes:,} lookalikes,"
        f" {scope.strangers:,} strangers"
    )
    yield (
        f"    average precision {_estimate(scope.average_precision)},"
        f" best F1 {_estimate(scope.f1)} at {scope.best:.3f}"
    )
    yield (
        f"    at its threshold {scope.threshold:.4f}: {_estimate(scope.alarms_lookalikes)} of the"
        f" lookalikes, {100 * scope.alarms_strangers.value:.2f} % of the strangers;"
        f" {percent(FALSE_ALARMS)} of both from {scope.fixed:.3f} on"
    )


def _reported(reported: Reported) -> Iterator[str]:
    yield "What a scan reports, judge and all"
    found = ", ".join(f"{count} {role.value}" for role, count in reported.copies)
    yield f"  of {reported.tasks} copies each: {found}"
    yield (
        f"  wrongly: {reported.lookalikes} of {reported.asked_lookalikes} lookalikes,"
        f" {reported.strangers} pairs of strangers"
    )


def _estimate(one: Estimate) -> str:
    return f"{100 * one.value:.0f} [{100 * one.low:.0f}-{100 * one.high:.0f}]"

"""One line of a table in markdown: what to paste for a model that somebody has measured."""

import re

from dupcheck.bench.outcome import Outcome

_UNKNOWN = "n/a"
_MEBI = 1 << 20


def table(outcome: Outcome) -> str:
    """The head of the table and the model's row."""
    cells = _cells(outcome)
    rule = "|".join("---" if name in _TEXTS else "--:" for name, _ in cells)
    head = " | ".join(name for name, _ in cells)
    row = " | ".join(cell.replace("|", "\\|") for _, cell in cells)
    return f"| {head} |\n|{rule}|\n| {row} |\n"


_TEXTS = ("model", "runs on")


def _cells(outcome: Outcome) -> list[tuple[str, str]]:
    return [
        ("model", _model(outcome)),
        ("runs on", _machine(outcome)),
        *_quality(outcome),
        *_speed(outcome),
    ]


def public(name: str) -> str:
    """A model's name without the folder or the address of a server that it may hold."""
    scheme, colon, rest = name.partition(":")
    if not colon or scheme in ("hf", "cohere"):
        return name
    last = re.split(r"[#/\\]", rest.rstrip("/\\"))[-1]
    return f"{scheme}:{last}"


def _model(outcome: Outcome) -> str:
    model = outcome.model
    revision = public(model.revision)[:12]
    return f"{public(model.name)} {revision}, {model.dim} numbers, {model.precision}"


def _machine(outcome: Outcome) -> str:
    where = outcome.machine
    parts = [", ".join(where.gpus) if where.gpus and outcome.device != "cpu" else where.cpu]
    parts.append(f"{where.cores} cores ({outcome.device})")
    parts += [f"{name} {version}" for name, version in where.versions]
    return ", ".join(parts)


def _quality(outcome: Outcome) -> list[tuple[str, str]]:
    measured, scanned = outcome.quality, outcome.reported
    names = ("first: renamed", "edited", "rewritten", "ported")
    scans = "scan reports r/e/w/p", "of lookalikes", "of strangers"
    if measured is None or scanned is None:
        return [(name, _UNKNOWN) for name in (*names, "AP", "AP across", *scans)]
    firsts = [percent(found.first.value) for found in measured.found]
    counts = "/".join(str(count) for _, count in scanned.copies)
    return [
        *zip(names, firsts, strict=True),
        ("AP", percent(measured.within.average_precision.value)),
        ("AP across", percent(measured.across.average_precision.value)),
        (scans[0], f"{counts} of {scanned.tasks}"),
        (scans[1], f"{scanned.lookalikes} of {scanned.asked_lookalikes}"),
        (scans[2], f"{scanned.strangers}"),
    ]


def _speed(outcome: Outcome) -> list[tuple[str, str]]:
    fast = outcome.speed
    peak = outcome.peak_memory if outcome.peak_gpu_memory is None else outcome.peak_gpu_memory
    tokens = fast and fast.tokens
    return [
        ("functions/s", number(fast.functions / fast.seconds) if fast else _UNKNOWN),
        ("tokens/s", number(tokens / fast.seconds) if fast and tokens else _UNKNOWN),
        ("of the limit", _UNKNOWN if outcome.share is None else percent(outcome.share)),
        ("load s", f"{outcome.load_seconds:.1f}"),
        ("peak MiB", _UNKNOWN if peak is None else number(peak / _MEBI)),
    ]


def percent(share: float) -> str:
    """A share in whole per cent, rounded to the nearest."""
    return f"{100 * share:.0f} %"


def number(value: float) -> str:
    """Three digits of small numbers, all of large ones."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"

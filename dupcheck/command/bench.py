"""What `dupcheck bench` prints: one outcome, for a person, a program or a table of models."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace

from dupcheck.bench import row
from dupcheck.bench.outcome import Outcome
from dupcheck.command import bench_text

_DIGITS = 6


def rendered(name: str, outcome: Outcome) -> str:
    """The outcome in a format of `arguments.BENCH_FORMATS`."""
    return _RENDERERS[name](outcome)


def _json(outcome: Outcome) -> str:
    model = outcome.model
    named = replace(model, name=row.public(model.name), revision=row.public(model.revision))
    document = asdict(replace(outcome, model=named))
    return json.dumps(_rounded(document), indent=2, allow_nan=False) + "\n"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list | tuple) else value


_RENDERERS: dict[str, Callable[[Outcome], str]] = {
    "text": bench_text.render,
    "json": _json,
    "markdown": row.table,
}

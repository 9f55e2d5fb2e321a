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
    # Notices are for whoever ran it: they may name servers and folders.
    document = asdict(replace(outcome, model=named, notices=()))
    document["table"] = row.table(outcome)
    exact = json.dumps(document, allow_nan=False)
    rounded = json.loads(exact, parse_float=lambda digits: round(float(digits), _DIGITS))
    return json.dumps(rounded, indent=2) + "\n"


_RENDERERS: dict[str, Callable[[Outcome], str]] = {
    "text": bench_text.render,
    "json": _json,
    "markdown": row.table,
}

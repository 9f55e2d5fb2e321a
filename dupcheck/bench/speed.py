"""How fast a loaded model reads functions."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from dupcheck.embed.table import CountsTokens, Embedder
from dupcheck.records import Function

_WARM_UP = 4
_FIRST_ROUND = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Of one round: the longest that fitted into the time.

    `tokens` are those that the model reads, None where it does not count any.
    """

    functions: int
    source_bytes: int
    tokens: int | None
    seconds: float


def speed(embedder: Embedder, functions: Sequence[Function], seconds: float) -> Speed:
    """Times rounds of twice as many functions each, while the next one is likely to fit."""
    embedder.embed(functions[:_WARM_UP])
    count, spent, read, took = _FIRST_ROUND, 0.0, 0, 0.0
    while not took or spent + 2 * took <= seconds:
        read, took = count, _timed(embedder, functions, count)
        spent += took
        count *= 2
    rounds, rest = divmod(read, len(functions))
    tokens = _tokens(embedder, functions, read) if isinstance(embedder, CountsTokens) else None
    return Speed(
        functions=read,
        source_bytes=rounds * _bytes(functions) + _bytes(functions[:rest]),
        tokens=tokens,
        seconds=took,
    )


def _timed(embedder: Embedder, functions: Sequence[Function], count: int) -> float:
    """Seconds for that many functions; the set again and again where it has fewer."""
    start = time.perf_counter()
    for left in range(count, 0, -len(functions)):
        embedder.embed(functions[:left])
    return time.perf_counter() - start


def _tokens(embedder: CountsTokens, functions: Sequence[Function], count: int) -> int:
    rounds, rest = divmod(count, len(functions))
    last = embedder.tokens(functions[:rest]) if rest else 0
    return last + (rounds * embedder.tokens(functions) if rounds else 0)


def _bytes(functions: Sequence[Function]) -> int:
    return sum(len(function.text.encode("utf-8", "replace")) for function in functions)

"""Costly work in parts of some seconds, so that what is done shows and a deadline holds."""

import time
from collections.abc import Iterator

_FIRST = 8
_SECONDS = 10.0
"""Work between two looks at the clock."""


def parts(count: int, deadline: float | None) -> Iterator[slice]:
    """Slices of `count` pieces of work, one behind the other, each done before the next is taken.

    After the `deadline`, by the monotonic clock, no part is begun.
    """
    at, size = 0, _FIRST
    while at < count:
        start = time.monotonic()
        if deadline is not None and start >= deadline:
            return
        yield slice(at, min(at + size, count))
        at += size
        now = time.monotonic()
        left = _SECONDS if deadline is None else min(_SECONDS, deadline - now)
        rate = size / max(now - start, 1e-3)
        size = max(1, min(int(rate * left), 4 * size))

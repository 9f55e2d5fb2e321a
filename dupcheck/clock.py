"""Wall-clock seconds by stage."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Measures stages; `seconds` is in the order in which they first ran."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times what runs inside and adds it to the stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - start
            self._seconds[name] = self._seconds.get(name, 0.0) + spent

    @property
    def seconds(self) -> tuple[tuple[str, float], ...]:
        """Stage and seconds, as the report has them."""
        return tuple(self._seconds.items())

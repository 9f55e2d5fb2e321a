"""One line on stderr that says how far a run is; only for a person who is watching."""

import time
from collections.abc import Callable
from typing import Self, TextIO

_SECONDS = 0.1
_LONGEST = 76
_SOON = 10.0
"""Seconds: what takes no longer needs no forecast, and none is made before as much has passed."""


class ProgressLine:
    """Rewrites one line of a terminal, at most ten times a second, and wipes it at the end."""

    def __init__(self, stream: TextIO, now: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._now = now
        self._due = 0.0
        self._shown = 0
        self._stage, self._began, self._first = "", 0.0, 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Says how much of a stage is done; a total of 0 is unknown."""
        now = self._now()
        if stage != self._stage:
            self._stage, self._began, self._first = stage, now, done
        if now < self._due:
            return
        self._due = now + _SECONDS
        left = self._left(now - self._began, done, total)
        self._write(f"{stage} {done:,} of {total:,}{left}" if total else f"{stage} {done:,}")

    def _left(self, passed: float, done: int, total: int) -> str:
        """How long the stage will go on at the pace at which it went so far."""
        if passed < _SOON or done <= self._first:
            return ""
        seconds = passed * (total - done) / (done - self._first)
        if seconds < _SOON:
            return ""
        return f", {seconds / 60:.0f} min left" if seconds >= 90 else f", {seconds:.0f} s left"

    def _write(self, text: str) -> None:
        # Blanks wipe what was longer before: not every console knows the escape for it.
        text = text[:_LONGEST]
        self._stream.write(f"\r{text:<{self._shown}}\r" if not text else f"\r{text:<{self._shown}}")
        self._stream.flush()
        self._shown = len(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._shown:
            self._write("")

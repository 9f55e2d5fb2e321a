"""How work that takes long says how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is (0 where that is unknown)."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody is watching."""

"""What two readers, who did not see each other's verdicts, say of the hand-written pairs."""

import tomllib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

_FILES = ("review-1.toml", "review-2.toml")
REWRITTEN, EDITED, DIFFERENT = "rewritten", "edited", "different"


class Reviews:
    """The verdicts of all readers by task and language."""

    def __init__(self, folder: Path) -> None:
        self._files = [folder / name for name in _FILES]

    @cached_property
    def _read(self) -> Sequence[dict[str, Any]]:
        return [tomllib.loads(file.read_text(encoding="utf-8")) for file in self._files]

    def form(self, task: str, language: str) -> str:
        """Of two solutions in one language: rewritten only where every reader says so.

        Different where a single one says so.
        """
        said = {review[task]["same"][language] for review in self._read}
        if DIFFERENT in said:
            return DIFFERENT
        return EDITED if EDITED in said else REWRITTEN

    def same_across(self, task: str) -> bool:
        """Whether the solutions in two languages do the same."""
        return all(review[task].get("across", 1) == 1 for review in self._read)

    @property
    def agreement(self) -> float:
        """The share of pairs in one language on whose form all readers agree."""
        first = self._read[0]
        verdicts = [
            {review[task]["same"][language] for review in self._read}
            for task in first
            for language in first[task]["same"]
        ]
        return sum(len(said) == 1 for said in verdicts) / len(verdicts)

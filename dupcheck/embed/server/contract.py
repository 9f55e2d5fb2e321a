"""What is sent to a server and where its answer has the vectors: one contract for each protocol."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Body = Callable[[Sequence[str], str], Mapping[str, object]]
"""Texts, and the task of a query or "" for what is searched: the JSON to send."""
Rows = Callable[[Any, int], Sequence[object]]
"""The JSON of an answer and the number of texts: their vectors in order, not yet numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A protocol: the endpoint `url`, the `most` texts that it takes at once, both directions."""

    url: str
    most: int
    body: Body
    rows: Rows


def query(task: str, text: str) -> str:
    """The query side of an instructed model, as Qwen3-Embedding was trained; no task, no words."""
    return f"Instruct: {task}\nQuery:{text}" if task else text

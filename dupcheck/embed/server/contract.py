"""What is sent to a server and where its answer has the vectors: one record for each protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dupcheck.embed.server.vectors import in_order, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A protocol: what to post to `url`, and which keys lead `down` to the vectors in the answer.

    A request has at most `most` texts under the key `texts`, `dimensions` under `length` where
    they are wanted, and besides what is `fixed`. The vectors are a list, of entries with `index`
    and `embedding` where it is `indexed`. A query has what is in `queries`; where that is None,
    its task stands before the text, as Qwen3-Embedding was trained.
    """

    url: str
    most: int
    texts: str
    fixed: Mapping[str, object]
    down: tuple[str, ...]
    dimensions: int | None
    length: str = "dimensions"
    indexed: bool = False
    queries: Mapping[str, object] | None = None

    def body(self, texts: Sequence[str], task: str) -> dict[str, object]:
        """The JSON to send; `task` is "" for what is no query."""
        worded = task and self.queries is None
        asked = {
            **self.fixed,
            self.texts: [f"Instruct: {task}\nQuery:{text}" if worded else text for text in texts],
            self.length: self.dimensions,
            **((self.queries if task else None) or {}),
        }
        return {key: value for key, value in asked.items() if value is not None}

    def rows(self, content: object, count: int) -> list[object]:
        """The vectors of an answer in the order of the texts, not yet numbers."""
        for key in self.down:
            content = content.get(key) if isinstance(content, dict) else None
        return in_order(content, count) if self.indexed else listed(content, count)

"""Whether a model on this disk is the one we know: checksums, then the example of its card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dupcheck.embed import table
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import UsageError
from dupcheck.records import Float32, ModelId
from dupcheck.weights import hub
from dupcheck.weights.failures import megabytes

Progress = Callable[[str, int, int], None]

TOLERANCE = {"float32": 0.001, "bfloat16": 0.005, "int8": 0.02, "int4": 0.05}
"""How far a cosine may lie from the card's, by the numbers that the model calculates with.

The cards' own values have four digits; servers in bfloat16 were seen up to 0.003 from them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Of a model's card: `scores[i]` are the cosines of query i with each document."""

    task: str
    queries: tuple[str, ...]
    documents: tuple[str, ...]
    scores: tuple[tuple[float, ...], ...]


class TextEmbedder(Protocol):
    """A model that embeds any text; a `task` makes the texts queries."""

    @property
    def model(self) -> ModelId:
        """What its vectors depend on."""
        ...

    def embed_texts(self, texts: Sequence[str], task: str = "") -> Float32:
        """Vectors of shape (n, dim), rows of length 1."""
        ...


def _qwen(*scores: tuple[float, ...]) -> Example:
    return Example(
        task="Given a web search query, retrieve relevant passages that answer the query",
        queries=("What is the capital of China?", "Explain gravity"),
        documents=(
            "The capital of China is Beijing.",
            "Gravity is a force that attracts two bodies towards each other. It gives weight to "
            "physical objects and is responsible for the movement of planets around the sun.",
        ),
        scores=scores,
    )


EXAMPLES = {
    "qwen3-0.6b": _qwen((0.76456, 0.14143), (0.13550, 0.59995)),
    "qwen3-4b": _qwen((0.7534, 0.1147), (0.0320, 0.6258)),
    "qwen3-8b": _qwen((0.74930, 0.07506), (0.08796, 0.63184)),
}
"""The cards' examples by name of the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What to say, and whether all is well."""

    passed: bool
    lines: tuple[str, ...]


def verify(name: str, options: ModelOptions, progress: Progress) -> Verified:
    """Reads every file of a model, then lets it calculate its card's example."""
    folder, bad = hub.check(name, progress)
    if bad:
        lines = (
            f"{name}: fail: {hub.names(bad)} in {folder} is not what was pinned",
            f"dupcheck models pull {name} fetches it again",
        )
        return Verified(passed=False, lines=lines)
    state = hub.status(name)
    first = f"{name}: checksums right: {megabytes(state.size)} at revision {state.revision}"
    example = EXAMPLES.get(name)
    if example is None:
        return Verified(passed=True, lines=(first, "no example is known that it could calculate"))
    calculated = compare(_loaded(name, options), example)
    return Verified(passed=calculated.passed, lines=(first, *calculated.lines))


def compare(embedder: TextEmbedder, example: Example) -> Verified:
    """The cosines of an example, as calculated and as published."""
    queries = embedder.embed_texts(example.queries, example.task)
    found = queries @ embedder.embed_texts(example.documents).T
    wanted = np.array(example.scores, dtype=np.float32)
    tolerance = TOLERANCE.get(embedder.model.precision, TOLERANCE["float32"])
    largest = float(np.abs(found - wanted).max())  # a value that is no number makes this one, too
    passed = largest <= tolerance
    rows = zip(example.queries, found.tolist(), example.scores, strict=True)
    return Verified(
        passed=passed,
        lines=(
            f"the card's example in {embedder.model.precision}, calculated and (published):",
            *(f"  {query:<32}{_scores(ours, theirs)}" for query, ours, theirs in rows),
            f"{'pass' if passed else 'fail'}: largest difference {largest:.5f}, "
            f"allowed {tolerance}",
        ),
    )


def _scores(ours: Sequence[float], theirs: Sequence[float]) -> str:
    return "  ".join(f"{one:.4f} ({other:.4f})" for one, other in zip(ours, theirs, strict=True))


def _loaded(name: str, options: ModelOptions) -> TextEmbedder:
    if name not in table.MODELS:
        raise UsageError(f'"{name}" cannot be loaded by this version of dupcheck')
    embedder = table.load(name, options)
    if not hasattr(embedder, "embed_texts"):
        raise UsageError(f'model "{name}" embeds no single texts')
    return embedder  # type: ignore[return-value] # seen in the line above

"""Whether a model is the one we know: checksums of its files, then the example of its card."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Protocol

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed import table
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import UsageError
from dupcheck.progress import Progress
from dupcheck.records import ModelId
from dupcheck.weights import hub
from dupcheck.weights.failures import megabytes
from dupcheck.weights.pins import PINS, SCHEME

_QWEN = "dupcheck.embed.qwen.model:load"

TOLERANCE = {"float32": 0.001, "bfloat16": 0.005, "server": 0.01, "int8": 0.02, "int4": 0.05}
"""How far a cosine may lie from the card's, by the numbers that the model calculates with.

The cards' own values have four digits; servers in bfloat16 were seen up to 0.003 from them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Of a model's card: `scores[i]` are the cosines of query i with each document.

    `slack` is how far the card's own numbers may be off.
    """

    task: str
    queries: tuple[str, ...]
    documents: tuple[str, ...]
    scores: tuple[tuple[float, ...], ...]
    slack: float = 0.0


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
    "qwen3-0.6b": _qwen((0.764557, 0.141425), (0.135497, 0.599955)),
    "qwen3-4b": _qwen((0.7534, 0.1147), (0.0320, 0.6258)),
    "qwen3-8b": _qwen((0.749302, 0.075065), (0.087960, 0.631840)),
    "bge-m3": Example(
        task="",
        queries=("What is BGE M3?", "Defination of BM25"),
        documents=(
            "BGE M3 is an embedding model supporting dense retrieval, lexical matching and "
            "multi-vector interaction.",
            "BM25 is a bag-of-words retrieval function that ranks a set of documents based on the "
            "query terms appearing in each document",
        ),
        scores=((0.6265, 0.3477), (0.3499, 0.678)),
        slack=0.003,  # calculated with 16 bits
    ),
}
"""The cards' examples by name of the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What to say, and whether all is well."""

    passed: bool
    lines: tuple[str, ...]


def verify(name: str, options: ModelOptions, progress: Progress) -> Verified:
    """Reads every file of a downloaded model, then lets it calculate its card's example.

    A server, or a folder of one's own, is known by the published name that its own ends with.
    """
    scheme = name.partition(":")[0] + ":"
    downloaded = name in PINS or scheme == SCHEME
    files = _files(name, progress) if downloaded else Verified(passed=True, lines=())
    example = EXAMPLES.get(name) or EXAMPLES.get(_published(name))
    if not files.passed:
        return files
    if example is None and downloaded:
        return Verified(passed=True, lines=(*files.lines, "no example is known for it"))
    if example is None:
        raise UsageError(
            f'no example is known for "{name}"', f"Known examples: {', '.join(EXAMPLES)}."
        )
    progress(f"verifying {name}, step", 2, 3)
    quantized = _quantized(name, replace(options, progress=progress))
    progress(f"verifying {name}, step", 3, 3)
    calculated = compare(_loaded(name, options), example)
    lines = (*files.lines, *quantized, *calculated.lines)
    return Verified(passed=calculated.passed, lines=lines)


def _files(name: str, progress: Progress) -> Verified:
    folder, bad = hub.check(name, progress)
    if bad:
        lines = (
            f"{name}: fail: {hub.names(bad)} in {folder} is not what was pinned",
            f"dupcheck models pull {name} fetches it again",
        )
        return Verified(passed=False, lines=lines)
    state = hub.status(name)
    line = f"{name}: checksums right: {megabytes(state.size)} at revision {state.revision}"
    return Verified(passed=True, lines=(line,))


def _quantized(name: str, options: ModelOptions) -> tuple[str, ...]:
    """How int8 does against float32, where it is int8 that runs; it may be what is not good enough.

    That is no failure: what is good enough runs in its place.
    """
    from dupcheck.embed.qwen import architecture, model

    if table.model_row(name).loader != _QWEN or options.precision not in ("auto", "int8"):
        return ()
    own = name.startswith(model.PATH)
    folder = Path(name.removeprefix(model.PATH)).expanduser() if own else hub.folder(name)
    # What cannot be loaded, the loader says best.
    if not folder.is_dir() or architecture.config(folder).get("model_type") != "qwen3":
        return ()
    if model.runtime(name, options) != model.ONNX:
        return ()
    engine = import_module("dupcheck.embed.qwen.onnx_engine")
    verdict = engine.verdict(folder, architecture.read(folder), options.progress)
    tried = ", ".join(f"{cosine:.4f} in {numbers}" for numbers, cosine in verdict.cosines.items())
    return (
        f"int8 against float32 on functions of dupcheck's, smallest cosine: {tried}; "
        f"{verdict.strength} runs",
        *verdict.notices,
    )


def _published(name: str) -> str:
    """The row that has the published name with which this name ends; "" for none."""
    last = re.split(r"[:/#\\]", name.rstrip("/\\"))[-1].lower()
    rows = table.MODELS.values()
    return next((row.name for row in rows if row.published and row.published == last), "")


def compare(embedder: TextEmbedder, example: Example) -> Verified:
    """The cosines of an example, as calculated and as published."""
    queries = (
        embedder.embed_texts(example.queries, example.task)
        if example.task
        else embedder.embed_texts(example.queries)  # what has no queries knows no task
    )
    found = queries @ embedder.embed_texts(example.documents).T
    wanted = np.array(example.scores, dtype=np.float32)
    tolerance = TOLERANCE.get(embedder.model.precision, TOLERANCE["float32"]) + example.slack
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
    embedder = table.load(name, options)
    if not hasattr(embedder, "embed_texts"):
        raise UsageError(f'model "{name}" embeds no single texts')
    return embedder  # type: ignore[return-value] # seen in the line above

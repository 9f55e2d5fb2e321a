"""The table of models for a second look at pairs; one is loaded on first use."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dupcheck.arrays import Float32
from dupcheck.embed.table import EITHER, MODELS, TORCH, ModelOptions, called, model_row
from dupcheck.errors import UsageError
from dupcheck.records import Function, ModelId
from dupcheck.suggest import suggestion

Pair = tuple[Function, Function]


class Reranker(Protocol):
    """A loaded model that says of two functions how much they are the same."""

    @property
    def model(self) -> ModelId:
        """What its scores depend on."""
        ...

    @property
    def threshold(self) -> float:
        """The smallest score within a language at which a pair is kept."""
        ...

    @property
    def cross_threshold(self) -> float:
        """The smallest score between two languages."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know, such as another precision than asked for."""
        ...

    def key(self, function: Function) -> str:
        """All that a score depends on of a function, as a hex digest."""
        ...

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        """Shape (n,), at most 1, higher is closer; both orders of a pair have one score.

        A pair's score is the same alone and among any others.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row, as those of the table of models are."""

    name: str
    loader: str
    description: str
    extras: tuple[str, ...] = ()
    remote: bool = False


_ROWS = (
    Row(
        name="bge-m3",
        loader="dupcheck.rerank.bge:load",
        description="BGE-M3, all three outputs: meaning, words, and each token's nearest other",
        extras=(TORCH,),
    ),
    Row(
        name="qwen3-reranker-0.6b",
        loader="dupcheck.rerank.qwen:load",
        description="Qwen3-Reranker-0.6B, which reads both functions of a pair at once",
        extras=EITHER,
    ),
    Row(
        name="hf:",
        loader="dupcheck.rerank.folder:load",
        description="hf:OWNER/NAME, a pulled cross-encoder or sentence-embedding model",
        extras=(TORCH,),
    ),
    Row(
        name="path:",
        loader="dupcheck.rerank.folder:load",
        description="path:/FOLDER, a cross-encoder or sentence-embedding model of yours",
        extras=(TORCH,),
    ),
)

RERANKERS: dict[str, Row] = {row.name: row for row in _ROWS}


def row(name: str) -> Row:
    """The row of a name; any model whose vectors know meanings is one, too, by their cosine."""
    scheme, colon, rest = name.partition(":")
    if (found := RERANKERS.get(scheme + colon)) and (rest or not colon):
        return found
    if scheme + colon not in MODELS:
        raise UsageError(
            f'unknown model "{name}" for a second look', suggestion(name, {**RERANKERS, **MODELS})
        )
    model = model_row(name)
    if not model.semantic:
        raise UsageError(
            f'model "{name}" does not know what code means: it cannot have a second look',
            "Choose another for --rerank; `dupcheck models` lists them.",
        )
    return Row(
        name=model.name,
        loader="dupcheck.rerank.cosine:load",
        description=f"{model.description}; by cosine",
        extras=model.extras,
        remote=model.remote,
    )


def guessed(name: str, threshold: float, cross_threshold: float) -> str:
    """The notice that a reranker's thresholds come from no measurement."""
    return (
        f"nobody has measured from which score on {name} finds duplicates: {threshold:g}, and"
        f" {cross_threshold:g} across languages, are guesses"
    )


def load(name: str, options: ModelOptions) -> Reranker:
    """The model, ready; raises `UsageError` where its extra is not installed."""
    found = row(name)
    reranker: Reranker = called(found.loader, found.extras, name, options)
    return reranker

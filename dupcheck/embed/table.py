"""The table of models and what each of them can do; a model is loaded on first use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from dupcheck.config import Device, Precision
from dupcheck.errors import UsageError
from dupcheck.progress import Progress, silent
from dupcheck.records import Function, ModelId
from dupcheck.suggest import suggestion

if TYPE_CHECKING:  # the table is read where numpy is not needed
    from dupcheck.arrays import Float32


class Embedder(Protocol):
    """A loaded model."""

    @property
    def model(self) -> ModelId:
        """What its vectors depend on."""
        ...

    @property
    def exhaustive(self) -> bool:
        """Whether reading a whole repository is cheap: if not, it is asked of candidates only."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know: another precision than asked for, a place code is sent to."""
        ...

    def key(self, function: Function) -> str:
        """All that the vector depends on besides the model, as a hex digest.

        Functions of equal `digest` may differ here: comments are no part of that, but of what
        most models read.
        """
        ...

    def embed(self, functions: Sequence[Function]) -> "Float32":
        """Vectors of shape (n, dim), rows of length 1, row i for functions[i].

        A function's vector is the same alone and in any batch.
        """
        ...


@runtime_checkable
class CountsTokens(Protocol):
    """What a model that runs on this machine can say of its work, for `dupcheck bench`."""

    @property
    def device(self) -> str:
        """Where it runs, in words: "cpu", "2 x cuda"."""
        ...

    @property
    def multiply_adds(self) -> int:
        """Of one token with weights, those of attention apart; 0 where that is not known."""
        ...

    def tokens(self, functions: Sequence[Function]) -> int:
        """How many tokens it reads of functions."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOptions:
    """How a model is to run; "auto" and None leave it to the model and the machine.

    `window_tokens` is the longest text read at once: a longer one is read in windows whose
    vectors are pooled. `dimensions` cuts vectors short (Matryoshka). `progress` is told what a
    model does once, before it can read anything; it makes no difference to a vector.
    """

    device: Device = "auto"
    precision: Precision = "auto"
    dimensions: int | None = None
    window_tokens: int = 1024
    progress: Progress = field(default=silent, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A row: `loader` is `module:function` and takes the model's name and its options.

    A name that ends in `:` stands for all models that begin so (`path:/models/mine`). The
    thresholds are the smallest cosines within a language and across languages at which the
    judge is asked; `calibrated` ones come from a measurement of this very model. Below `certain`
    only the nearest few neighbours of a function are worth the judge's time. A `semantic` model
    knows what code means: where two codes do not align, its cosine decides. `published` is the
    name under which other programs know it. Any of the `extras` brings what
    the loader imports. A `remote` model sends code away. One that is small enough runs
    `everywhere`, in all worker processes.
    """

    name: str
    loader: str
    description: str
    threshold: float
    cross_threshold: float
    certain: float
    semantic: bool = True
    calibrated: bool = False
    published: str = ""
    extras: tuple[str, ...] = ()
    remote: bool = False
    everywhere: bool = False


TORCH = "qwen"
EITHER = ("qwen-cpu", TORCH)
"""A Qwen3 runs without torch as well; the first is the smaller."""

_ROWS = (
    Model(
        name="builtin",
        loader="dupcheck.embed.builtin:load",
        description="hashed and learned code features in 768 dimensions; in the package, offline",
        threshold=0.25,
        cross_threshold=0.2,
        certain=0.7,
        calibrated=True,
        semantic=False,
        everywhere=True,
    ),
    # A peer calibrated the 0.6B model; the larger ones and one's own have its thresholds until
    # somebody measures them.
    Model(
        name="qwen3-0.6b",
        loader="dupcheck.embed.qwen.model:load",
        description="Qwen3-Embedding-0.6B, the flagship: 1024 dimensions; 1.2 GB to download",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.9,
        calibrated=True,
        published="qwen3-embedding-0.6b",
        extras=EITHER,
    ),
    Model(
        name="qwen3-4b",
        loader="dupcheck.embed.qwen.model:load",
        description="Qwen3-Embedding-4B: 2560 dimensions, for a GPU; 8 GB to download",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.9,
        published="qwen3-embedding-4b",
        extras=EITHER,
    ),
    Model(
        name="qwen3-8b",
        loader="dupcheck.embed.qwen.model:load",
        description="Qwen3-Embedding-8B: 4096 dimensions, for a GPU; 15 GB to download",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.9,
        published="qwen3-embedding-8b",
        extras=EITHER,
    ),
    # Nobody has measured the next two among functions: they borrow thresholds, as those above do.
    Model(
        name="bge-m3",
        loader="dupcheck.embed.sentence:load",
        description="BGE-M3, its dense output: 1024 dimensions, MIT; 2.3 GB to download",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.85,
        published="bge-m3",
        extras=(TORCH,),
    ),
    Model(
        name="hf:",
        loader="dupcheck.embed.qwen.model:load",
        description="hf:OWNER/NAME, any sentence-embedding model of the hub that was pulled",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.85,
        extras=EITHER,
    ),
    Model(
        name="path:",
        loader="dupcheck.embed.qwen.model:load",
        description="path:/FOLDER, a Qwen3 or other sentence-embedding model in a folder of yours",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.9,
        extras=EITHER,
    ),
    Model(
        name="openai:",
        loader="dupcheck.embed.server.openai:load",
        description="openai:URL#NAME, any server with OpenAI's embeddings API: code is sent to it",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.85,
        remote=True,
    ),
    Model(
        name="cohere:",
        loader="dupcheck.embed.server.cohere:load",
        description="cohere:embed-v4.0 and other models of Cohere: code is sent there",
        threshold=0.7625,
        cross_threshold=0.5875,
        certain=0.85,
        remote=True,
    ),
)

MODELS: dict[str, Model] = {row.name: row for row in _ROWS}


def model_row(name: str) -> Model:
    """The row of a model; raises `UsageError` that names the nearest known one."""
    scheme, colon, rest = name.partition(":")
    row = MODELS.get(scheme + colon)
    if row is None:
        raise UsageError(f'unknown model "{name}"', suggestion(name, MODELS))
    if colon and not rest:
        raise UsageError(f'model "{name}" lacks what comes behind the colon', row.description)
    return _as_known(row, rest) if colon else row


def _as_known(row: Model, rest: str) -> Model:
    """A row that stands for many models, with the thresholds of the one that it names."""
    # Ollama writes a colon where the hub has a hyphen.
    name = re.split(r"[/\\#]", rest.rstrip("/\\"))[-1].lower().replace(":", "-")
    for known in MODELS.values():
        if name and known.published == name:
            return replace(
                row,
                threshold=known.threshold,
                cross_threshold=known.cross_threshold,
                certain=known.certain,
                calibrated=known.calibrated,
            )
    return row


def load(name: str, options: ModelOptions = ModelOptions()) -> Embedder:
    """The model, ready to embed; raises `UsageError` where its extra is not installed."""
    row = model_row(name)
    embedder: Embedder = called(row.loader, row.extras, name, options)
    return embedder


def called(loader: str, extras: Sequence[str], name: str, options: ModelOptions) -> Any:  # noqa: ANN401 - as its caller knows
    """What a row's loader gives; raises `UsageError` where no extra of the row is installed."""
    module, _, function = loader.partition(":")
    try:
        return getattr(import_module(module), function)(name, options)
    except ModuleNotFoundError as error:
        if not extras or (error.name or "").startswith("dupcheck"):
            raise
        raise UsageError(
            f'model "{name}" needs {error.name}, which is not installed',
            " or ".join(f"pip install 'dupcheck[{extra}]'" for extra in extras),
        ) from error

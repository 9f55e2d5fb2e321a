"""The table of models and what each of them can do; a model is loaded on first use."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from dupcheck.errors import UsageError
from dupcheck.records import Float32, Function, ModelId
from dupcheck.suggest import suggestion


class Embedder(Protocol):
    """A loaded model."""

    @property
    def model(self) -> ModelId:
        """What its vectors depend on."""
        ...

    def embed(self, functions: Sequence[Function]) -> Float32:
        """Vectors of shape (n, dim), rows of length 1, row i for functions[i].

        A function's vector is the same alone and in any batch.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A row: `loader` is `module:function` and takes no argument.

    The thresholds are the smallest cosines within a language and across languages at which the
    judge is asked, calibrated in `training/`. Below `certain` only the nearest few neighbours
    of a function are worth its time.
    """

    name: str
    loader: str
    description: str
    threshold: float
    cross_threshold: float
    certain: float


_ROWS = (
    Model(
        name="builtin",
        loader="dupcheck.embed.builtin:load",
        description="hashed code features projected to 512 dimensions; in the package, offline",
        threshold=0.35,
        cross_threshold=0.25,
        certain=0.6,
    ),
)

MODELS: dict[str, Model] = {row.name: row for row in _ROWS}


def model_row(name: str) -> Model:
    """The row of a model; raises `UsageError` that names the nearest known one."""
    if name not in MODELS:
        raise UsageError(f'unknown model "{name}"', suggestion(name, MODELS))
    return MODELS[name]


def load(name: str) -> Embedder:
    """The model, ready to embed."""
    module, _, function = model_row(name).loader.partition(":")
    embedder: Embedder = getattr(import_module(module), function)()
    return embedder

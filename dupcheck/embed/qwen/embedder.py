"""Functions to vectors: read in windows, run by an engine, pooled, cut and brought to length 1."""

from collections.abc import Callable, Sequence

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed import passage, tokens
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.engine import Engine
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import Tokenizer, batches, unit
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.records import Function, ModelId

POOLING = "last"
INSTRUCTION = "Instruct: {task}\nQuery:{text}"
"""As the model was trained: no space behind `Query:`, and documents have none of it."""


class QwenEmbedder:
    """A Qwen3 embedding model that is ready to run."""

    def __init__(
        self,
        name: str,
        revision: str,
        engine: Engine,
        tokenizer: Tokenizer,
        architecture: Architecture,
        options: ModelOptions,
    ) -> None:
        """Raises `UsageError` where the model cannot do what `options` ask of it."""
        _check_sizes(tokenizer, architecture)
        self._engine = engine
        self._tokenizer = tokenizer
        self._window = _window(options, architecture)
        self.device = engine.device
        self.multiply_adds = architecture.layers * architecture.linear_parameters
        self.exhaustive = engine.exhaustive
        self.notices = engine.notices
        recipe = (passage.RECIPE, tokens.RECIPE, POOLING, f"w{self._window}", engine.revision)
        self.model = ModelId(
            name=name,
            revision=revision,
            dim=_dimensions(options, architecture),
            precision=engine.precision,
            recipe="/".join([*recipe, tokenizer.digest[:12]]),
        )

    def key(self, function: Function) -> str:
        """The passage is all that it reads of a function."""
        return passage.key(function)

    def embed(self, functions: Sequence[Function]) -> Float32:
        """Rows of length 1, row i for functions[i]; the passages are read as documents."""
        texts = [passage.passage(function) for function in functions]
        return self._vectors(texts, lambda row: functions[row].place)

    def tokens(self, functions: Sequence[Function]) -> int:
        """How many tokens it reads of functions, the end of each text among them."""
        return self._tokenizer.read(list(map(passage.passage, functions)), self._window).tokens

    def embed_texts(self, texts: Sequence[str], task: str = "") -> Float32:
        """Rows of length 1; with a `task` the texts are queries, without they are documents."""
        read = [INSTRUCTION.format(task=task, text=text) if task else text for text in texts]
        return self._vectors(read, lambda row: f"text {row + 1}")

    def _vectors(self, texts: Sequence[str], place: Callable[[int], str]) -> Float32:
        if not texts:
            return np.zeros((0, self.model.dim), np.float32)
        reading = self._tokenizer.read(texts, self._window)
        states = last_states(self._engine, reading.windows)
        bad = ~np.isfinite(states).all(axis=1) | ~states.any(axis=1)
        if bad.any():
            raise self._not_finite(place(int(reading.owner[bad.argmax()])))
        return unit(reading.pooled(states)[:, : self.model.dim])

    def _not_finite(self, place: str) -> DupcheckError:
        return DupcheckError(
            f"{self.model.name} in {self.model.precision} on {self._engine.device} "
            f"gave no finite numbers for {place}",
            "Choose other numbers (--precision float32) or leave that file out (--exclude); "
            "where the model's files may be damaged: dupcheck models verify",
        )


def last_states(engine: Engine, windows: Sequence[Sequence[int]]) -> Float32:
    """The engine's states, row i for windows[i]; what is of like length is read together."""
    found: list[Float32] = []
    order: list[int] = []
    for rows in batches(windows, engine.batch_tokens):
        found.append(engine.last_states([windows[row] for row in rows]))
        order += rows
    together = np.concatenate(found)
    states = np.empty_like(together)
    states[order] = together
    return states


def _window(options: ModelOptions, architecture: Architecture) -> int:
    if not tokens.SMALLEST_WINDOW <= options.window_tokens <= architecture.positions:
        raise UsageError(
            f"a window of {options.window_tokens} tokens",
            f"This model reads {tokens.SMALLEST_WINDOW} to {architecture.positions} at once "
            "(--window-tokens); longer functions are read in several windows.",
        )
    return options.window_tokens


def _dimensions(options: ModelOptions, architecture: Architecture) -> int:
    wish = options.dimensions or architecture.hidden
    if not 1 <= wish <= architecture.hidden:
        raise UsageError(
            f"vectors of {wish} dimensions",
            f"This model's have {architecture.hidden}: ask for as many or fewer (--dimensions).",
        )
    return wish


def _check_sizes(tokenizer: Tokenizer, architecture: Architecture) -> None:
    if tokenizer.vocabulary > architecture.vocabulary:
        raise DupcheckError(
            f"the tokenizer knows {tokenizer.vocabulary} tokens, "
            f"the weights only {architecture.vocabulary}: they are of two models",
            "Take tokenizer.json, config.json and the weights from one place: "
            "dupcheck models pull NAME",
        )

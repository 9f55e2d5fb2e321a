"""Any model of the sentence-transformers kind: a network, pooling as its folder declares it.

transformers runs the network. sentence-transformers itself is not used: it cuts texts off at the
longest that a model reads, imports whatever classes a folder names, unpickles, and brings scipy
and scikit-learn along.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from dupcheck.arrays import Float32
from dupcheck.embed import declared, encoder, framing, tokens
from dupcheck.embed.declared import Declaration
from dupcheck.embed.encoder import Encoder
from dupcheck.embed.framing import Framing
from dupcheck.embed.passage import RECIPE, key, passage
from dupcheck.embed.pooling import Layers, pooled
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import unit
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.records import Function, ModelId
from dupcheck.weights import hub

_RECIPE = "sentence1"
"""Changes with anything here that changes a vector."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceEmbedder:
    """A loaded model; texts longer than `window` tokens are read in windows."""

    model: ModelId
    encoder: Encoder
    framing: Framing
    declaration: Declaration
    layers: Layers
    window: int

    @property
    def exhaustive(self) -> bool:
        """Whether reading a whole repository is cheap."""
        return self.encoder.exhaustive

    @property
    def notices(self) -> tuple[str, ...]:
        """Another precision than asked for."""
        return self.encoder.notices

    @property
    def device(self) -> str:
        """Where the network runs."""
        return self.encoder.device

    @property
    def multiply_adds(self) -> int:
        """Of one token in the network; what comes behind the pooling is little."""
        return self.encoder.multiply_adds

    def tokens(self, functions: Sequence[Function]) -> int:
        """How many tokens it reads of functions, those around each text among them."""
        return self.framing.read(list(map(passage, functions)), self.window).tokens

    def key(self, function: Function) -> str:
        """Its passage is all that the model reads of a function."""
        return key(function)

    def embed(self, functions: Sequence[Function]) -> Float32:
        """Rows of length 1, row i for functions[i]."""
        return self.embed_texts([passage(function) for function in functions])

    def embed_texts(self, texts: Sequence[str]) -> Float32:
        """The same for any texts."""
        reading = self.framing.read(texts, self.window)

        def vectors(rows: Sequence[int]) -> torch.Tensor:
            return self._vectors([reading.windows[row] for row in rows])

        rows = self.encoder.rows(reading.windows, vectors, self.layers.outputs)
        return unit(reading.pooled(rows)[:, : self.model.dim])

    @torch.inference_mode()
    def _vectors(self, batch: Sequence[Sequence[int]]) -> torch.Tensor:
        states, mask = self.encoder.states(batch)
        if not self.declaration.prompt_counts:
            mask[:, : self.framing.uncounted] = 0
        return self.layers(pooled(states, mask, self.declaration.modes))


def load(name: str, options: ModelOptions) -> SentenceEmbedder:
    """A pinned model that has been pulled; nothing is downloaded."""
    folder = hub.folder(name)
    return load_folder(folder, name, options, folder.name)


def load_folder(
    folder: Path, name: str, options: ModelOptions, revision: str = ""
) -> SentenceEmbedder:
    """The model of a folder; without a revision its name is what is in the folder."""
    declaration = declared.read(folder)
    network = encoder.load(declaration.transformer, options)
    frame = framing.load(
        declaration.transformer / "tokenizer.json", declaration.prompt, declaration.lower_case
    )
    if frame.vocabulary > network.vocabulary:
        raise DupcheckError(f"the tokenizer of {folder} has more tokens than its network")
    layers = Layers(declaration.dense, network.hidden * len(declaration.modes), network.device)
    window = _fitting(options.window_tokens, frame, network, declaration.longest)
    return SentenceEmbedder(
        model=ModelId(
            name=name,
            revision=revision or declared.content(folder),
            dim=_dimensions(options, layers.outputs, name),
            precision=network.precision,
            recipe=f"{RECIPE}/{tokens.RECIPE}/{_RECIPE}/w{window}",
        ),
        encoder=network,
        framing=frame,
        declaration=declaration,
        layers=layers,
        window=window,
    )


def _fitting(wanted: int, frame: Framing, network: Encoder, longest: int | None) -> int:
    """The window: what is wanted, as far as the model can read as much at once."""
    window = min(size for size in (wanted, network.longest, longest) if size is not None)
    if window < frame.smallest:
        raise DupcheckError(
            f"the model reads {window} tokens at once, and needs {frame.smallest} for a text",
            "Try a larger --window-tokens.",
        )
    return window


def _dimensions(options: ModelOptions, own: int, name: str) -> int:
    if options.dimensions is not None and options.dimensions > own:
        raise UsageError(f'the vectors of model "{name}" have {own} dimensions, no more')
    return options.dimensions or own

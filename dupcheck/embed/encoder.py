"""A network that transformers has, from a folder of safetensors: tokens in, states out."""

import contextlib
import inspect
import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
import transformers
from torch import Tensor

from dupcheck.arrays import Float32
from dupcheck.config import Precision
from dupcheck.embed import declared
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import batches
from dupcheck.embed.torch_device import (
    device_kind,
    free_memory,
    has_bfloat16,
    out_of_memory,
    too_small,
)
from dupcheck.errors import DupcheckError

_KINDS = {"float32": torch.float32, "bfloat16": torch.bfloat16}
_BATCH_TOKENS = {"cuda": 16_384, "mps": 4_096, "cpu": 1_024}
_LAYERS = ("num_hidden_layers", "num_layers", "n_layers", "n_layer")
_MOST_LAYERS = 1_024
"""Each is made before its weights are missed: a larger number in a config.json takes all memory."""
_UNUSED = "pooler."
"""What transformers adds to some networks behind the states; nobody asks for it here."""


class Encoder:
    """A network on one device; `longest` is the longest sequence that it reads, None without limit.

    `reads` are the names of what it can be told of each token.

    A sequence's states are the same alone and in any batch, but for rounding: within 1e-5 of a
    vector's length in float32, 1e-2 in bfloat16.
    """

    def __init__(self, network: Any, device: str, precision: str, notices: tuple[str, ...]) -> None:  # noqa: ANN401 - transformers has no type for all networks
        self.device = device
        self.precision = precision
        self.notices = notices
        self.longest = _longest(network)
        self.vocabulary: int = network.get_input_embeddings().num_embeddings
        self.reads = frozenset(inspect.signature(network.forward).parameters)
        self._network = network
        self._pad = _pad(network.config)
        self._budget = _BATCH_TOKENS[device]

    @property
    def exhaustive(self) -> bool:
        """Whether it is fast enough to read whole repositories."""
        return self.device != "cpu"

    @property
    def multiply_adds(self) -> int:
        """Of one token with the weights of all layers, those of attention apart."""
        layers = (one for one in self._network.modules() if isinstance(one, torch.nn.Linear))
        return sum(one.weight.numel() for one in layers)

    @cached_property
    def hidden(self) -> int:
        """Numbers in a state."""
        return self.states([[0]])[0].shape[2]

    @torch.inference_mode()
    def outputs(
        self, batch: Sequence[Sequence[int]], **more: Sequence[Sequence[int]]
    ) -> tuple[Any, Tensor]:
        """What the network says of a batch padded on the right, and the mask of its tokens.

        `more` is what else is known of each token; what the network does not read is left out.
        """
        mask = self._padded([[1] * len(sequence) for sequence in batch], 0)
        others = {
            name: self._padded(values, 0) for name, values in more.items() if name in self.reads
        }
        ids = self._padded(batch, self._pad)
        return self._network(input_ids=ids, attention_mask=mask, **others), mask

    def _padded(self, batch: Sequence[Sequence[int]], filler: int) -> Tensor:
        padded = torch.full((len(batch), max(map(len, batch))), filler)
        for row, sequence in enumerate(batch):
            padded[row, : len(sequence)] = torch.tensor(sequence)
        return padded.to(self.device)

    def states(self, batch: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
        """Shape (n, tokens, hidden), of tokens after the last layer, and the mask of tokens."""
        found, mask = self.outputs(batch)
        states: Tensor = found.last_hidden_state
        return states, mask

    def each(
        self, windows: Sequence[Sequence[int]], work: Callable[[Sequence[int]], Sequence[Any]]
    ) -> Iterator[tuple[int, Any]]:
        """What `work` makes of some rows of windows, one by one; like lengths go together.

        Where memory runs out, batches are halved from then on.
        """
        for rows in batches(windows, self._budget):
            yield from zip(rows, self._halved(windows, rows, work), strict=True)

    def rows(
        self,
        windows: Sequence[Sequence[int]],
        work: Callable[[Sequence[int]], Tensor],
        width: int,
    ) -> Float32:
        """The same for a vector of each window: shape (n, width), row i for windows[i]."""
        found = torch.zeros(len(windows), width)
        for row, vector in self.each(windows, lambda rows: list(work(rows).float().cpu())):
            found[row] = vector
        states: Float32 = finite(found).numpy()
        return states

    def _halved(
        self,
        windows: Sequence[Sequence[int]],
        rows: Sequence[int],
        work: Callable[[Sequence[int]], Sequence[Any]],
    ) -> list[Any]:
        try:
            return list(work(rows))
        except RuntimeError as error:
            if not out_of_memory(error):
                raise
            if len(rows) == 1:
                raise too_small(self.device, len(windows[rows[0]])) from error
        free_memory()
        half = len(rows) // 2
        self._budget = min(self._budget, half * len(windows[rows[0]]))
        return [
            part
            for some in (rows[:half], rows[half:])
            for part in self._halved(windows, some, work)
        ]


def finite(found: Tensor) -> Tensor:
    """The same; raises `DupcheckError` where a number is none."""
    if not torch.isfinite(found).all():
        raise DupcheckError(
            "the model calculated numbers that are not finite", "Try --precision float32."
        )
    return found


def load(folder: Path, options: ModelOptions, kind: str = "AutoModel") -> Encoder:
    """The network of a folder; raises `DupcheckError` where it is none that transformers has.

    `kind` names the class of transformers that loads it.
    """
    config = declared.network(folder)
    device = device_kind(options)
    precision, notices = _precision(options.precision, device)
    if config.get("is_encoder_decoder"):
        raise _unusable(folder, "has a decoder, and dupcheck runs encoders alone")
    layers = max((size for name in _LAYERS if isinstance(size := config.get(name), int)), default=0)
    if layers > _MOST_LAYERS:
        raise _unusable(folder, f"has {layers:,} layers, more than any model we know")
    network, info = _loaded(folder, kind, _KINDS[precision])
    if missing := sorted(key for key in info["missing_keys"] if not key.startswith(_UNUSED)):
        raise _unusable(folder, f"lacks the weights {missing[0]!r:.80}")
    try:
        network = network.requires_grad_(False).to(device).eval()
    except RuntimeError as error:
        if not out_of_memory(error):
            raise
        raise too_small(device, 0) from error
    return Encoder(network, device, precision, notices)


def _loaded(folder: Path, kind: str, dtype: torch.dtype) -> tuple[Any, dict[str, Any]]:
    """The network and what transformers says of its weights; no code but its own is run."""
    try:
        with _quiet():
            found: tuple[Any, dict[str, Any]] = getattr(transformers, kind).from_pretrained(
                folder,
                local_files_only=True,
                trust_remote_code=False,
                use_safetensors=True,
                dtype=dtype,
                output_loading_info=True,
            )
    except Exception as error:  # whatever is wrong with files that nobody vouches for
        said = (str(error).strip() or type(error).__name__).splitlines()[0]
        if "ignore_mismatched_sizes" in said:
            raise _unusable(
                folder, "has weights of other shapes than its config.json says"
            ) from error
        raise _unusable(folder, f"cannot be loaded by transformers: {said[:200]}") from error
    return found


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Nothing on the terminal: no progress, no warnings, no report on weights (read here)."""
    level = transformers.logging.get_verbosity()
    bar = transformers.logging.is_progress_bar_enabled()
    transformers.logging.set_verbosity(logging.CRITICAL)
    transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        transformers.logging.set_verbosity(level)
        if bar:
            transformers.logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _precision(wanted: Precision, device: str) -> tuple[str, tuple[str, ...]]:
    own = "bfloat16" if device != "cpu" and has_bfloat16(device) else "float32"
    if wanted == "auto":
        return own, ()
    if wanted in _KINDS:
        return wanted, ()
    return own, (f"this model does not run in {wanted}: {own} is used",)


def _longest(network: Any) -> int | None:  # noqa: ANN401
    """Where positions are learned there is one for each place, and RoBERTa counts from its pad."""
    sizes = []
    if isinstance(said := getattr(network.config, "max_position_embeddings", None), int):
        sizes.append(said)
    for name, module in network.named_modules():
        if name.endswith("position_embeddings") and isinstance(module, torch.nn.Embedding):
            first = 0 if module.padding_idx is None else module.padding_idx + 1
            sizes.append(module.num_embeddings - first)
    return min((size for size in sizes if size > 0), default=None)


def _pad(config: Any) -> int:  # noqa: ANN401
    pad = getattr(config, "pad_token_id", None)
    return pad if isinstance(pad, int) and pad >= 0 else 0


def _unusable(folder: Path, why: str) -> DupcheckError:
    return DupcheckError(f"the model at {folder} {why}")

"""Qwen3 on torch: on every GPU there is, or on the CPU; a batch too large for memory is halved."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

import numpy as np
import torch

from dupcheck.arrays import Float32
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.torch_network import Network
from dupcheck.embed.qwen.torch_weights import Weights
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import batches
from dupcheck.embed.torch_device import (
    device_kind,
    free_memory,
    has_bfloat16,
    out_of_memory,
    too_small,
)

REVISION = "torch1"
"""Changes with anything in the torch modules that changes a vector."""

_BATCH = {"cuda": 8_192, "mps": 4_096, "cpu": 512}
"""Tokens that a device is given at once: more is no faster, and takes memory."""
_BATCHES_AHEAD = 4
"""Batches for each of several devices, so that none waits long for the others."""

_COARSE = (
    "in 4 bits cosines come out lower than those that thresholds are made for: "
    "dupcheck calibrate measures which suit"
)


class Runs(Protocol):
    """A network on one device."""

    def last_states(self, batch: Sequence[Sequence[int]]) -> torch.Tensor:
        """The normed state of each sequence's last token, float32."""
        ...


class TorchEngine:
    """Networks that are alike, one a device; `batch` are the tokens that each is given at once."""

    revision = REVISION

    def __init__(
        self, networks: Sequence[Runs], device: str, precision: str, notices: tuple[str, ...] = ()
    ) -> None:
        self.precision = precision
        self.device = f"{len(networks)} x {device}" if networks[1:] else device
        self.exhaustive = device != "cpu"
        self.notices = notices
        self.batch = _BATCH[device]
        self._networks = networks

    @property
    def batch_tokens(self) -> int:
        """Enough for all devices."""
        several = len(self._networks) * _BATCHES_AHEAD
        return self.batch * (several if self._networks[1:] else 1)

    def last_states(self, batch: Sequence[Sequence[int]]) -> Float32:
        """As every engine's; any device may compute any row."""
        parts = list(batches(batch, self.batch))
        found = self._spread([[batch[row] for row in part] for part in parts])
        states = np.empty((len(batch), found[0].shape[1]), np.float32)
        for part, rows in zip(parts, found, strict=True):
            states[part] = rows
        return states

    def _spread(self, parts: Sequence[Sequence[Sequence[int]]]) -> list[Float32]:
        """The states of all parts, in their order, each computed where there is room first."""
        if not self._networks[1:]:
            return [self._run(self._networks[0], part) for part in parts]
        free: SimpleQueue[Runs] = SimpleQueue()
        for network in self._networks:
            free.put(network)

        def run(part: Sequence[Sequence[int]]) -> Float32:
            network = free.get()
            try:
                return self._run(network, part)
            finally:
                free.put(network)

        with ThreadPoolExecutor(len(self._networks)) as threads:
            return list(threads.map(run, parts))

    def _run(self, network: Runs, batch: Sequence[Sequence[int]]) -> Float32:
        """The states of one device's batch, in halves where it is too large."""
        tokens = max(map(len, batch)) * len(batch)
        try:
            states: Float32 = network.last_states(batch).cpu().numpy()
            return states
        except RuntimeError as error:
            if not out_of_memory(error):
                raise
            if len(batch) == 1:
                raise too_small(self.device, tokens) from error
        free_memory()
        self.batch = min(self.batch, max(tokens // 2, 1))
        middle = len(batch) // 2
        return np.concatenate(
            [self._run(network, part) for part in (batch[:middle], batch[middle:])]
        )


def load(folder: Path, architecture: Architecture, options: ModelOptions) -> TorchEngine:
    """The model of a folder on the devices wished for, or on the best there are."""
    kind = device_kind(options)
    precision, notices = _precision(kind, options)
    weights = Weights(folder, architecture)
    count = torch.cuda.device_count() if kind == "cuda" else 1
    networks = []
    try:
        for index in range(count):
            device = torch.device(kind, index) if kind == "cuda" else torch.device(kind)
            networks.append(Network(weights, architecture, device, precision))
    except RuntimeError as error:
        if not out_of_memory(error):
            raise
        raise too_small(kind, 0) from error
    return TorchEngine(networks, kind, precision, notices)


def _precision(kind: str, options: ModelOptions) -> tuple[str, tuple[str, ...]]:
    """What is asked for; else bfloat16 where the device has it, and never float16.

    On texts that begin with "import", float16 overflows.
    """
    if options.precision == "int4":
        return "int4", (_COARSE,)
    if options.precision != "auto":
        return options.precision, ()
    if has_bfloat16(kind):
        return "bfloat16", ()
    if kind == "cpu":
        return "float32", ()
    return "float32", ("this GPU has no bfloat16: the model runs in float32",)

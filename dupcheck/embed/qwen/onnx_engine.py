"""Qwen3 on ONNX Runtime: int8 on the CPU without torch, or float32."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed.qwen import conversion, convert, gate, onnx_networks
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.conversion import Manifest
from dupcheck.embed.qwen.gate import Verdict
from dupcheck.embed.qwen.onnx_networks import Strength
from dupcheck.embed.qwen.onnx_session import Session
from dupcheck.embed.qwen.tensors import Tensors
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import batches
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.progress import Progress, silent

BATCH_TOKENS = 300
"""Padded tokens of a batch: enough for products to be efficient, few enough for little padding."""


class OnnxEngine:
    """A network that runs on this machine's processor."""

    device = "cpu"
    exhaustive = False
    batch_tokens = BATCH_TOKENS

    def __init__(
        self, session: Session, precision: str, revision: str, notices: tuple[str, ...] = ()
    ) -> None:
        self.precision = precision
        self.revision = revision
        self.notices = notices
        self._session = session

    def last_states(self, batch: Sequence[Sequence[int]]) -> Float32:
        """As every engine's; a batch larger than suits is read in parts."""
        if not batch:
            return self._session.last_states(batch)
        parts = list(batches(batch, self.batch_tokens))
        found = np.concatenate([self._session.last_states([batch[i] for i in p]) for p in parts])
        states = np.empty_like(found)
        states[[row for part in parts for row in part]] = found
        return states


def load(folder: Path, architecture: Architecture, options: ModelOptions) -> OnnxEngine:
    """The model of a folder: in int8, converted at first use, unless float32 is asked for."""
    if options.device not in ("auto", "cpu") or options.precision not in (
        "auto", "int8", "float32",
    ):  # fmt: skip
        raise UsageError(
            f"ONNX Runtime does not run {options.precision} on {options.device} for dupcheck",
            "pip install 'dupcheck[qwen]' for torch, or leave --device and --precision out.",
        )
    tensors = Tensors(folder, architecture)
    if options.precision == "float32":
        return _float32(tensors, architecture, ())
    place = convert.place(folder)
    manifest = conversion.read(place, convert.RECIPE, folder)
    if manifest is None:
        manifest = convert.make(folder, architecture, place, options.progress)
    return _int8(folder, place, manifest, tensors, architecture)


def verdict(folder: Path, architecture: Architecture, progress: Progress = silent) -> Verdict:
    """How int8 compares with float32 now, whatever is remembered, on weights read to the last byte.

    Raises `DupcheckError` where converted weights are not what was written.
    """
    tensors = Tensors(folder, architecture)
    place = convert.place(folder)
    manifest = conversion.read(place, convert.RECIPE, folder)
    if manifest is None:
        manifest = convert.make(folder, architecture, place, progress)
    elif not conversion.intact(place, manifest):
        raise DupcheckError(
            f"the int8 weights in {place} are damaged",
            "Delete that folder: they are made again from the model's own files.",
        )
    return _judged(folder, place, manifest, _Networks(place, manifest, tensors, architecture))


class _Networks:
    """The networks of one conversion; the last one asked for is kept."""

    def __init__(
        self, place: Path, manifest: Manifest, tensors: Tensors, architecture: Architecture
    ) -> None:
        self._parts = (onnx_networks.reach(), place, manifest, tensors, architecture)
        self._kept: tuple[Strength, Session] | None = None

    def __getitem__(self, strength: Strength) -> Session:
        if self._kept is None or self._kept[0] != strength:
            self._kept = None
            self._kept = strength, onnx_networks.int8(strength, *self._parts)
        return self._kept[1]


def _int8(
    folder: Path, place: Path, manifest: Manifest, tensors: Tensors, architecture: Architecture
) -> OnnxEngine:
    """The fastest network that is near enough to float32; float32 where none is."""
    networks = _Networks(place, manifest, tensors, architecture)
    reach = onnx_networks.reach()
    found = gate.remembered(place, manifest, reach)
    if found is None:
        found = _judged(folder, place, manifest, networks)
    if found.strength == "float32":
        return _float32(tensors, architecture, found.notices)
    revision = onnx_networks.fingerprint(found.strength, reach, manifest)
    return OnnxEngine(networks[found.strength], "int8", revision, found.notices)


def _judged(folder: Path, place: Path, manifest: Manifest, networks: _Networks) -> Verdict:
    """The verdict on a conversion, remembered."""
    texts = convert.texts(folder, "judge")
    truth = conversion.constant(place, manifest, conversion.TRUTH).astype(np.float32)
    found = gate.judge(truth, lambda strength: _states(networks[strength], texts))
    gate.remember(place, manifest, onnx_networks.reach(), found)
    return found


def _states(session: Session, texts: Sequence[Sequence[int]]) -> Float32:
    return OnnxEngine(session, "int8", "").last_states(texts)


def _float32(tensors: Tensors, architecture: Architecture, notices: tuple[str, ...]) -> OnnxEngine:
    session = onnx_networks.float32(tensors, architecture)
    revision = onnx_networks.fingerprint("float32", 0, None)
    return OnnxEngine(session, "float32", revision, notices)

"""dupcheck's own engines, loaded and batched as a scan does it."""

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from benchmarks.engines.table import Embed
from dupcheck.arrays import Float32
from dupcheck.config import Precision
from dupcheck.embed.qwen import architecture
from dupcheck.embed.qwen.engine import Engine
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import batches, unit


class Own:
    """An engine of ours; `notices` are its own words, such as another precision than asked for."""

    def __init__(self, engine: Engine) -> None:
        self.notices = (f"{engine.precision} on {engine.device}", *engine.notices)
        self._engine = engine

    def __call__(self, texts: Sequence[Sequence[int]]) -> Float32:
        """As every engine's."""
        found: list[Float32] = [np.empty(0, np.float32)] * len(texts)
        for rows in batches(texts, self._engine.batch_tokens):
            states = self._engine.last_states([texts[row] for row in rows])
            for row, state in zip(rows, states, strict=True):
                found[row] = state
        return unit(np.stack(found))


def prepare(model: Path, work: Path) -> None:
    """The first use, which converts, checks and keeps the result."""
    int8(model, work, os.cpu_count() or 1)


def int8(model: Path, work: Path, threads: int) -> Embed:
    """On ONNX Runtime."""
    return _loaded("onnx_engine", model, work, threads, "int8")


def bfloat16(model: Path, work: Path, threads: int) -> Embed:
    """On torch."""
    return _loaded("torch_engine", model, work, threads, "bfloat16")


def _loaded(module: str, model: Path, work: Path, threads: int, precision: Precision) -> Embed:
    os.environ["DUPCHECK_CACHE_DIR"] = str(work)
    if hasattr(os, "sched_setaffinity"):  # ours take as many threads as there are processors
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])
    loader = import_module(f"dupcheck.embed.qwen.{module}")
    options = ModelOptions(device="cpu", precision=precision)
    return Own(loader.load(model, architecture.read(model), options))

"""All that `dupcheck bench` finds out about a model on this machine."""

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dupcheck.arrays import Embeddings
from dupcheck.bench.labelled import Labelled, labelled_set
from dupcheck.bench.limits import Limit, limit
from dupcheck.bench.machine import Machine, machine, peak_gpu_memory, peak_memory
from dupcheck.bench.quality import Quality, quality
from dupcheck.bench.reported import Reported, reported
from dupcheck.bench.speed import Speed, speed
from dupcheck.config import Settings
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.table import CountsTokens, Embedder, load, model_row
from dupcheck.progress import Progress
from dupcheck.records import Function, ModelId
from dupcheck.search import options

_AT_ONCE = 64
"""Functions between two signs of life: a slow model takes minutes for the set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was not wanted, or cannot be known of the model, is None.

    `load_seconds` include imports; peaks are bytes, taken before anything is scanned. `limit` is
    what the machine multiplies by itself, and `share` how much of that the model's weights use.
    """

    model: ModelId
    device: str
    load_seconds: float
    peak_memory: int | None
    peak_gpu_memory: int | None
    machine: Machine
    notices: tuple[str, ...]
    speed: Speed | None
    limit: Limit | None
    share: float | None
    quality: Quality | None
    reported: Reported | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to measure; `seconds` are those of the rounds that are timed."""

    speed: bool = True
    quality: bool = True
    seconds: float = 10.0


def outcome(settings: Settings, wanted: Wanted, progress: Progress) -> Outcome:
    """Loads the model that the settings name, and measures what is wanted."""
    labelled = labelled_set()
    found, read = _of_model(settings, labelled, wanted, progress)
    if read is None:
        return found
    # The scans load the model again: by now the one above is gone.
    gc.collect()
    return replace(found, reported=reported(labelled, read, settings, progress))


def _of_model(
    settings: Settings, labelled: Sequence[Labelled], wanted: Wanted, progress: Progress
) -> tuple[Outcome, Embeddings | None]:
    """All but what is reported, and the vectors of the set where they were wanted."""
    functions = [one.function for one in labelled]
    progress("loading the model", 0, 0)
    start = time.perf_counter()
    embedder = load(settings.model, options(settings))
    took = time.perf_counter() - start
    progress("timing the model", 0, 0)
    fast = speed(embedder, functions, wanted.seconds) if wanted.speed else None
    read = _read(embedder, functions, progress) if wanted.quality else None
    peaks = peak_memory(), peak_gpu_memory()
    limits = thresholds(settings, settings.model)
    bound, share = _use(embedder, fast)
    found = Outcome(
        model=embedder.model,
        device=_device(embedder, settings.model),
        load_seconds=took,
        peak_memory=peaks[0],
        peak_gpu_memory=peaks[1],
        machine=machine(),
        notices=embedder.notices,
        speed=fast,
        limit=bound,
        share=share,
        quality=quality(labelled, read.vectors, limits) if read else None,
        reported=None,
    )
    return found, read


def _read(embedder: Embedder, functions: Sequence[Function], progress: Progress) -> Embeddings:
    parts = []
    for done in range(0, len(functions), _AT_ONCE):
        progress("embedding", done, len(functions))
        parts.append(embedder.embed(functions[done : done + _AT_ONCE]))
    keys = tuple(embedder.key(function) for function in functions)
    return Embeddings(digests=keys, vectors=np.concatenate(parts), model=embedder.model)


def _use(embedder: Embedder, fast: Speed | None) -> tuple[Limit | None, float | None]:
    """The machine's limit in the model's numbers, and the share of it that the model uses."""
    if not (isinstance(embedder, CountsTokens) and fast and fast.tokens and embedder.multiply_adds):
        return None, None
    bound = limit(embedder.model.precision, embedder.device)
    if bound is None:
        return None, None
    return bound, fast.tokens / fast.seconds * embedder.multiply_adds / bound.multiply_adds


def _device(embedder: Embedder, name: str) -> str:
    if isinstance(embedder, CountsTokens):
        return embedder.device
    return "a server" if model_row(name).remote else "cpu"

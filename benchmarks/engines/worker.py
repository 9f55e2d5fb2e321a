"""One engine in a process of its own: `python -m benchmarks.engines.worker` with a job on stdin.

Answers with one line of JSON, the last of its standard output; the vectors go into a file.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from dupcheck.bench.machine import peak_memory

_ALONE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to do: "prepare", "limit" or "measure"; `started` is when the process was asked for."""

    task: str
    engine: str
    model: str
    work: str
    threads: int
    started: float
    texts: tuple[tuple[int, ...], ...] = ()
    vectors: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Seconds of wall clock, MiB of memory at its peak.

    `load` is from the first import to loaded weights, `start` from the start of the process to
    the first vector. `apart` is the largest difference in any number of a vector between a text
    alone and the same text among the others. `notices` is what the engine says of itself.
    """

    tokens: int
    functions: int
    seconds: float
    load: float
    start: float
    peak_mib: int
    apart: float
    notices: tuple[str, ...]


def measured(job: Job) -> Measured:
    """Loads, embeds one short text, then all, then a few alone."""
    from benchmarks.engines.table import ENGINES

    began = time.perf_counter()
    embed = ENGINES[job.engine].load(Path(job.model), Path(job.work), job.threads)
    load = time.perf_counter() - began
    embed([min(job.texts, key=len)])
    start = time.time() - job.started
    began = time.perf_counter()
    vectors = embed(job.texts)
    seconds = time.perf_counter() - began
    if not np.isfinite(vectors).all():
        raise ValueError("not all numbers are finite")
    peak = peak_mib()
    if job.vectors:
        np.save(job.vectors, vectors)
    rows = _rows(job.texts)
    apart = max(float(np.abs(embed([job.texts[row]])[0] - vectors[row]).max()) for row in rows)
    return Measured(
        tokens=sum(map(len, job.texts)),
        functions=len(job.texts),
        seconds=round(seconds, 3),
        load=round(load, 2),
        start=round(start, 2),
        peak_mib=peak,
        apart=apart,
        notices=getattr(embed, "notices", ()),
    )


def peak_mib() -> int:
    """The most memory that this process has held, file-backed weights included.

    Linux counts into `ru_maxrss` what the process that started this one held.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return (peak_memory() or 0) >> 20
    (line,) = [one for one in status.read_text().splitlines() if one.startswith("VmHWM")]
    return int(line.split()[1]) >> 10


def _rows(texts: Sequence[Sequence[int]]) -> list[int]:
    """A short text, one of middle length and a longer one."""
    by_length = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    return [by_length[len(texts) * (2 * i + 1) // (2 * _ALONE)] for i in range(_ALONE)]


def _answer(job: Job) -> object:
    if job.task == "measure":
        return asdict(measured(job))
    if job.task == "limit":
        from benchmarks.engines.limit import limits
        from dupcheck.embed.qwen.architecture import read

        return limits(read(Path(job.model)))
    from benchmarks.engines.table import ENGINES

    began = time.perf_counter()
    ENGINES[job.engine].prepare(Path(job.model), Path(job.work))
    return {"seconds": round(time.perf_counter() - began, 1)}


def main() -> None:
    """Do the job; libraries may print what they like, the answer is the last line."""
    job = Job(**json.loads(sys.stdin.read()))
    answer = json.dumps(_answer(job))
    sys.stdout.flush()
    print("\n" + answer, flush=True)
    os._exit(0)  # some engines hang or crash while they are torn down


if __name__ == "__main__":
    main()

"""What int8 costs in accuracy, and what each way of running it costs in time.

    python -m benchmarks.quantization FOLDER [--texts 16] [--rounds 5]

FOLDER is a Qwen3 embedding model, the real one or one of `benchmarks.random_model` (with
`--outliers`). Its int8 weights are made in dupcheck's cache if they are not there. Every way is
compared with float32 on ONNX Runtime: the cosines of vectors of functions that int8 was not made
with, whether a vector is bitwise the same alone and in a batch, and tokens a second. The ways take
turns, so that what else runs here slows them alike; the best round of each counts.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed.qwen import architecture, conversion, convert, onnx_networks
from dupcheck.embed.qwen.onnx_engine import BATCH_TOKENS
from dupcheck.embed.qwen.onnx_networks import Strength
from dupcheck.embed.qwen.onnx_session import Session
from dupcheck.embed.qwen.tensors import Tensors
from dupcheck.embed.tokens import batches, unit

Batch = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of one way: cosines to float32, tokens a second, and whether batches change nothing."""

    smallest: float
    mean: float
    independent: bool
    speed: float


def measured(
    sessions: dict[str, Session], texts: Batch, rounds: int, truth: str = "float32"
) -> dict[str, Figures]:
    """Figures of each way."""
    parts = [[texts[row] for row in rows] for rows in batches(texts, BATCH_TOKENS)]
    vectors = {name: _vectors(session, parts) for name, session in sessions.items()}
    seconds = _seconds({name: _runs(session, parts) for name, session in sessions.items()}, rounds)
    tokens = sum(map(len, texts))
    found = {}
    for name, session in sessions.items():
        cosines = (vectors[name] * vectors[truth]).sum(axis=1)
        alone = _vectors(session, [[ids] for part in parts for ids in part])
        found[name] = Figures(
            smallest=float(cosines.min()),
            mean=float(cosines.mean()),
            independent=bool((alone == vectors[name]).all()),
            speed=tokens / seconds[name],
        )
    return found


def sessions(folder: Path) -> dict[str, Session]:
    """Every way of running a model, float32 the last."""
    shape = architecture.read(folder)
    place = convert.place(folder)
    manifest = conversion.read(place, convert.RECIPE, folder) or convert.make(folder, shape, place)
    tensors, reach = Tensors(folder, shape), onnx_networks.reach()
    ways: tuple[Strength, ...] = get_args(Strength)
    found = {
        way: onnx_networks.int8(way, reach, place, manifest, tensors, shape)
        for way in ways
        if way != "float32"
    }
    return {**found, "float32": onnx_networks.float32(tensors, shape)}


def _vectors(session: Session, parts: Sequence[Batch]) -> Float32:
    return unit(np.concatenate([session.last_states(part) for part in parts]))


def _runs(session: Session, parts: Sequence[Batch]) -> Callable[[], None]:
    def run() -> None:
        for part in parts:
            session.last_states(part)

    return run


def _seconds(runs: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """The best of several rounds in which all take turns."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            begin = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - begin)
    return best


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    texts = convert.texts(given.folder, "judge")[: given.texts]
    found = measured(sessions(given.folder), texts, given.rounds)
    print("| way | smallest cosine | mean | alone as in a batch | tokens/s | of float32 |")
    print("|---|---|---|---|---|---|")
    for name, one in found.items():
        same = "yes" if one.independent else "NO"
        relative = one.speed / found["float32"].speed
        print(
            f"| {name} | {one.smallest:.4f} | {one.mean:.4f} | {same} "
            f"| {one.speed:.0f} | {relative:.2f} |"
        )


if __name__ == "__main__":
    main()

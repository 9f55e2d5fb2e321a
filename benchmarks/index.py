"""Time and recall of a self-join by both indexes: where the crossover lies.

    python benchmarks/index.py 10000 50000 100000 200000

Rows are synthetic: families of near copies, of families that share a topic, in 256 dimensions.
Cosines are about 0.25 within a topic and 0.45 to 0.98 within a family.
"""

import argparse
import os
import platform
import time

import numpy as np

from dupcheck.arrays import Float32, Pairs
from dupcheck.index import table

DIM = 512
FAMILY = 5
FAMILIES_OF_A_TOPIC = 40


def clustered(count: int, seed: int = 0) -> Float32:
    """Rows of length 1 as described above; the same for the same seed."""
    random = np.random.default_rng(seed)
    families = max(1, count // FAMILY)
    topics = random.normal(size=(max(1, families // FAMILIES_OF_A_TOPIC), DIM))
    centres = random.normal(size=(families, DIM)) * 1.4
    centres += topics[random.integers(len(topics), size=families)]
    rows = centres[random.integers(families, size=count)].astype(np.float32)
    spread = random.uniform(0.2, 1.8, size=(count, 1)).astype(np.float32)
    rows += spread * random.standard_normal(size=(count, DIM), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def timed(name: str, vectors: Float32, threshold: float) -> tuple[Pairs, float, float]:
    """The pairs, and the wall-clock and processor seconds that they took."""
    wall, processor = time.perf_counter(), time.process_time()
    pairs = table.load(name).pairs(vectors, threshold)
    return pairs, time.perf_counter() - wall, time.process_time() - processor


def recall(every: Pairs, found: Pairs, count: int) -> float:
    """The share of the pairs of `every` that are in `found`."""
    return float(np.isin(every.left * count + every.right, found.left * count + found.right).mean())


def main() -> None:
    """Print a table: seconds are wall-clock, in brackets those of the processors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[10_000, 50_000, 100_000, 200_000])
    parser.add_argument("--threshold", type=float, default=0.6)
    arguments = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, threshold {arguments.threshold}\n")
    print("| rows | pairs | exact s | hnsw s | recall of hnsw |")
    print("|---|---|---|---|---|")
    for count in arguments.counts:
        vectors = clustered(count)
        every, exact, exact_cpu = timed("exact", vectors, arguments.threshold)
        found, graph, graph_cpu = timed("hnsw", vectors, arguments.threshold)
        share = recall(every, found, count)
        print(
            f"| {count:,} | {len(every.left):,} | {exact:.1f} ({exact_cpu:.1f})"
            f" | {graph:.1f} ({graph_cpu:.1f}) | {share:.4f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()

"""From the pinned packages to everything that ships: `python -m training.build CACHE`.

Fetches what the cache lacks, extracts the functions, counts rarities, learns the shares, and writes
`dupcheck/rarity.npy`, `dupcheck/embed/builtin.json` and the figures of `training/README.md`.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from training import evaluate, fetch, rarity
from training.corpus import Sample, samples
from training.fit import fit
from training.packages import packages
from training.tasks import Sizes, questions, task

DAMPING = 1.0
PULL = 0.3
_PER_LANGUAGE = 9000
_ROOT = Path(__file__).parents[1] / "dupcheck"
_SIZES = Sizes(mutated=200, edited=1000, ported=1000, haystack=9000)


def main() -> None:
    """Build, then measure what was built on packages that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path, help="folder for archives and extracted functions")
    cache = parser.parse_args().cache
    splits: dict[str, list[Sample]] = defaultdict(list)
    for package in packages():
        fetch.fetch(package, cache)
        splits[package.split] += samples(package, cache)
    for split, found in sorted(splits.items()):
        print(split, len(found), dict(Counter(sample.language for sample in found)))
    table = rarity.table(_balanced(splits["train"]))
    learning = task(questions(splits["train"], _SIZES, seed=5), table)
    share = fit(learning, DAMPING, PULL)
    _write(table, share)
    print(evaluate.report(splits["test"], table))


def _balanced(found: Sequence[Sample]) -> list[Sample]:
    """Up to 9,000 functions of each language, drawn from all packages alike."""
    taken: Counter[str] = Counter()
    kept = []
    for sample in Random(1).sample(found, len(found)):
        taken[sample.language] += 1
        if taken[sample.language] <= _PER_LANGUAGE:
            kept.append(sample)
    return kept


def _write(table: NDArray[np.uint8], share: tuple[float, ...]) -> None:
    values = {"damping": DAMPING, "share": share}
    revision = sha256(table.tobytes() + json.dumps(values).encode()).hexdigest()[:12]
    np.save(_ROOT / "rarity.npy", table)
    text = json.dumps({"revision": revision, **values}, indent=2)
    (_ROOT / "embed" / "builtin.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

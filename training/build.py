"""From the pinned packages to everything that ships: `python -m training.build CACHE`.

Fetches what the cache lacks, extracts the functions, counts rarities, learns the rows of features
and then the shares of the views on packages that the rows were not learned from. Writes
`dupcheck/rarity.npy`, `meaning.npy`, `meaning_keys.npy` and `builtin.json` of `dupcheck/embed`, and
prints the figures of `training/README.md`.
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

from dupcheck.embed.meaning import Rows
from training import evaluate, fetch, meaning, rarity, solutions
from training.bagging import bagged
from training.corpus import Sample, samples
from training.fit import fit
from training.packages import packages
from training.tasks import Sizes, questions, task

DAMPING = 1.0
PULL = 0.3
MEANING = 0.25
"""Set by hand on validation packages: what the fit takes, 0.08, knows nothing of the noise that the
projection brings to the exact view."""
_PER_LANGUAGE = 9000
_ROOT = Path(__file__).parents[1] / "dupcheck"
_SIZES = Sizes(mutated=200, edited=1000, forked=200, ported=1000, haystack=9000)


def main() -> None:
    """Build, then measure what was built on packages that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path, help="folder for archives and extracted functions")
    cache = parser.parse_args().cache
    for one in solutions.solutions():
        fetch.fetch(one.package, cache)
    splits: dict[str, list[Sample]] = defaultdict(list)
    for package in packages():
        fetch.fetch(package, cache)
        splits[package.split] += samples(package, cache)
    for split, found in sorted(splits.items()):
        print(split, len(found), dict(Counter(sample.language for sample in found)), flush=True)
    table = rarity.table(_balanced(splits["train"]))
    known = meaning.distinct([*solutions.solved("train", cache), *splits["train"]])
    rows = meaning.learn(known, bagged(known))
    learning = task(questions(splits["validation"], _SIZES, seed=5), table, rows)
    _write(table, rows, fit(learning, DAMPING, PULL, MEANING))
    print(evaluate.thresholds([*solutions.solved("validation", cache), *splits["validation"]]))
    print(evaluate.report([*solutions.solved("test", cache), *splits["test"]]))


def _balanced(found: Sequence[Sample]) -> list[Sample]:
    """Up to 9,000 functions of each language, drawn from all packages alike."""
    taken: Counter[str] = Counter()
    kept = []
    for sample in Random(1).sample(found, len(found)):
        taken[sample.language] += 1
        if taken[sample.language] <= _PER_LANGUAGE:
            kept.append(sample)
    return kept


def _write(table: NDArray[np.uint8], rows: Rows, share: tuple[float, ...]) -> None:
    values = {"damping": DAMPING, "meaning": MEANING, "share": share}
    arrays: dict[str, NDArray[np.uint8 | np.uint32 | np.int8]] = {
        "rarity": table,
        "embed/meaning_keys": rows.keys,
        "embed/meaning": rows.rows,
    }
    content = b"".join(array.tobytes() for array in arrays.values())
    revision = sha256(content + json.dumps(values).encode()).hexdigest()[:12]
    for name, array in arrays.items():
        np.save(_ROOT / f"{name}.npy", array)
    text = json.dumps({"revision": revision, **values}, indent=2)
    (_ROOT / "embed" / "builtin.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

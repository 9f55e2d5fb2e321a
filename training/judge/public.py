"""Counts what is common in public code and writes `dupcheck/compare/public.npy`.

`python -m training.judge.public CACHE` reads the functions of training that `training.build` has
in its cache, as many of each language, few of each project.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np

from dupcheck.compare import public
from dupcheck.compare.frequencies import features
from training.corpus import Sample, samples
from training.packages import packages

TABLE = Path(public.__file__).parent / "public.npy"

_OF_LANGUAGE, _OF_FAMILY = 2_500, 40
_SMALLEST_SHARE, _FEWEST_FAMILIES = 0.004, 4
"""What one project has over and over is its own, not common."""


def drawn(cache: Path, rng: Random) -> dict[str, list[Sample]]:
    """Functions of distinct digests by language, no more than a few of each family of packages."""
    families: dict[tuple[str, str], dict[str, Sample]] = defaultdict(dict)
    for package in packages():
        if package.split == "train" and (cache / "samples" / f"{package.key}.jsonl.gz").exists():
            for sample in samples(package, cache):
                families[sample.language, sample.family][sample.digest] = sample
    found: dict[str, list[Sample]] = defaultdict(list)
    for (language, _), those in sorted(families.items()):
        few = list(those.values())
        found[language] += rng.sample(few, min(_OF_FAMILY, len(few)))
    return {name: rng.sample(few, min(_OF_LANGUAGE, len(few))) for name, few in found.items()}


def shares(chosen: Sequence[Sample]) -> Iterator[tuple[int, float]]:
    """The features that are common in functions of one language, with their shares."""
    found = features([sample.code for sample in chosen])
    owners: dict[int, set[str]] = defaultdict(set)
    counts: Counter[int] = Counter()
    at = 0
    for sample, length in zip(chosen, found.lengths.tolist(), strict=True):
        mine = found.keys[at : at + length].tolist()
        at += length
        counts.update(mine)
        for key in mine:
            owners[key].add(sample.family)
    for key, count in counts.items():
        if count >= _SMALLEST_SHARE * len(chosen) and len(owners[key]) >= _FEWEST_FAMILIES:
            yield key, count / len(chosen)


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    common: dict[int, float] = {}
    for language, chosen in drawn(parser.parse_args().cache, Random(11)).items():
        mine = dict(shares(chosen))
        print(f"{language}: {len(mine)} of {len(chosen)} functions")
        for key, share in mine.items():
            common[key] = max(share, common.get(key, 0.0))
    keys = np.array(list(common), np.uint64)
    np.save(TABLE, public.packed(keys, np.array(list(common.values()))))
    print(f"{len(keys)} features, {TABLE.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()

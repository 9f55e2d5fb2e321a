"""What the corpus holds, as the tables of `corpus.md`: `python -m training.census CACHE`.

With `--read KIND SPLIT` it prints thirty pairs of a kind to be read, to estimate label noise.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from training import pairs, solutions
from training.corpus import Sample, refusals, samples, vendored
from training.packages import packages

_SPLITS = ("train", "validation", "test")
_ALL = 1_000_000
_READ = 30
_LONGEST = 1500


def main() -> None:
    """Prints functions by language, pairs by kind, and the files that were refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--read", nargs=2, metavar=("KIND", "SPLIT"))
    arguments = parser.parse_args()
    if arguments.read:
        kind, split = arguments.read
        _print_pairs(_light(split, arguments.cache), kind)
        return
    for split in _SPLITS:
        print(split, _functions(split, arguments.cache), sep=": ")
    for split in _SPLITS:
        kinds = Counter(pair.kind for pair in _natural(_light(split, arguments.cache)))
        print(split, dict(kinds), sep=": ")
    refused = Counter(
        line.partition(":")[0] for one in packages() for line in refusals(one, arguments.cache)
    )
    print(f"refused: {refused.total()} files", dict(refused))


def found(split: str, cache: Path) -> list[Sample]:
    """All functions of one side: of packages, of the copies inside them, and solutions of tasks.

    Vendored copies count where `vendored` has read them before.
    """
    every = packages()
    of_packages = (s for one in every if one.split == split for s in samples(one, cache))
    stored = (one for one in every if (cache / "vendored" / f"{one.key}.jsonl.gz").exists())
    copies = (s for one in stored for s in vendored(one, cache) if s.split == split)
    return [*of_packages, *copies, *solutions.solved(split, cache)]


def _light(split: str, cache: Path) -> list[Sample]:
    return [replace(sample, text="", doc="") for sample in found(split, cache)]


def _functions(split: str, cache: Path) -> str:
    count = Counter(s.language for s in found(split, cache))
    by_language = ", ".join(f"{language} {n}" for language, n in count.most_common())
    return f"{count.total()} functions ({by_language})"


def _natural(every: Sequence[Sample]) -> Iterator[pairs.Pair]:
    for of_kind in (pairs.edited, pairs.forked, pairs.ported, solutions.pairs):
        yield from of_kind(every, Random(1), _ALL)


def _print_pairs(every: Sequence[Sample], kind: str) -> None:
    of_kind = {
        "edit": pairs.edited,
        "fork": pairs.forked,
        "port": pairs.ported,
        "solution": solutions.pairs,
    }[kind.partition("-")[0]]
    for number, pair in enumerate(of_kind(every, Random(2), _READ), 1):
        target = every[pair.target]
        print(f"=== {number} {pair.kind} {pair.language} {pair.group} {target.package}")
        print(pair.query[:_LONGEST], "--- and", target.code[:_LONGEST], sep="\n")


if __name__ == "__main__":
    main()

"""Measures every pair that the judge is fitted to; two folders have what was fetched.

`python -m training.judge.gather CACHE REPOSITORIES OUT` reads the functions of `training.build`'s
CACHE (train and validation) and the repositories of the labels, and writes a file for each source.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from dupcheck.embed import builtin
from training import pairs, solutions
from training.corpus import SMALLEST_COMPARED, Sample, samples
from training.judge import cases
from training.packages import packages

_EDITED, _FORKED, _MUTATED, _PORTED, _SOLVED = 4000, 400, 300, 800, 600
_PACKAGES = 60
_COPIED = ("networkx", "restic", "scrapy", "puma", "tmux", "mathjs", "expo-modules-core")
_SIDES, _TASK = ("train", "validation"), "task:"
"""Setting up a project costs more than judging in it: few projects, many pairs of each."""


def known(cache: Path) -> list[Sample]:
    """The functions of training and validation that were read already, large enough to compare."""
    return [
        sample
        for package in packages()
        if package.split != "test" and (cache / "samples" / f"{package.key}.jsonl.gz").exists()
        for sample in samples(package, cache)
        if sample.size >= SMALLEST_COMPARED
    ]


def together(sample: Sample) -> Sample:
    """The sample; an independent solution of a task as if one project held all solutions."""
    solves = sample.family.startswith(_TASK)
    return replace(sample, package=f"solutions in {sample.language}") if solves else sample


def chosen(found: Sequence[Sample], rng: Random) -> list[pairs.Pair]:
    """Edits, mutations of functions of the same packages, and ports."""
    edits = list(pairs.edited(found, rng, _EDITED))
    names = sorted({found[pair.target].package for pair in edits})
    kept = set(rng.sample(names, min(_PACKAGES, len(names))))
    asked = [pair for pair in edits if found[pair.target].package in kept]
    rows = [row for row, sample in enumerate(found) if sample.package in kept]
    mutants = pairs.mutated([found[row] for row in rows], rng, _MUTATED)
    asked += [replace(pair, target=rows[pair.target]) for pair in mutants]
    asked += pairs.forked(found, rng, _FORKED)
    asked += pairs.ported(found, rng, _PORTED)
    asked += solutions.pairs(found, rng, _SOLVED)
    rng.shuffle(asked)
    return asked


def main() -> None:
    """Writes the cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("repositories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=("labels", "found"), help="leave the other as it is")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    if given.only != "found":
        rows = cases.labelled(given.repositories.resolve(), cases.labels())
        cases.written(given.out / "labels.jsonl", rows)
        rows = cases.copied(given.repositories.resolve(), _COPIED)
        cases.written(given.out / "copied.jsonl", rows)
    if given.only != "labels":
        solved = [one for side in _SIDES for one in solutions.solved(side, given.cache)]
        found, rng = [*known(given.cache), *solved], Random(5)
        asked = chosen(found, rng)
        rows = cases.found(list(map(together, found)), asked, builtin.load())
        cases.written(given.out / "found.jsonl", rows)


if __name__ == "__main__":
    main()

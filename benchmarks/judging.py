"""How many candidate pairs the judge decides on in a minute, on one core.

`python -m benchmarks.judging PATH` takes the pairs that a scan of PATH would hand to the judge, as
many as are asked for, and decides on each as a scan does; everything before that is not counted.
"""

import argparse
import time
from pathlib import Path

from dupcheck import match
from dupcheck.arrays import Pairs
from dupcheck.cache.store import Cache
from dupcheck.config import Settings
from dupcheck.embed import builtin
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.meaning import likeness
from dupcheck.embed.table import model_row
from dupcheck.index import table as indexes
from dupcheck.judge import Judge
from dupcheck.progress import silent
from dupcheck.records import Function, Match
from dupcheck.repository import read_repository
from dupcheck.sources import source_files
from dupcheck.workers import Workers


def functions(root: Path, settings: Settings) -> list[Function]:
    """One function of each digest, as a scan compares them."""
    files = source_files.files(root, settings)
    with Cache(None) as cache, Workers(settings.jobs) as workers:
        found = read_repository(files, (), silent, cache, workers).functions
    copies = match.copies_by_digest(match.comparable(found, settings))
    return [places[0] for places in copies.values()]


def candidates(compared: list[Function], settings: Settings) -> list[Match]:
    """The pairs of a scan, those of two languages left out: they are few."""
    threshold, _ = thresholds(settings, settings.model)
    vectors = builtin.load().embed_codes([one.code for one in compared])
    index = indexes.load(indexes.choose(len(compared)))
    pairs: Pairs = match.nearest(index.pairs(vectors, threshold), model_row(settings.model).certain)
    copies = match.copies_by_digest(compared)
    return list(match.matches(copies, list(copies), pairs))


def main() -> None:
    """Prints a row: functions, pairs, seconds, pairs a minute, share that was convincing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--most", type=int, default=20_000)
    arguments = parser.parse_args()
    settings = Settings()
    compared = functions(arguments.path, settings)
    found = candidates(compared, settings)
    asked = found[: arguments.most]
    judge = Judge(compared, likeness)
    started = time.process_time()
    told = sum(judge.convinced(one, settings.min_confidence) is not None for one in asked)
    seconds = time.process_time() - started
    print(
        f"| {arguments.path.name} | {len(compared):,} functions | {len(found):,} pairs |"
        f" {len(asked):,} asked in {seconds:.1f} s | {60 * len(asked) / seconds:,.0f} a minute |"
        f" {100 * told / len(asked):.0f} % convincing |"
    )


if __name__ == "__main__":
    main()

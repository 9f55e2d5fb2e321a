"""What each part of learning is worth on validation packages: `python -m training.ablations CACHE`.

For each plan the learned view alone, and beside the exact view that ships.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed.builtin import load
from dupcheck.embed.meaning import Rows
from dupcheck.embed.shipped import PROJECTED
from training import meaning, solutions
from training.bagging import bagged
from training.corpus import Sample, samples
from training.evaluate import SIZES
from training.meaning import Plan
from training.measure import Float32, learned, quality
from training.packages import packages
from training.tasks import Questions, questions

_SHARE = 0.27
_PLANS = {
    "as it ships": Plan(),
    "another seed": Plan(seed=1),
    "a third seed": Plan(seed=2),
    "not learned, only PPMI": Plan(steps=0),
    "three times as long": Plan(steps=900),
    "128 numbers": Plan(dimensions=128),
    "no words of names": Plan(words=False),
    "no pairs": Plan(edits=0, ports=0, strangers=0, solutions=0),
    "no solutions": Plan(solutions=0),
    "more strangers": Plan(edits=64, ports=100, strangers=420, solutions=60),
    "two of five features left out": Plan(dropped=0.4),
    "less sharp": Plan(sharpness=10.0),
}


def main() -> None:
    """A line of Markdown for each plan as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path, help="folder that `training.build` has filled")
    parser.add_argument("--plan", action="append", choices=_PLANS, help="only this one")
    arguments = parser.parse_args()
    asked = questions(_side("validation", arguments.cache), SIZES, seed=6)
    exact = _exact(asked)
    kinds = np.array([pair.kind for pair in asked.pairs])
    print("| | view | " + " | ".join(dict.fromkeys(kinds.tolist())) + " |", flush=True)
    known = meaning.distinct(_side("train", arguments.cache))
    bags = bagged(known)
    for name in arguments.plan or _PLANS:
        alone = _alone(asked, meaning.learn(known, bags, _PLANS[name]))
        both = (1 - _SHARE) * exact + _SHARE * alone
        for view, scores in (("alone", alone), ("beside the exact view", both)):
            print(f"| {name} | {view} | {_cells(scores, asked, kinds)} |", flush=True)


def _side(split: str, cache: Path) -> list[Sample]:
    """Its functions without their text, which learning does not read."""
    found = solutions.solved(split, cache)
    for package in packages():
        if package.split == split:
            found += [replace(sample, text="") for sample in samples(package, cache)]
    return found


def _exact(asked: Questions) -> Float32:
    model = load()
    queries = model.embed_codes([pair.query for pair in asked.pairs])[:, :PROJECTED]
    haystack = model.embed_codes([sample.code for sample in asked.haystack])[:, :PROJECTED]
    return _cosines(queries, haystack)


def _alone(asked: Questions, rows: Rows) -> Float32:
    queries = learned([pair.query for pair in asked.pairs], rows)
    return _cosines(queries, learned([sample.code for sample in asked.haystack], rows))


def _cosines(queries: Float32, haystack: Float32) -> Float32:
    left, right = (
        vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        for vectors in (queries, haystack)
    )
    cosines: Float32 = left @ right.T
    return cosines


def _cells(scores: Float32, asked: Questions, kinds: NDArray[np.str_]) -> str:
    """Recall@1 / recall@10 / average precision by kind."""
    cells = []
    for kind in dict.fromkeys(kinds.tolist()):
        mine = np.flatnonzero(kinds == kind)
        q = quality(scores[mine], asked.targets[mine], asked.ignored[mine])
        cells.append(f"{q.at_1:.0f} / {q.at_10:.0f} / {q.average_precision:.0f}")
    return " | ".join(cells)


if __name__ == "__main__":
    main()

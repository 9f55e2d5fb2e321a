"""Fits the judge's weights between languages to functions that were ported.

`python -m training.judge.ports CACHE` (the cache of `training.build`) takes functions of one name
in two languages of one project, hides the name, sets each beside the nearest others of its project
and of other projects, and prints the weights with precision and recall by the score.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed.builtin import Builtin, load
from dupcheck.judge import _PORT_WEIGHTS, Judge
from dupcheck.lines import LineRange
from dupcheck.records import (
    Function,
    Match,
)
from training import pairs
from training.corpus import Sample, samples
from training.packages import packages

MEASURES = tuple(name for name in _PORT_WEIGHTS if name != "name")
_PORTS, _OWN, _FOREIGN, _NEAREST = 1500, 150, 400, 4
Case = tuple[bool, str, list[float]]


def main() -> None:
    """Prints what the fit finds on packages of training and validation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    cache = parser.parse_args().cache
    found = [
        sample
        for package in packages()
        if package.split in ("train", "validation")
        for sample in samples(package, cache)
    ]
    unique = list({sample.digest: sample for sample in reversed(found)}.values())
    cases = list(_cases(unique))
    truth = np.array([is_port for is_port, _, _ in cases], dtype=float)
    measures = np.array([row for _, _, row in cases])
    weights, bias = _logistic(measures, truth)
    print(dict(zip(MEASURES, weights.round(2), strict=True)), round(bias, 2))
    score = measures @ weights + bias
    for least in np.arange(-1, 3, 0.5):
        told = score >= least
        right, recall = truth[told].mean(), truth[told].sum() / truth.sum()
        print(f"score {least:4.1f}: precision {right:.2f}, recall {recall:.2f}, {told.sum()} pairs")


def _cases(unique: Sequence[Sample]) -> Iterator[Case]:
    random, model = Random(3), load()
    ports = list(pairs.ported(unique, random, _PORTS))
    projects: dict[str, list[int]] = defaultdict(list)
    for row, sample in enumerate(unique):
        projects[sample.family].append(row)
    judge = Judge([_function(one, one.code) for one in random.sample(unique, 20_000)])
    for port in ports:
        target = unique[port.target]
        query = _function(target, port.query, language=port.language)
        others = [row for row in projects[target.family] if _differs(unique[row], port)]
        own = random.sample(others, min(_OWN, len(others)))
        foreign = [
            row for row in random.sample(range(len(unique)), _FOREIGN)
            if _differs(unique[row], port) and unique[row].family != target.family
        ]  # fmt: skip
        wrong = [*_nearest(model, query, own, unique, _NEAREST)]
        wrong += _nearest(model, query, foreign, unique, 1)
        for row in (port.target, *wrong):
            match = Match(left=query, right=_function(unique[row], unique[row].code), similarity=0)
            evidence = dict(judge.verdict(match).evidence)
            yield row == port.target, target.family, [evidence[name] for name in MEASURES]


def _differs(sample: Sample, port: pairs.Pair) -> bool:
    other = pairs.dialect_of(sample.language) != pairs.dialect_of(port.language)
    return other and pairs.group(sample) != port.group


def _nearest(
    model: Builtin, query: Function, rows: Sequence[int], unique: Sequence[Sample], count: int
) -> list[int]:
    if not rows:
        return []
    vectors = model.embed_codes([query.code, *(unique[row].code for row in rows)])
    return [rows[at] for at in np.argsort(-(vectors[1:] @ vectors[0]))[:count].tolist()]


def _function(sample: Sample, code: str, language: str = "") -> Function:
    """The sample as the judge takes it; the name is hidden, as the pairs were found by it."""
    return Function(
        path=language or sample.path, language=language or sample.language, name="",
        lines=LineRange(start=1, end=1), span=(0, 1), text="", code=code,
        size=len(code.split()), digest=sample.digest,
    )  # fmt: skip


def _logistic(
    measures: NDArray[np.float64], truth: NDArray[np.float64], l2: float = 0.01
) -> tuple[NDArray[np.float64], float]:
    center, spread = measures.mean(0), measures.std(0) + 1e-9
    scaled, weights, bias = (measures - center) / spread, np.zeros(measures.shape[1]), 0.0
    for _ in range(4_000):
        slope = 1 / (1 + np.exp(-(scaled @ weights + bias))) - truth
        weights -= 0.5 * (scaled.T @ slope / len(truth) + l2 * weights)
        bias -= 0.5 * float(slope.mean())
    return weights / spread, bias - float((weights * center / spread).sum())


if __name__ == "__main__":
    main()

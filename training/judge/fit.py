"""Fits the judge's weights to the labelled pairs and to copies made by a program.

`python -m training.judge.fit --cache DIR` measures every pair anew, writes the measures into
`labels.jsonl`, and prints the weights, what they give on repositories they were not fitted to,
and how far the confidence can be believed.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dupcheck.judge import Judge
from dupcheck.records import Function, Match
from training.judge import mutants
from training.judge.candidates import functions
from training.judge.repositories import REPOSITORIES

LABELS = Path(__file__).parent / "labels.jsonl"
MEASURES = {
    "mostly": 1,
    "wholly": 1,
    "kept": 1,
    "literals": 1,
    "information": 1,
    "rarity": 1,
    "unique": 1,
    "mass": 1,
    "same_file": -1,
    "protocol": -1,
}
"""What is fitted, each with the sign that its weight must have."""
FIXED = {"asides": -2.75, "identical": 2.0}
"""Set by hand: no copy is made of a test, and identical pairs need no label."""

OFFSET = 1.75
"""The fit weighs a miss like a false alarm; at confidence 0.5 a reader is to be right to look."""
_SHARES = {
    "copied": 1 / 3,
    "renamed": 1,
    "all renamed": 1 / 3,
    "edited": 1,
    "renamed and edited": 1,
}
_WEIGHT_OF_COPIES = 0.12
_COPIES, _LARGE, _FOLDS, _STEPS = 12, 70, 6, 4_000

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One pair; `label` says whether it is worth a report, `weight` how many it stands for."""

    kind: str
    repository: str
    language: str
    evidence: dict[str, float]
    label: float
    weight: float
    reason: str


def cases(folder: Path, labels: Sequence[dict[str, Any]]) -> list[Case]:
    """The labelled pairs, whose rows are given their measures, and the copies and strangers."""
    by_repository: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in labels:
        by_repository[row["repository"].partition("=")[0]].append(row)
    found: list[Case] = []
    for name in REPOSITORIES:
        compared = functions(name, folder)
        judge = Judge(compared)
        found += _labelled(name, judge, compared, by_repository[name])
        found += _made(name, judge, compared)
    return found


def _labelled(
    name: str, judge: Judge, compared: Sequence[Function], rows: Sequence[dict[str, Any]]
) -> list[Case]:
    places = {(f.path, f.name, f.lines.start): f for f in compared}
    found = []
    for row in rows:
        left, right = places.get(tuple(row["left"])), places.get(tuple(row["right"]))
        if left is None or right is None:
            print(f"{name}: not found any more: {row['left']} {row['right']}")
            continue
        evidence = _evidence(judge, left, right)
        row["evidence"] = {key: round(value, 3) for key, value in evidence.items()}
        found.append(
            Case(
                "label", name, row["language"], evidence, row["label"], row["weight"], row["reason"]
            )
        )
    return found


def _made(name: str, judge: Judge, compared: Sequence[Function]) -> list[Case]:
    rng = Random(7)
    fit = [f for f in compared if mutants.FEWEST <= f.size <= mutants.MOST]
    models = [f for f in fit if "test" not in f.path.lower()]
    donors = mutants.donations(rng.sample(compared, min(200, len(compared))))
    found = []
    for model in rng.sample(models, min(_COPIES, len(models))):
        for kind, change in mutants.KINDS.items():
            evidence = _evidence(judge, model, change(model, donors, rng))
            found.append(Case(kind, name, model.language, evidence, 1, 1, ""))
        left, right = rng.sample(fit, 2)
        evidence = _evidence(judge, left, right)
        found.append(Case("stranger", name, left.language, evidence, 0, 1, ""))
    return found


def _evidence(judge: Judge, left: Function, right: Function) -> dict[str, float]:
    return dict(judge.verdict(Match(left=left, right=right, similarity=1.0)).evidence)


def importance(found: Sequence[Case]) -> Array:
    """How much each case counts in the fit.

    Labels by the root of how many they stand for; what no measure can tell (generated code, a
    small part shared by large functions) and what is set by hand (tests) not at all.
    """
    counted = np.array([_labelled_weight(case) for case in found])
    labelled = counted.sum()
    for kind, share in _SHARES.items():
        mine = np.array([case.kind == kind for case in found])
        counted[mine] = share * _WEIGHT_OF_COPIES * labelled / mine.sum()
    strangers = np.array([case.kind == "stranger" for case in found])
    counted[strangers] = 0.1 * labelled / strangers.sum()
    return counted * np.array([case.evidence["asides"] == 0 for case in found])


def _labelled_weight(case: Case) -> float:
    if case.kind != "label" or case.reason == "generated":
        return 0.0
    return 0.0 if case.label and case.evidence["solid"] < 0.55 else math.sqrt(case.weight)


def fitted(found: Sequence[Case], counted: Array) -> tuple[Array, float]:
    """Weights and bias of a logistic regression whose weights have the signs that they must."""
    x, y = _matrix(found), np.array([case.label for case in found])
    center, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    scaled, share = (x - center) / spread, counted / counted.sum()
    signs = np.array(list(MEASURES.values()))
    weights, bias = np.zeros(x.shape[1]), 0.0
    for _ in range(_STEPS):
        slope = share * (1 / (1 + np.exp(-(scaled @ weights + bias))) - y)
        weights -= 0.5 * (scaled.T @ slope + 1e-3 * weights)
        weights = np.where(weights * signs > 0, weights, 0.0)
        bias -= 0.5 * slope.sum()
    return weights / spread, bias - float((weights * center / spread).sum())


def _matrix(found: Sequence[Case]) -> Array:
    return np.array([[case.evidence[name] for name in MEASURES] for case in found])


def scores(found: Sequence[Case], weights: Array, bias: float) -> Array:
    """The score of each case; above 0 means reported."""
    by_hand = sum(
        weight * np.array([c.evidence[name] for c in found]) for name, weight in FIXED.items()
    )
    return _matrix(found) @ weights + by_hand + bias - OFFSET


def held_out(found: Sequence[Case]) -> Array:
    """The score of each case by a fit that saw nothing of its repository."""
    names = sorted({case.repository for case in found})
    Random(0).shuffle(names)
    out = np.zeros(len(found))
    for fold in range(_FOLDS):
        inside = np.isin([case.repository for case in found], names[fold::_FOLDS])
        rest = [case for case, left_out in zip(found, inside, strict=True) if not left_out]
        mine = [case for case, left_out in zip(found, inside, strict=True) if left_out]
        out[inside] = scores(mine, *fitted(rest, importance(rest)))
    return out


def table(found: Sequence[Case], score: Array) -> None:
    """Prints precision and recall by kind and language, and the reliability of the confidence."""
    labels = np.array([case.kind == "label" for case in found])
    weight = np.array([case.weight for case in found])
    truth = np.array([case.label for case in found])
    for kind in _SHARES:
        mine = np.array([c.kind == kind for c in found])
        large = mine & np.array([c.evidence["mass"] >= math.log2(_LARGE) for c in found])
        print(
            f"| {kind} | {(score[mine] > 0).mean():.3f} |"
            f" {(score[large] > 0).mean():.3f} of {_LARGE} tokens and more |"
        )
    strangers = np.array([case.kind == "stranger" for case in found])
    print(f"| strangers | {(score[strangers] > 0).mean():.3f} | |")
    for language in ["all", *sorted({case.language for case in found})]:
        mine = labels & np.array([language in ("all", c.language) for c in found])
        told = mine & (score > 0)
        if told.any():
            right = (weight * truth)[told].sum()
            print(
                f"| {language} | {right / weight[told].sum():.2f} | {truth[told].mean():.2f} |"
                f" {right / max(1e-9, (weight * truth)[mine].sum()):.2f} | {told.sum()} |"
            )
    confidence = 1 / (1 + np.exp(-score))
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        mine = labels & (confidence >= low) & (confidence < high)
        print(
            f"| {low}-{min(1, high)} | {confidence[mine].mean():.2f} | {truth[mine].mean():.2f} |"
            f" {(weight * truth)[mine].sum() / weight[mine].sum():.2f} | {mine.sum()} |"
        )


def main() -> None:
    """Fits, and prints what to write into `dupcheck/judge.py`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the repositories")
    folder = parser.parse_args().cache.resolve()
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    found = cases(folder, labels)
    lines = [json.dumps(row, ensure_ascii=False) for row in labels]
    LABELS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    weights, bias = fitted(found, importance(found))
    print(dict(zip(MEASURES, weights.round(2).tolist(), strict=True)) | FIXED)
    print("bias", round(bias - OFFSET, 2))
    table(found, held_out(found))


if __name__ == "__main__":
    main()

"""Fits the judge's models and writes `dupcheck/evidence/weights.json`.

`python -m training.judge.fit CASES` takes the files that `training.judge.gather` wrote, prints what
models that saw nothing of a project say of it (precision, recall by kind, reliability, what each
measure is worth), and writes the models of all.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np

from dupcheck.evidence import model as additive_model
from dupcheck.evidence.model import Model
from training.judge import additive
from training.judge.additive import Array
from training.judge.cases import Case, read
from training.judge.tables import Table
from training.packages import split_of

WEIGHTS = Path(additive_model.__file__).parent / "weights.json"

_ALL = """
    words vocabulary said calls called values flow sense size mass name remarks
    -opposites -asides -repeated -plain
"""
_SAME = f"""{_ALL}
    solid shaped renamed aligned verbatim statements agreed literals kept
    information rarity unique outside one_word_for_word kept_here echoed
    longest shared_code held far pure pure_here
    -apart -changed_values -changed_names -gaps -turned
    -swapped -small_parts -asides_parted -opposites_here -family -crowd -protocol -same_file
    -same_class -constructors -override -swapped_here -small_here
    -small_asides -small_named -swapped_alike
"""
MEASURES = {"copied": _SAME, "rewritten": _SAME, "ported": _ALL}
"""What each model may use; with a minus what can only speak against a report."""

SHARES = {
    "label": 1.0, "copied": 0.15, "edit-light": 0.1, "edit-heavy": 0.24, "fork": 0.2, "port": 0.5,
    "solution": 0.1, "solution-across": 0.2,
    "renamed": 0.05, "renamed-all": 0.03, "scattered": 0.04, "light": 0.03, "heavy": 0.06,
    "renamed-edited": 0.07,
}  # fmt: skip
"""How much the positive pairs of each source count together."""
_AGAINST = 1.0
"""How much the other functions beside them count, beside what they are beside."""

_CROWDED = {"copied": 1.0, "rewritten": 6.0, "ported": 3.0}
"""How many more strangers a scan compares in each regime than stand beside the pairs here."""

_LEARNED = frozenset({"port", "solution", "solution-across"})
"""The learned view was trained on such pairs: only those of validation say what it is worth."""

_FOLDS = 6


def signs(regime: str, without: str = "") -> dict[str, int]:
    """The measures of a model, each with the direction in which it speaks."""
    return {
        word.lstrip("-"): -1 if word.startswith("-") else 1
        for word in MEASURES[regime].split()
        if word.lstrip("-") != without
    }


def importance(cases: Sequence[Case]) -> Array:
    """How much each case counts: each source together as `SHARES` says, labels by the root."""
    counted = np.array([case.weight**0.5 if case.source == "label" else 1.0 for case in cases])
    sources = np.array([case.source for case in cases])
    belongs = np.array([case.label > 0 for case in cases])
    for source, share in SHARES.items():
        mine = sources == source
        if source == "label":
            counted[mine] *= share / max(1e-9, counted[mine].sum())
            continue
        for side, part in ((mine & belongs, share), (mine & ~belongs, share * _AGAINST)):
            counted[side] *= part / max(1, side.sum())
    crowded = np.array([_CROWDED[case.regime] for case in cases])
    return np.where(belongs | (sources == "label"), counted, counted * crowded)


def models(cases: Sequence[Case], without: str = "") -> dict[str, Model]:
    """One model for each regime."""
    counted = importance(cases)
    found = {}
    for regime in MEASURES:
        mine = np.array([case.regime == regime for case in cases])
        rows = [case.evidence for case in cases if case.regime == regime]
        if not any(case.label == 0 for case in cases if case.regime == regime):
            continue
        read_by_people = np.array([case.source == "label" for case in cases])[mine]
        centred = read_by_people if read_by_people.sum() > 100 else np.ones(len(rows), np.bool_)
        truth = np.array([case.label for case in cases])[mine]
        places = additive.basis(rows, signs(regime, without))
        found[regime] = additive.fitted(rows, truth, counted[mine], places, centred)
    return found


def calibrations(cases: Sequence[Case], score: Array) -> dict[str, tuple[float, float]]:
    """Slope and shift by regime that make held-out scores what is reported and right.

    Labels decide, for what they stand for is what a scan compares; of ports, which nobody has
    read, what stands beside them.
    """
    counted = importance(cases)
    out = {}
    for regime in MEASURES:
        wanted = "port" if regime == "ported" else "label"
        mine = np.array([c.regime == regime and c.source == wanted for c in cases])
        truth = np.array([case.label for case in cases])
        out[regime] = additive.calibration(score[mine], truth[mine], counted[mine])
        print(f"{regime}: {out[regime][0]:.2f} x {out[regime][1]:+.2f} by {mine.sum()} pairs")
    return out


def scored(found: Mapping[str, Model], cases: Sequence[Case]) -> Array:
    """The log-odds of each case by the model of its regime."""
    out = np.zeros(len(cases))
    for regime, model in found.items():
        at = [row for row, case in enumerate(cases) if case.regime == regime]
        out[at] = additive.scores(model, [cases[row].evidence for row in at])
    return out


def held_out(cases: Sequence[Case], without: str = "") -> Array:
    """The log-odds of each case by models that saw nothing of its project."""
    projects = np.array([case.project for case in cases])
    names = sorted(set(projects))
    Random(0).shuffle(names)
    fold = np.zeros(len(cases), np.int64)
    for number in range(_FOLDS):
        fold[np.isin(projects, names[number::_FOLDS])] = number
    out = np.zeros(len(cases))
    for number in range(_FOLDS):
        inside = fold == number
        rest = [case for case, left_out in zip(cases, inside, strict=True) if not left_out]
        mine = [case for case, left_out in zip(cases, inside, strict=True) if left_out]
        out[inside] = scored(models(rest, without), mine)
    return out


def _is_new(case: Case) -> bool:
    return split_of(case.project) == "validation"


def main() -> None:
    """Fits, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="folder of the files of cases")
    parser.add_argument("--ablation", nargs="*", help="leave measures out in turn, or all")
    arguments = parser.parse_args()
    found = [case for path in sorted(arguments.cases.glob("*.jsonl")) for case in read(path)]
    cases = [case for case in found if case.source not in _LEARNED or _is_new(case)]
    score = held_out(cases)
    fits = calibrations(cases, score)
    slope, shift = np.array([fits[case.regime] for case in cases]).T
    whole = Table(cases, slope * score + shift)
    whole.show()
    if arguments.ablation is not None:
        for name in arguments.ablation or signs("copied"):
            less = Table(cases, held_out(cases, name))
            lost = (less.average_precision(k) - whole.average_precision(k) for k in SHARES)
            print(f"| {name} | " + " | ".join(f"{100 * one:+.1f}" for one in lost), flush=True)
        return
    fitted = {
        regime: additive.stretched(model, *fits[regime]) for regime, model in models(cases).items()
    }
    content = {
        regime: {
            "bias": model.bias,
            "curves": {n: {"at": c.at, "gives": c.gives} for n, c in model.curves.items()},
        }
        for regime, model in fitted.items()
    }
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""What held-out scores say: precision and recall by threshold and kind, and reliability."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from training.judge.additive import Array, Mask
from training.judge.cases import Case

_LEAST = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_BANDS = (0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.001)


class Table:
    """The cases as columns."""

    def __init__(self, cases: Sequence[Case], score: Array) -> None:
        self.score = score
        self.confidence: Array = 1 / (1 + np.exp(-score))
        self.truth: Mask = np.array([case.label > 0 for case in cases])
        self.sources = np.array([case.source for case in cases])
        self.weight = np.array(
            [case.weight**0.5 if case.source == "label" else 1.0 for case in cases]
        )
        self.labels: Mask = self.sources == "label"
        self.kinds = sorted({case.source for case in cases} - {"label"})

    def show(self) -> None:
        """Prints precision, recall, and reliability."""
        print("| from | right | weighted | labelled 1 | " + " | ".join(self.kinds) + " |")
        for least in _LEAST:
            self._at(least)
        for kind in ("label", *self.kinds):
            print(f"average precision of {kind}: {self.average_precision(kind):.4f}")
        for low, high in pairwise(_BANDS):
            self._band(low, high)

    def average_precision(self, kind: str) -> float:
        """The mean precision at each right one of a source, best first."""
        mine = self.sources == kind
        order = np.argsort(-self.score[mine], kind="stable")
        right = self.truth[mine][order].astype(float)
        return float((right * np.cumsum(right) / np.arange(1, len(right) + 1)).sum() / right.sum())

    def _at(self, least: float) -> None:
        told = self.confidence >= least
        mine = told & self.labels
        belong = self.labels & self.truth
        cells = [
            f"{self.truth[mine].mean():.2f} of {mine.sum()}",
            f"{_mean(self.truth[mine], self.weight[mine]):.2f}",
            f"{_mean(told[belong], self.weight[belong]):.2f}",
        ]
        for kind in self.kinds:
            here = self.sources == kind
            beside = here & ~self.truth
            alarms = f" ({100 * told[beside].mean():.1f})" if beside.any() else ""
            cells.append(f"{100 * told[here & self.truth].mean():.0f}{alarms}")
        print(f"| {least} | " + " | ".join(cells) + " |")

    def _band(self, low: float, high: float) -> None:
        mine = self.labels & (self.confidence >= low) & (self.confidence < high)
        if mine.any():
            print(
                f"| {low}-{min(1, high)} | {self.confidence[mine].mean():.2f} |"
                f" {self.truth[mine].mean():.2f} |"
                f" {_mean(self.truth[mine], self.weight[mine]):.2f} | {mine.sum()} |"
            )


def _mean(truth: Mask, weight: Array) -> float:
    return float((truth * weight).sum() / max(1e-9, weight.sum()))

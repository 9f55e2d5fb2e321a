"""The share of each view of a function, learned so that partners stand out from everything else."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from training.measure import FAMILIES, VIEWS, Bool, Float32

_STEPS = 600
_QUERIES = 128
_RATE = 0.05
_HARD = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task:
    """Queries against a haystack: `cosines` (view, query, row), norms (view, row) of both."""

    cosines: NDArray[np.float16]
    query_norms: Float32
    norms: Float32
    targets: NDArray[np.int64]
    ignored: Bool
    kinds: NDArray[np.str_]

    def scores(self, share: NDArray[np.float64], damping: float) -> Float32:
        """Cosines of the combined vectors, shape (query, row)."""
        left = _unit(_damped(self.query_norms, damping) * np.sqrt(share)[:, None])
        right = _unit(_damped(self.norms, damping) * np.sqrt(share)[:, None])
        scores = np.zeros(self.cosines.shape[1:], np.float32)
        for view in range(VIEWS):
            scores += self.cosines[view] * left[view][:, None] * right[view]
        return scores


def fit(
    task: Task, damping: float, pull: float, meaning: float, seed: int = 0
) -> tuple[float, ...]:
    """The shares of the families; every kind of pair weighs the same, `pull` makes shares equal.

    They sum to 1, whatever the share of the square, `meaning`, that the learned view has.

    Two objectives at once: the partner before the hardest other rows, and partners above one
    threshold for all queries, the others below it.
    """
    rows = _candidates(task, damping)
    cosines = np.take_along_axis(task.cosines, rows[None], axis=2).astype(np.float32)
    parts = torch.from_numpy(cosines * _damped(task.query_norms, damping)[:, :, None])
    parts *= torch.from_numpy(_damped(task.norms, damping)[:, rows])
    left = torch.from_numpy(_damped(task.query_norms, damping) ** 2)
    right = torch.from_numpy(_damped(task.norms, damping)[:, rows] ** 2)
    kind = np.unique(task.kinds, return_inverse=True)[1]
    chance = torch.from_numpy(1 / np.bincount(kind)[kind])
    generator = torch.Generator().manual_seed(seed)
    logits = torch.zeros(FAMILIES, requires_grad=True)
    learned = torch.tensor([meaning])
    scale = torch.tensor(3.0, requires_grad=True)
    threshold = torch.tensor(0.5, requires_grad=True)
    optimiser = torch.optim.Adam([logits, scale, threshold], lr=_RATE)
    for _ in range(_STEPS):
        some = torch.multinomial(chance, _QUERIES, replacement=True, generator=generator)
        exact = torch.softmax(logits, 0)
        share = torch.cat([exact * (1 - meaning), learned])
        length = torch.einsum("fq,f->q", left[:, some], share)[:, None]
        length = length * torch.einsum("fqh,f->qh", right[:, some], share)
        scores = torch.einsum("fqh,f->qh", parts[:, some], share) / torch.sqrt(length + 1e-9)
        loss = _loss(scores, scale, threshold) - pull * torch.log(exact).mean()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return tuple(round(value, 4) for value in torch.softmax(logits, 0).tolist())


def _candidates(task: Task, damping: float) -> NDArray[np.int64]:
    """For each query its target, then the rows that are hardest to tell from it by any family."""
    own = np.arange(len(task.targets))
    excluded = task.ignored.copy()
    excluded[own, task.targets] = True
    views = [task.scores(np.full(VIEWS, 1 / VIEWS), damping), *task.cosines]
    columns = [task.targets[:, None]]
    for view, most in zip(views, [_HARD * 4] + [_HARD] * VIEWS, strict=True):
        hard = np.where(excluded, -1.0, view)
        columns.append(np.argpartition(hard, -most, axis=1)[:, -most:])
    return np.concatenate(columns, axis=1)


def _loss(scores: torch.Tensor, scale: torch.Tensor, threshold: torch.Tensor) -> torch.Tensor:
    """`scores` with the partner in the first column."""
    sharpness = torch.exp(scale)
    first = torch.nn.functional.cross_entropy(
        scores * sharpness, torch.zeros(len(scores), dtype=torch.long)
    )
    others = scores[:, 1:].topk(_HARD, dim=1).values
    above = torch.nn.functional.softplus(-(scores[:, :1] - threshold) * sharpness).mean()
    below = torch.nn.functional.softplus((others - threshold) * sharpness).mean()
    return first + above + below


def _damped(norms: Float32, damping: float) -> Float32:
    """The part of its share that a family fills, the more the more it has to say."""
    damped: Float32 = norms / np.sqrt(norms * norms + np.float32(damping))
    return damped


def _unit(columns: Float32 | NDArray[np.float64]) -> Float32:
    unit: Float32 = (columns / np.maximum(np.linalg.norm(columns, axis=0), 1e-9)).astype(np.float32)
    return unit

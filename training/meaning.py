"""The rows of the learned view: bodies drawn near the words of their names, and near namesakes.

They start as the singular vectors of how much more often than by chance a feature goes with a word
(PPMI; Levy & Goldberg 2014), each as long as the feature is rare, and are then learned by contrast
(InfoNCE; van den Oord et al. 2018): of a thousand functions, siblings of one file among them, the
right one is to be nearest.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
import torch
from numpy.typing import NDArray

from dupcheck.embed.meaning import Rows, key
from dupcheck.embed.shipped import LEARNED
from training.bagging import Bagged
from training.corpus import SMALLEST_COMPARED, Sample
from training.measure import Float32
from training.namesakes import Namesakes, namesakes, plain_name

_BATCH = 1024
_RATE = 0.02
_WARM_UP = 20
_SIBLINGS = 4
_SPARE = 16
_LARGEST = 0.9995
"""The share of the numbers that fit into a byte; the few that are larger are cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn: what ships unless told otherwise; `ablations` tries the rest.

    Of the pairs, as many of each kind as its number says are drawn for a step. `words`: whether
    bodies are drawn to the words of their names and documentation at all.
    """

    dimensions: int = LEARNED
    seed: int = 0
    steps: int = 300
    words: bool = True
    edits: int = 128
    ports: int = 154
    strangers: int = 200
    solutions: int = 30
    sharpness: float = 16.0
    dropped: float = 0.2


_SHIPPED = Plan()
_PAIRS = ("edits", "ports", "strangers", "solutions")


def distinct(samples: Sequence[Sample]) -> list[Sample]:
    """What is learned from: no function twice, none that is too small to be compared."""
    unique = {s.digest: s for s in reversed(samples) if s.size >= SMALLEST_COMPARED}
    return list(unique.values())


def learn(samples: Sequence[Sample], bags: Bagged, plan: Plan = _SHIPPED) -> Rows:
    """Rows for the features of distinct functions of the training side; `bags` are theirs."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)  # sums in another order would be other rows
    rng = np.random.default_rng(plan.seed)
    learner = _Learner(samples, bags, namesakes(samples, rng), plan, rng)
    for step in range(1, plan.steps + 1):
        learner.step(min(1.0, step / _WARM_UP) * (1 - step / (plan.steps + 1)) ** 0.5)
    return _quantised(bags.features, learner.body.detach().numpy())


class _Learner:
    """A row for each feature, one for each word, and what is drawn for the next step."""

    def __init__(
        self,
        samples: Sequence[Sample],
        bags: Bagged,
        pairs: Namesakes,
        plan: Plan,
        rng: np.random.Generator,
    ) -> None:
        self._bags, self._plan, self._rng = bags, plan, rng
        self._pairs = {kind: getattr(pairs, kind) for kind in _PAIRS if getattr(plan, kind)}
        number: dict[str, int] = defaultdict(lambda: len(number))
        self._name = np.array([number[plain_name(sample)] for sample in samples])
        self._files = _files(samples, bags)
        self._queue = np.zeros(0, np.int64)
        body, word = _start(bags, plan.dimensions, rng)
        self.body = torch.from_numpy(body).requires_grad_()
        self._word = torch.from_numpy(word).requires_grad_()
        self._squares = [torch.full((len(rows),), 1e-8) for rows in (body, word)]

    def step(self, pace: float) -> None:
        """One batch of functions beside their words, and one of pairs."""
        loss = torch.zeros(())
        if self._plan.words:
            loss = loss + self._beside_words(self._next())
        if self._pairs:
            loss = loss + self._beside_partners(*self._drawn())
        loss.backward()  # type: ignore[no-untyped-call]
        for rows, squares in zip((self.body, self._word), self._squares, strict=True):
            if rows.grad is not None:
                _adapt(rows, squares, _RATE * pace)

    def _beside_words(self, rows: NDArray[np.int64]) -> torch.Tensor:
        return self._contrast(
            self._sum(self.body, self._bags.body[rows], self._plan.dropped),
            self._sum(self._word, self._bags.words[rows], 0.0),
            self._name[rows],
        )

    def _beside_partners(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> torch.Tensor:
        # Half of the partners show their names, as functions do where the model is used.
        shown = sp.diags((self._rng.random(len(other)) < 0.5).astype(np.float32))
        partners = self._bags.body[other] + shown @ self._bags.named[other]
        return self._contrast(
            self._sum(self.body, self._bags.body[one], self._plan.dropped),
            self._sum(self.body, partners, self._plan.dropped),
            self._name[one],
        )

    def _next(self) -> NDArray[np.int64]:
        """The next batch: siblings stay together, files are shuffled."""
        while len(self._queue) < _BATCH:
            groups = [
                shuffled[start : start + _SIBLINGS]
                for file in self._files
                for shuffled in [self._rng.permutation(file)]
                for start in range(0, len(file), _SIBLINGS)
            ]
            order = self._rng.permutation(len(groups))
            self._queue = np.concatenate([self._queue, *[groups[i] for i in order]])
        batch, self._queue = self._queue[:_BATCH], self._queue[_BATCH:]
        return batch

    def _drawn(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        drawn = np.concatenate(
            [
                pairs[self._rng.integers(len(pairs), size=getattr(self._plan, kind))]
                for kind, pairs in self._pairs.items()
                if len(pairs)
            ]
        )
        turned = self._rng.random(len(drawn)) < 0.5
        drawn[turned] = drawn[turned][:, ::-1]
        return drawn[:, 0], drawn[:, 1]

    def _sum(self, rows: torch.Tensor, bag: sp.csr_matrix, dropped: float) -> torch.Tensor:
        """The sums of the rows of each bag, of length 1; some features left out at random."""
        bag = sp.csr_matrix(bag)
        kept = self._rng.random(bag.nnz) >= dropped
        owner = np.repeat(np.arange(bag.shape[0]), np.diff(bag.indptr))[kept]
        first = np.searchsorted(owner, np.arange(bag.shape[0]))
        summed = torch.nn.functional.embedding_bag(
            torch.from_numpy(bag.indices[kept].astype(np.int64)),
            rows,
            torch.from_numpy(first),
            mode="sum",
            sparse=True,
            per_sample_weights=torch.from_numpy(bag.data[kept].astype(np.float32)),
        )
        return torch.nn.functional.normalize(summed, dim=1, eps=1e-4)

    def _contrast(
        self, left: torch.Tensor, right: torch.Tensor, names: NDArray[np.int64]
    ) -> torch.Tensor:
        """Both ways; others of the same name are neither right nor wrong."""
        scores = left @ right.T * self._plan.sharpness
        same = torch.from_numpy(names[:, None] == names[None])
        scores = scores.masked_fill(same.fill_diagonal_(False), -1e4)
        right_ones = torch.arange(len(names))
        entropy = torch.nn.functional.cross_entropy
        return (entropy(scores, right_ones) + entropy(scores.T, right_ones)) / 2


def _files(samples: Sequence[Sample], bags: Bagged) -> list[NDArray[np.int64]]:
    """Rows of functions with known words, file by file."""
    files: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in np.flatnonzero(np.diff(bags.words.indptr)).tolist():
        files[samples[row].package, samples[row].path].append(row)
    return [np.array(rows) for rows in files.values()]


def _start(bags: Bagged, dimensions: int, rng: np.random.Generator) -> tuple[Float32, Float32]:
    """Singular vectors of the positive mutual information, each as long as it is rare."""
    together = (bags.body.sign().T @ bags.words).tocoo()
    total = together.data.sum()
    feature = np.bincount(together.row, together.data, together.shape[0])
    word = np.bincount(together.col, together.data, together.shape[1]) ** 0.75
    word *= total / word.sum()
    information = np.log(together.data * total / (feature[together.row] * word[together.col]))
    kept = (information > 0) & (together.data > 1)
    matrix = sp.csr_matrix(
        (information[kept].astype(np.float32), (together.row[kept], together.col[kept])),
        shape=together.shape,
    )
    left, right = _singular(matrix, dimensions, rng)
    return _long_as_rare(left, bags.body), _long_as_rare(right, bags.words)


def _singular(
    matrix: sp.csr_matrix, dimensions: int, rng: np.random.Generator
) -> tuple[Float32, Float32]:
    """Left and right vectors by randomised subspace iteration (Halko et al. 2011)."""
    sketch = matrix @ rng.standard_normal((matrix.shape[1], dimensions + _SPARE), np.float32)
    for _ in range(3):
        back = np.linalg.qr(matrix.T @ np.linalg.qr(sketch)[0])[0]
        sketch = matrix @ back
    left, values, right = np.linalg.svd(sketch, full_matrices=False)
    scale = np.sqrt(values[:dimensions])
    return left[:, :dimensions] * scale, (back @ right.T)[:, :dimensions] * scale


def _long_as_rare(vectors: Float32, bags: sp.csr_matrix) -> Float32:
    seen = np.bincount(bags.indices, minlength=bags.shape[1])
    length = np.log(bags.shape[0] / (seen + 1)) / 8
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    scaled: Float32 = (unit * length[:, None]).astype(np.float32)
    return scaled


@torch.no_grad()
def _adapt(rows: torch.Tensor, squares: torch.Tensor, rate: float) -> None:
    """Adagrad with one pace for each row, so that rare features learn as much as common ones."""
    gradient = rows.grad
    assert gradient is not None, "a step follows a backward pass"
    gradient = gradient.coalesce()
    at, values = gradient.indices()[0], gradient.values()
    squares[at] += (values * values).mean(1)
    rows[at] -= rate * values / squares[at].sqrt()[:, None]
    rows.grad = None


def _quantised(features: NDArray[np.uint64], learned: Float32) -> Rows:
    """Whole numbers up to 127; of features with equal keys the first stays."""
    keys, first = np.unique(key(features), return_index=True)
    scaled = learned[first] * (127 / np.quantile(np.abs(learned), _LARGEST))
    return Rows(keys=keys, rows=np.clip(np.rint(scaled), -127, 127).astype(np.int8))

"""BGE-M3's three outputs of two functions, weighed into one score.

As its model card weighs them: 0.4 dense, 0.2 sparse, 0.4 multi-vector. Two things differ, since
the model was made for short queries and here stand two functions of any length: the sparse output
is compared by cosine, where the card's inner product grows with the length of texts, and the
multi-vector output in both directions.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import linear, normalize

from dupcheck.arrays import Float32, Int64
from dupcheck.embed import sentence, torch_file
from dupcheck.embed.encoder import finite
from dupcheck.embed.passage import passage
from dupcheck.embed.sentence import SentenceEmbedder
from dupcheck.embed.table import ModelOptions
from dupcheck.records import Function, ModelId
from dupcheck.rerank.table import Pair, guessed
from dupcheck.weights import hub

WEIGHTS = (0.4, 0.2, 0.4)
"""Of dense, sparse and multi-vector scores."""

_RECIPE = "hybrid1"
"""Changes with anything here that changes a score."""

_UNUSED = ("<s>", "</s>", "<pad>", "<unk>")
_KEPT_TOKENS = 50_000
"""What was read last stays in memory, 4 KB a token."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outputs:
    """What the model says of a text: a vector, words with their weights, and a vector a token.

    `words` are ids of tokens in order, `weights` have length 1 together; rows have length 1.
    """

    dense: Float32
    words: Int64
    weights: Float32
    tokens: Float32


class Heads:
    """The two layers behind the network: a weight of each token, and a vector of each token."""

    def __init__(self, folder: Path, hidden: int, device: str) -> None:
        sparse = {"weight": (1, hidden), "bias": (1,)}
        vectors = {"weight": (hidden, hidden), "bias": (hidden,)}
        self._sparse = _on(device, torch_file.read(folder / "sparse_linear.pt", sparse))
        self._vectors = _on(device, torch_file.read(folder / "colbert_linear.pt", vectors))

    @torch.inference_mode()
    def __call__(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Shapes (n, tokens) and (n, tokens, hidden)."""
        states = states.float()
        weights = linear(states, *self._sparse).relu().squeeze(-1)
        return weights, normalize(linear(states, *self._vectors), dim=-1)


class BgeReranker:
    """BGE-M3; each function is read once, as long as its outputs are kept."""

    # Nobody has measured it among functions: the model card's related texts have 0.60 and 0.62,
    # the unrelated ones 0.32 and 0.33.
    threshold = 0.5
    cross_threshold = 0.5

    def __init__(self, embedder: SentenceEmbedder, heads: Heads) -> None:
        own = embedder.model
        guess = guessed(own.name, self.threshold, self.cross_threshold)
        self.notices = (*embedder.notices, guess)
        self.model = ModelId(
            name=own.name,
            revision=own.revision,
            dim=1,
            precision=own.precision,
            recipe=f"{own.recipe}/{_RECIPE}",
        )
        self._embedder = embedder
        self._heads = heads
        self._unused = embedder.framing.ids(_UNUSED)
        self._kept: OrderedDict[str, Outputs] = OrderedDict()

    def key(self, function: Function) -> str:
        """Its passage is all that the model reads of a function."""
        return self._embedder.key(function)

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        """The weighed scores."""
        functions = {self.key(function): function for pair in pairs for function in pair}
        new = [key for key in functions if key not in self._kept]
        here = {key: self._kept[key] for key in functions if key in self._kept}
        here |= zip(new, self.read([passage(functions[key]) for key in new]), strict=True)
        self._keep(here)
        keys = [(self.key(left), self.key(right)) for left, right in pairs]
        return np.array([score(here[left], here[right]) for left, right in keys], np.float32)

    def read(self, texts: Sequence[str]) -> list[Outputs]:
        """The outputs of texts; what the windows of a long one say is joined."""
        encoder = self._embedder.encoder
        reading = self._embedder.framing.read(texts, self._embedder.window)
        dense = np.zeros((len(reading.windows), encoder.hidden), np.float32)
        parts: list[list[tuple[Sequence[int], Float32, Float32]]] = [[] for _ in texts]

        def outputs(rows: Sequence[int]) -> list[tuple[Float32, Float32, Float32]]:
            return self._outputs([reading.windows[row] for row in rows])

        found = dict(encoder.each(reading.windows, outputs))
        for row, window in enumerate(reading.windows):
            dense[row], weights, tokens = found[row]
            parts[reading.owner[row]].append((window, weights, tokens))
        pooled = reading.pooled(dense)
        return [self._joined(pooled[text], part) for text, part in enumerate(parts)]

    def _outputs(self, batch: Sequence[Sequence[int]]) -> list[tuple[Float32, Float32, Float32]]:
        """Of each window: its first token's state, weights of all tokens, vectors of the others."""
        states, _ = self._embedder.encoder.states(batch)
        weights, tokens = self._heads(finite(states))
        return [
            (
                states[row, 0].float().cpu().numpy(),
                weights[row, : len(window)].cpu().numpy(),
                tokens[row, 1 : len(window)].cpu().numpy(),
            )
            for row, window in enumerate(batch)
        ]

    def _joined(
        self, dense: Float32, parts: Sequence[tuple[Sequence[int], Float32, Float32]]
    ) -> Outputs:
        """A word counts with its largest weight anywhere."""
        ids = np.concatenate([np.array(window, np.int64) for window, _, _ in parts])
        weights = np.concatenate([weights for _, weights, _ in parts])
        used = (weights > 0) & ~np.isin(ids, self._unused)
        words, place = np.unique(ids[used], return_inverse=True)
        largest = np.zeros(len(words), np.float32)
        np.maximum.at(largest, place, weights[used])
        length = float(np.linalg.norm(largest)) or 1.0
        return Outputs(
            dense=dense,
            words=words,
            weights=largest / np.float32(length),
            tokens=np.concatenate([tokens for _, _, tokens in parts]),
        )

    def _keep(self, outputs: dict[str, Outputs]) -> None:
        for key, one in outputs.items():
            self._kept[key] = one
            self._kept.move_to_end(key)
        count = sum(len(one.tokens) for one in self._kept.values())
        while count > _KEPT_TOKENS:
            count -= len(self._kept.popitem(last=False)[1].tokens)


def score(left: Outputs, right: Outputs) -> float:
    """The weighed mean of three likenesses, each at most 1."""
    likeness = (
        float(left.dense @ right.dense),
        _words_in_common(left, right),
        _tokens_in_common(left, right),
    )
    return sum(weight * one for weight, one in zip(WEIGHTS, likeness, strict=True))


def _words_in_common(left: Outputs, right: Outputs) -> float:
    _, mine, others = np.intersect1d(
        left.words, right.words, assume_unique=True, return_indices=True
    )
    return float(left.weights[mine] @ right.weights[others])


def _tokens_in_common(left: Outputs, right: Outputs) -> float:
    """How near the nearest token of the other is, on the mean of all tokens, both ways."""
    if not len(left.tokens) or not len(right.tokens):
        return 0.0
    near = left.tokens @ right.tokens.T
    return float(near.max(1).mean() + near.max(0).mean()) / 2


def load(name: str, options: ModelOptions) -> BgeReranker:
    """The pinned model, if it has been pulled."""
    folder = hub.folder(name)
    return load_folder(folder, name, options, folder.name)


def load_folder(folder: Path, name: str, options: ModelOptions, revision: str = "") -> BgeReranker:
    """A folder laid out as BGE-M3's is."""
    embedder = sentence.load_folder(folder, name, options, revision)
    heads = Heads(folder, embedder.encoder.hidden, embedder.encoder.device)
    return BgeReranker(embedder, heads)


def _on(device: str, layer: dict[str, Float32]) -> tuple[Tensor, Tensor]:
    weight, bias = (torch.from_numpy(layer[name]).to(device) for name in ("weight", "bias"))
    return weight, bias

"""A cross-encoder: a classifier with one label that reads both functions at once.

What it says in both orders is brought to 0 to 1 and averaged.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from dupcheck.arrays import Float32
from dupcheck.embed import declared, encoder, framing
from dupcheck.embed.encoder import Encoder
from dupcheck.embed.framing import Framing
from dupcheck.embed.passage import RECIPE, key, passage
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import SMALLEST_WINDOW
from dupcheck.errors import DupcheckError
from dupcheck.records import Function, ModelId
from dupcheck.rerank import parts
from dupcheck.rerank.table import Pair, guessed

LONGEST = 8_192
"""Tokens that are read at once of a pair where a model sets no limit of its own."""

_RECIPE = "cross1"
"""Changes with anything here that changes a score."""


class CrossReranker:
    """A loaded model; parts of at most `window` tokens of each function are read at once."""

    threshold = 0.5
    cross_threshold = 0.5

    def __init__(self, model: ModelId, network: Encoder, tokens: Framing, window: int) -> None:
        self.model = model
        guess = guessed(model.name, self.threshold, self.cross_threshold)
        self.notices = (*network.notices, guess)
        self._network = network
        self._tokens = tokens
        self._window = window

    def key(self, function: Function) -> str:
        """Its passage is all that the model reads of a function."""
        return key(function)

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        """What the label says, as a probability; the mean of both orders."""
        functions = {self.key(function): function for pair in pairs for function in pair}
        texts = [passage(function) for function in functions.values()]
        ids = dict(zip(functions, self._tokens.plain(texts), strict=True))
        read: list[tuple[list[int], list[int]]] = []
        owner: list[int] = []
        for row, (left, right) in enumerate(pairs):
            both = list(self._orders(ids[self.key(left)], ids[self.key(right)]))
            read += both
            owner += [row] * len(both)

        def answers(rows: Sequence[int]) -> Tensor:
            return self._answers([read[row] for row in rows])

        windows = [window for window, _ in read]
        found = self._network.rows(windows, answers, 1)[:, 0]
        return parts.mean(found, [len(window) for window in windows], owner, len(pairs))

    def _orders(
        self, left: Sequence[int], right: Sequence[int]
    ) -> Iterator[tuple[list[int], list[int]]]:
        for mine, others in parts.of(len(left), len(right), self._window):
            yield self._tokens.pair(left[mine], right[others])
            yield self._tokens.pair(right[others], left[mine])

    @torch.inference_mode()
    def _answers(self, batch: Sequence[tuple[list[int], list[int]]]) -> Tensor:
        types = [types for _, types in batch]
        said, _ = self._network.outputs([window for window, _ in batch], token_type_ids=types)
        found: Tensor = said.logits.float().sigmoid()
        return found


def load_folder(folder: Path, name: str, options: ModelOptions, revision: str) -> CrossReranker:
    """A folder with a classifier as transformers saves it; without a revision, by its content."""
    network = encoder.load(folder, options, "AutoModelForSequenceClassification")
    labels = network.outputs([[0]])[0].logits.shape[-1]
    if labels != 1:
        raise DupcheckError(f"the model at {folder} has {labels} labels, not one likeness")
    tokens = framing.load(folder / "tokenizer.json")
    if tokens.vocabulary > network.vocabulary:
        raise DupcheckError(f"the tokenizer of {folder} has more tokens than its network")
    frame = len(tokens.pair([], [])[0])
    longest = min(network.longest or LONGEST, declared.longest(folder) or LONGEST)
    window = min(options.window_tokens, (longest - frame) // 2)
    if window < SMALLEST_WINDOW:
        raise DupcheckError(f"the model at {folder} reads only {longest} tokens at once")
    model = ModelId(
        name=name,
        revision=revision or declared.content(folder),
        dim=1,
        precision=network.precision,
        recipe=f"{RECIPE}/{_RECIPE}/w{window}",
    )
    return CrossReranker(model, network, tokens, window)

"""Qwen3-Reranker: the model reads both functions and says "yes" or "no".

The prompt and its answer are as the model card has them. Both orders of a pair are read, and the
mean counts. The network is Qwen3's, so any engine of the embedding model runs it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed import declared, tokens
from dupcheck.embed.passage import RECIPE, key, passage
from dupcheck.embed.qwen import architecture as architectures
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.embedder import last_states
from dupcheck.embed.qwen.engine import Engine
from dupcheck.embed.qwen.model import runtime, started
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.tokens import Tokenizer
from dupcheck.errors import DupcheckError
from dupcheck.records import Function, ModelId
from dupcheck.rerank import parts
from dupcheck.rerank.table import Pair, guessed
from dupcheck.weights import hub, safetensors

TASK = (
    "Given a function, judge whether the document is a function that does the same thing, even if"
    " it is renamed, restructured or written in another programming language"
)
BEFORE = (
    "<|im_start|>system\nJudge whether the Document meets the requirements based on the Query and"
    ' the Instruct provided. Note that the answer can only be "yes" or "no".<|im_end|>\n'
    "<|im_start|>user\n"
)
BEHIND = "<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n"

_RECIPE = "yes1"
"""Changes with anything here that changes a score."""

_SHARE = 8
"""A part of a function has at most this share of the longest text that the model reads."""


_Sides = tuple[list[int], list[int]]
"""The tokens of a function as a query and as a document: only a query's line ends."""


class QwenReranker:
    """A loaded model; parts of at most `window` tokens of each function are read at once."""

    threshold = 0.5
    cross_threshold = 0.5

    def __init__(
        self, model: ModelId, engine: Engine, tokenizer: Tokenizer, answer: Float32, window: int
    ) -> None:
        """`answer` is what the state of a "yes" has over that of a "no", shape (hidden,)."""
        self.model = model
        guess = guessed(model.name, self.threshold, self.cross_threshold)
        self.notices = (*engine.notices, guess)
        self._engine = engine
        self._tokenizer = tokenizer
        self._answer = answer
        self._window = window
        (question, self._between, self._newline) = self._plain(
            [f"<Instruct>: {TASK}\n<Query>:", "<Document>:", "\n"]
        )
        self._before = [*tokenizer.control(BEFORE), *question]
        self._behind = tokenizer.control(BEHIND)

    def key(self, function: Function) -> str:
        """Its passage is all that the model reads of a function."""
        return key(function)

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        """The probability of a "yes" and not a "no", the mean of both orders."""
        functions = {self.key(function): function for pair in pairs for function in pair}
        texts = [f" {passage(function)}" for function in functions.values()]
        sides = zip(self._plain([f"{text}\n" for text in texts]), self._plain(texts), strict=True)
        read = dict(zip(functions, sides, strict=True))
        prompts: list[list[int]] = []
        owner: list[int] = []
        for row, (left, right) in enumerate(pairs):
            for prompt in self._prompts(read[self.key(left)], read[self.key(right)]):
                prompts.append(prompt)
                owner.append(row)
        frame = len(self._before) + len(self._between) + len(self._behind)
        weights = [len(prompt) - frame for prompt in prompts]
        return parts.mean(self._answers(prompts), weights, owner, len(pairs))

    def _prompts(self, left: _Sides, right: _Sides) -> Iterator[list[int]]:
        """Both orders of each part of a pair."""
        for mine, others in parts.of(len(left[1]), len(right[1]), self._window):
            yield self._prompt(self._query(left, mine), right[1][others])
            yield self._prompt(self._query(right, others), left[1][mine])

    def _prompt(self, query: Sequence[int], document: Sequence[int]) -> list[int]:
        return [*self._before, *query, *self._between, *document, *self._behind]

    def _query(self, sides: _Sides, part: slice) -> list[int]:
        """A part as a query, which ends its line."""
        query, document = sides
        if part.stop < len(document):
            return [*document[part], *self._newline]
        return query[part.start :]

    def _answers(self, prompts: Sequence[Sequence[int]]) -> Float32:
        states = last_states(self._engine, prompts)
        if not np.isfinite(states).all():
            raise DupcheckError(
                f"{self.model.name} in {self.model.precision} on {self._engine.device}"
                " gave no finite numbers",
                "Choose other numbers (--precision float32).",
            )
        half = np.float32(0.5)  # 1 / (1 + exp(-x)) is the same, and overflows
        found: Float32 = half + half * np.tanh(half * (states @ self._answer))
        return found

    def _plain(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of texts as they are, without an end."""
        return [ids[:-1] for ids in self._tokenizer.encode(texts)]


def load(name: str, options: ModelOptions) -> QwenReranker:
    """The pinned model, if it has been pulled."""
    folder = hub.folder(name)
    return load_folder(folder, name, options, folder.name)


def load_folder(folder: Path, name: str, options: ModelOptions, revision: str) -> QwenReranker:
    """A folder laid out as Qwen3-Reranker's is; without a revision, known by its content."""
    chosen = runtime(name, options)
    architecture = architectures.read(folder)
    tokenizer = tokens.load(folder / "tokenizer.json")
    if tokenizer.vocabulary > architecture.vocabulary:
        raise DupcheckError(f"the tokenizer of {folder} has more tokens than its network")
    answer = _answer(folder, architecture, tokenizer)
    engine = started(chosen, folder, architecture, options)
    window = min(options.window_tokens, architecture.positions // _SHARE)
    recipe = (RECIPE, tokens.RECIPE, _RECIPE, f"w{window}", engine.revision)
    model = ModelId(
        name=name,
        revision=revision or declared.content(folder),
        dim=1,
        precision=engine.precision,
        recipe="/".join([*recipe, tokenizer.digest[:12]]),
    )
    return QwenReranker(model, engine, tokenizer, answer, window)


def _answer(folder: Path, architecture: Architecture, tokenizer: Tokenizer) -> Float32:
    """The row of "yes" less that of "no", of the layer that makes words of states."""
    words = [tokenizer.control(word) for word in ("yes", "no")]
    if any(len(word) != 1 for word in words):
        raise DupcheckError(f"the tokenizer of {folder} has no one token for yes and for no")
    tied = architectures.config(folder).get("tie_word_embeddings", True)
    name = "embed_tokens.weight" if tied else "lm_head.weight"
    for file in sorted(folder.glob("*.safetensors")):
        opened = safetensors.File(file)
        for tensor, place in opened.tensors.items():
            if tensor.removeprefix("model.") == name:
                if place.shape != (architecture.vocabulary, architecture.hidden):
                    raise DupcheckError(f"{file} is not as config.json says")
                yes, no = opened.rows(tensor, [word[0] for word in words])
                answer: Float32 = yes - no
                return answer
    raise DupcheckError(f"the weights in {folder} have no {name}")

"""Texts as a language model reads them: tokens with end-of-text behind, in windows, in batches."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tokenizers

from dupcheck.arrays import Float32, Int64
from dupcheck.embed import plain_file
from dupcheck.errors import DupcheckError

RECIPE = "windows1"
"""Changes with anything here that changes which tokens are read, or how windows are pooled."""
END_OF_TEXT = "<|endoftext|>"
LARGEST_FILE = 64 << 20
"""Bytes of tokenizer.json: Qwen3's has 11 MB, and more than this is none of any model we know."""
SMALLEST_WINDOW = 16

_HINT = (
    "Fetch the model again: dupcheck models pull NAME; "
    "or name a folder that holds Qwen3-Embedding's own tokenizer.json."
)
_OVERLAP = 8
"""Two neighbouring windows share an eighth of a window, so that what is cut is whole in one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """Texts in windows: `windows` in the order of their texts, window i is of text `owner[i]`."""

    windows: tuple[Sequence[int], ...]
    owner: Int64
    texts: int

    @property
    def tokens(self) -> int:
        """The tokens of all windows; what two of them share counts twice."""
        return sum(map(len, self.windows))

    def pooled(self, states: Float32) -> Float32:
        """One row of length 1 a text, from one row a window: weighed by tokens where several.

        Each window counts with the direction of its state, not with its length.
        """
        tokens = np.array([len(window) for window in self.windows], np.float32)
        sums = np.zeros((self.texts, states.shape[1]), np.float32)
        np.add.at(sums, self.owner, unit(states) * tokens[:, None])
        return unit(sums)


class Tokenizer:
    """A tokenizer.json; `end` is the id of end-of-text, `digest` the SHA-256 of the file."""

    def __init__(self, backend: tokenizers.Tokenizer, end: int, digest: str) -> None:
        self.end = end
        self.digest = digest
        self._backend = backend

    @property
    def vocabulary(self) -> int:
        """One more than the largest id that it gives."""
        return 1 + max(self._backend.get_vocab(with_added_tokens=True).values())

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """All tokens of each text, whatever its length, then end-of-text, once.

        What looks like a control token in a text is read as the characters that it is.
        """
        whole = [text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for text in texts]
        found = self._backend.encode_batch_fast(whole, add_special_tokens=False)
        return [[*encoding.ids, self.end] for encoding in found]

    def control(self, text: str) -> list[int]:
        """The tokens of a text of ours, in which control tokens are meant as such; no end."""
        self._backend.encode_special_tokens = False
        try:
            ids: list[int] = self._backend.encode(text, add_special_tokens=False).ids
        finally:
            self._backend.encode_special_tokens = True
        return ids

    def read(self, texts: Sequence[str], window: int) -> Reading:
        """The texts in windows of at most `window` tokens, each ending with end-of-text."""
        owner: list[int] = []
        windows: list[Sequence[int]] = []
        for text, ids in enumerate(self.encode(texts)):
            for part in spans(len(ids) - 1, window - 1):
                owner.append(text)
                windows.append([*ids[part], self.end])
        return Reading(windows=tuple(windows), owner=np.array(owner, np.int64), texts=len(texts))


def backend(file: Path, hint: str) -> tuple[tokenizers.Tokenizer, str]:
    """A tokenizer that neither cuts off nor pads, and the SHA-256 of its file.

    Raises `DupcheckError` with the hint where it is none.
    """
    try:
        content = plain_file.content(file, LARGEST_FILE)
    except OSError as error:
        raise _unusable(file, f"cannot be read ({error.strerror})", hint) from error
    try:
        found = tokenizers.Tokenizer.from_buffer(content)
    except Exception as error:  # the library raises nothing narrower
        raise _unusable(file, f"cannot be read ({error})", hint) from error
    found.no_truncation()
    found.no_padding()
    return found, hashlib.sha256(content).hexdigest()


def load(file: Path) -> Tokenizer:
    """The tokenizer of a model's folder; raises `DupcheckError` where it is none that we know."""
    found, digest = backend(file, _HINT)
    end = _end_of_text(found, file)
    found.add_special_tokens(
        [
            tokenizers.AddedToken(token.content, special=True, normalized=False)
            for token in found.get_added_tokens_decoder().values()
        ]
    )
    found.encode_special_tokens = True
    return Tokenizer(found, end, digest)


def spans(tokens: int, limit: int) -> list[slice]:
    """Overlapping spans that cover `tokens`, as few as can be, of equal length within one token."""
    if limit < SMALLEST_WINDOW - 1:
        raise ValueError(f"a window of {limit + 1} tokens: at least {SMALLEST_WINDOW} are needed")
    if tokens <= limit:
        return [slice(0, tokens)]
    overlap = limit // _OVERLAP
    count = -(-(tokens - overlap) // (limit - overlap))
    bounds = [i * (tokens - overlap) // count for i in range(count + 1)]
    return [slice(bounds[i], bounds[i + 1] + overlap) for i in range(count)]


def batches(windows: Sequence[Sequence[int]], budget: int) -> Iterator[list[int]]:
    """Rows of windows that go together, the longest first.

    A batch, padded to its longest window, has at most `budget` tokens, or one window.
    """
    batch: list[int] = []
    for row in sorted(range(len(windows)), key=lambda row: -len(windows[row])):
        if batch and len(windows[batch[0]]) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def unit(rows: Float32) -> Float32:
    """Rows of length 1."""
    length = np.sqrt(np.square(rows, dtype=np.float64).sum(axis=1, keepdims=True))
    unit: Float32 = (rows / np.maximum(length, np.finfo(np.float64).tiny)).astype(np.float32)
    return unit


def _end_of_text(backend: tokenizers.Tokenizer, file: Path) -> int:
    """The id of end-of-text; a file that adds any other token to a text is refused."""
    end = backend.token_to_id(END_OF_TEXT)
    if end is None:
        raise _unusable(file, f"has no {END_OF_TEXT}, so it is not Qwen3's")
    plain = backend.encode("a", add_special_tokens=False).ids
    if _without(end, backend.encode("a").ids) != plain:
        raise _unusable(file, f"adds other tokens to a text than {END_OF_TEXT} at its end")
    return end


def _without(end: int, ids: Iterable[int]) -> list[int]:
    """Conversions have lost the step that adds end-of-text; both kinds of file are right for us."""
    kept = list(ids)
    return kept[:-1] if kept[-1:] == [end] else kept


def _unusable(file: Path, why: str, hint: str = _HINT) -> DupcheckError:
    return DupcheckError(f"the tokenizer {file} {why}", hint)

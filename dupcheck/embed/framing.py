"""Texts as an encoder reads them: in windows, each with the prompt and the special tokens."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import tokenizers

from dupcheck.embed.tokens import SMALLEST_WINDOW, Reading, backend, spans
from dupcheck.errors import DupcheckError

_HINT = "dupcheck needs a tokenizer.json, as transformers saves it with a fast tokenizer."
_PROBE = "a"
_NOTHING = [0]
"""Read where a tokenizer finds nothing in a text and has no frame for it."""


class Framing:
    """A tokenizer.json with what stands around each window: `before`, the prompt, `behind`.

    `uncounted` is how many tokens at the start of each window are read but not pooled. `digest`
    is the SHA-256 of the file.
    """

    def __init__(
        self, backend: tokenizers.Tokenizer, prompt: str, lower_case: bool, digest: str
    ) -> None:
        self.digest = digest
        self._backend = backend
        self._prompt = prompt.lower() if lower_case else prompt
        self._lower_case = lower_case
        self.before, self.behind = _frame(backend)
        self.uncounted = len(self.before) + len(self._ids(prompt)) if prompt else 0

    @property
    def vocabulary(self) -> int:
        """One more than the largest id that it gives."""
        return 1 + max(self._backend.get_vocab(with_added_tokens=True).values())

    @property
    def smallest(self) -> int:
        """The shortest window that holds the frame and enough of a text."""
        frame = len(self.before) + len(self.behind)
        return frame + 2 * len(self._ids(self._prompt)) + SMALLEST_WINDOW

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """The ids of those tokens that it has."""
        found = (self._backend.token_to_id(token) for token in tokens)
        return [one for one in found if one is not None]

    def plain(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, whatever its length, without frame and prompt."""
        whole = [_valid(text) for text in texts]
        return [found.ids for found in self._backend.encode_batch(whole, add_special_tokens=False)]

    def pair(self, first: Sequence[int], second: Sequence[int]) -> tuple[list[int], list[int]]:
        """Two texts in the frame for two, and which of the two each token is counted to."""
        probe = self._backend.encode(_PROBE, _PROBE)
        ids: list[int] = []
        types: list[int] = []
        for text, group in groupby(range(len(probe.ids)), probe.sequence_ids.__getitem__):
            places = list(group)
            own = {None: [probe.ids[place] for place in places], 0: first, 1: second}[text]
            ids += own
            if text is None:
                types += [probe.type_ids[place] for place in places]
            else:
                types += [probe.type_ids[places[0]]] * len(own)
        return ids, types

    def read(self, texts: Sequence[str], window: int) -> Reading:
        """The texts in windows of at most `window` tokens, frame and prompt included.

        What looks like a special token in a text is read as any other characters are.
        """
        owner: list[int] = []
        windows: list[Sequence[int]] = []
        whole = [self._prompt + _valid(text) for text in texts]
        if self._lower_case:
            whole = [text.lower() for text in whole]
        for text, found in enumerate(self._backend.encode_batch(whole, add_special_tokens=False)):
            prompt = sum(start < len(self._prompt) for start, _ in found.offsets)
            head = [*self.before, *found.ids[:prompt]]
            ids = found.ids[prompt:]
            for part in spans(len(ids), window - len(head) - len(self.behind)):
                owner.append(text)
                windows.append([*head, *ids[part], *self.behind] or _NOTHING)
        return Reading(windows=tuple(windows), owner=np.array(owner, np.int64), texts=len(texts))

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._backend.encode(text, add_special_tokens=False).ids
        return ids


def load(file: Path, prompt: str = "", lower_case: bool = False) -> Framing:
    """The tokenizer of a model's folder; raises `DupcheckError` where it is none."""
    found, digest = backend(file, _HINT)
    found.encode_special_tokens = True
    return Framing(found, prompt, lower_case, digest)


def _frame(backend: tokenizers.Tokenizer) -> tuple[list[int], list[int]]:
    """What the tokenizer adds before and behind a text."""
    try:
        found = backend.encode(_PROBE)
    except Exception as error:  # the library raises nothing narrower
        raise DupcheckError(f"the tokenizer reads no text ({error})") from error
    own = [place for place, text in enumerate(found.sequence_ids) if text == 0]
    if not own:
        raise DupcheckError("the tokenizer finds nothing in a text")
    return found.ids[: own[0]], found.ids[own[-1] + 1 :]


def _valid(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")

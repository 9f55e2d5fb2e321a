"""Vectors of texts from a server: in batches, several at once, what is too long in pieces."""

from collections.abc import Iterator, Sequence
from threading import Event

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed.server.connection import Connection
from dupcheck.embed.server.contract import Contract
from dupcheck.embed.server.failures import Failures
from dupcheck.embed.server.threads import each
from dupcheck.embed.server.vectors import UnreadableError, rows, unit
from dupcheck.errors import DupcheckError

CHARACTERS = 32_768
"""Characters of a request: some 10,000 tokens, which two cores read in two minutes."""
THREADS = 4
"""Requests at a time: a server's queue does not run dry, nor does it fill."""
SHORTEST = 32
"""Characters below which no text is too long, whatever a server says."""

_SURELY_WHOLE = 1_000
"""Characters that every model reads: 256 tokens or less."""
_LONGER = 1.5
"""How much longer a text is than the last one of which the server read all, to look once more."""
_SAME = 0.9999
_OTHER_END = "The quick brown fox jumps over the lazy dog. "


class TooLongError(DupcheckError):
    """A text of which a server does not even take small pieces."""

    def __init__(self, text: str, said: str) -> None:
        super().__init__(f"{len(text):,} characters are too much for the server: {said}")
        self.text = text


class _TooMuchError(Exception):
    """A server would take less at once; its words."""


class Reader:
    """Reads texts by way of a server.

    Where a text is longer than the server takes, its halves are read, and their halves, cut at
    the ends of lines; the vectors of the pieces are weighed by characters and added, as the
    models that run here do it with windows of tokens. A row depends on its text alone, whatever
    the batch: as far as the server's own arithmetic goes, which in 16 bits may differ a little
    from batch to batch (cosine above 0.999).
    """

    def __init__(self, connection: Connection, contract: Contract, failures: Failures) -> None:
        self._connection = connection
        self._contract = contract
        self._failures = failures
        self._dim = 0
        self._whole = _SURELY_WHOLE / _LONGER

    def read(self, texts: Sequence[str], task: str = "") -> Float32:
        """Rows of length 1, row i for texts[i]; `task` makes queries of them."""
        stopped = Event()
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
        self._look_for_cuts(texts[order[0]] if order else "", task, stopped)
        batches = list(_batches(texts, order, self._contract.most))

        def work(batch: Sequence[int]) -> Float32:
            return self._vectors([texts[row] for row in batch], task, stopped)

        parts = each(work, batches, THREADS, stopped)
        if not parts:
            return np.zeros((0, self._dim), np.float32)
        vectors = np.empty((len(texts), self._dim), np.float32)
        for batch, part in zip(batches, parts, strict=True):
            vectors[batch] = part
        return vectors

    def _look_for_cuts(self, text: str, task: str, stopped: Event) -> None:
        if len(text) < self._whole * _LONGER:
            return
        begin = text[: len(text) * 3 // 4]
        other = begin + (_OTHER_END * (len(text) // len(_OTHER_END)))[: len(text) - len(begin)]
        # In a thread, like all else: there an interrupt need not wait for the answer.
        [vectors] = each(lambda two: self._vectors(two, task, stopped), [(text, other)], 1, stopped)
        if float(vectors[0] @ vectors[1]) > _SAME:
            raise self._failures.cut(len(text))
        self._whole = len(text)

    def _vectors(self, texts: Sequence[str], task: str, stopped: Event) -> Float32:
        """The rows of one batch; which of its texts was too much, a server does not say."""
        try:
            return self._answered(texts, task, stopped)
        except _TooMuchError as error:
            if len(texts) == 1:
                return unit(self._pieces(texts[0], task, stopped, str(error)).astype(np.float64))
            middle = len(texts) // 2
            parts = [
                self._vectors(part, task, stopped) for part in (texts[:middle], texts[middle:])
            ]
            return np.concatenate(parts)

    def _pieces(self, text: str, task: str, stopped: Event, said: str) -> Float32:
        """The sum of the vectors of a text's pieces, each times its characters."""
        parts: list[Float32] = []
        # Of white space alone there is no vector: servers refuse it.
        for half in filter(str.strip, _halves(text) if len(text) >= SHORTEST else ()):
            try:
                parts.append(self._answered([half], task, stopped) * np.float32(len(half)))
            except _TooMuchError as error:
                parts.append(self._pieces(half, task, stopped, str(error)))
        if not parts:
            raise TooLongError(text, said)
        total: Float32 = np.sum(parts, axis=0, dtype=np.float32)
        return total

    def _answered(self, texts: Sequence[str], task: str, stopped: Event) -> Float32:
        body = self._contract.body(texts, task)
        answer = self._connection.post(self._contract.url, body, stopped)
        if answer.too_much:
            raise _TooMuchError(answer.said or f"status {answer.status}")
        if not answer.good:
            raise self._failures.refusal(answer)
        try:
            vectors = rows(self._contract.rows(answer.content(), len(texts)))
            self._check(vectors.shape[1])
        except UnreadableError as error:
            raise self._failures.unreadable(answer, str(error)) from error
        return vectors

    def _check(self, dim: int) -> None:
        """The first answer says how long vectors are."""
        self._dim = self._dim or dim
        if dim != self._dim:
            raise UnreadableError(f"vectors of {dim} numbers, after such of {self._dim}")


def _batches(texts: Sequence[str], order: Sequence[int], most: int) -> Iterator[list[int]]:
    """Rows in the order given, up to `most` and `CHARACTERS` at once, or one alone."""
    batch: list[int] = []
    room = CHARACTERS
    for row in order:
        if batch and (len(batch) == most or len(texts[row]) > room):
            yield batch
            batch, room = [], CHARACTERS
        batch.append(row)
        room -= len(texts[row])
    if batch:
        yield batch


def _halves(text: str) -> tuple[str, str]:
    """A text in two, at the end of the line nearest to its middle if one ends thereabouts."""
    middle, quarter = len(text) // 2, len(text) // 4
    ends = (text.rfind("\n", quarter, middle) + 1, text.find("\n", middle, middle + quarter) + 1)
    cut = min((end for end in ends if end), key=lambda end: abs(end - middle), default=middle)
    return text[:cut], text[cut:]

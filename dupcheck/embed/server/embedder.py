"""A model behind a server, as an embedder: what it is called, and that it is still the same."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed import passage
from dupcheck.embed.server.address import Address
from dupcheck.embed.server.reader import Reader, TooLongError
from dupcheck.embed.server.vectors import unit
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.records import Function, ModelId

RECIPE = f"{passage.RECIPE}/server1"
"""Changes with anything here that changes a vector."""

_PROBE = (
    "def add(a, b):\n    return a + b",
    "function sum(left, right) {\n  return left + right;\n}",
    "SELECT name FROM customers WHERE city = 'Paris' ORDER BY name;",
    "The quick brown fox jumps over the lazy dog.",
)
_STEPS = 20
"""Cosines between texts of the probe count in twentieths.

Between two answers to the same request, a busy server in bfloat16 gives cosines that differ by
about 0.0005. So coarse, that crosses a step of one of six in six runs of a hundred, and vectors
are then computed again; components of the vectors themselves would nearly always differ. Another
model behind the same name differs in one of six cosines almost surely.
"""


class ServerEmbedder:
    """Embeds by way of a server; `served` is what it tells about the model, `id` its name for it.

    All of that and a probe are the revision: where a name stands for another model than before,
    vectors of both never meet in a cache. Precision, device and the tokens read at once are the
    server's choice: what options say of them is for models that run here.
    """

    exhaustive = False

    def __init__(
        self,
        name: str,
        address: Address,
        reader: Reader,
        served: Mapping[str, object],
        dimensions: int | None,
    ) -> None:
        self._reader = reader
        self._cut: int | None = None
        probe = reader.read(_PROBE)
        dim = probe.shape[1]
        if dimensions and dimensions > dim:
            raise UsageError(f"{name} has vectors of {dim} numbers, not {dimensions}")
        if dimensions and dimensions < dim:
            self._cut = dimensions
        self.notices = tuple(_notices(address, served, self._cut))
        self.model = ModelId(
            name=name,
            revision=_digest(served, probe),
            dim=dimensions or dim,
            precision="server",
            recipe=RECIPE,
        )

    def key(self, function: Function) -> str:
        """The passage is all that a server sees of a function."""
        return passage.key(function)

    def embed(self, functions: Sequence[Function]) -> Float32:
        """Rows of length 1, row i for functions[i]; a function that is refused is named."""
        texts = [_sendable(passage.passage(function)) for function in functions]
        try:
            return self.embed_texts(texts)
        except TooLongError as error:
            row = next((row for row, text in enumerate(texts) if error.text in text), 0)
            raise DupcheckError(
                f"{functions[row].place}: {functions[row].name}: {error}",
                "Exclude the file, or start the server with a longer context.",
            ) from error

    def embed_texts(self, texts: Sequence[str], task: str = "") -> Float32:
        """Rows of length 1; a `task` makes queries of the texts. Symmetric search has none."""
        vectors = self._reader.read([_sendable(text) for text in texts], task)
        return unit(vectors[:, : self._cut].astype(np.float64)) if self._cut else vectors


def _sendable(text: str) -> str:
    """What UTF-8 cannot say (half of a surrogate pair) becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def _notices(address: Address, served: Mapping[str, object], cut: int | None) -> Iterator[str]:
    """What the report says about the server; some have one model and answer to any name."""
    how = "" if address.encrypted or address.local else ", unencrypted"
    yield f"code was sent to {address.host}{how}"
    own = served.get("id", address.model)
    if own != address.model:
        yield f'{address.host} calls its model "{own}", and answers to "{address.model}" as well'
    if cut:
        yield f"{address.host} gives longer vectors; their first {cut} numbers are used"


def _digest(served: Mapping[str, object], probe: Float32) -> str:
    cosines = [round(float(probe[i] @ probe[j]) * _STEPS) for i, j in combinations(range(4), 2)]
    told = json.dumps([served, probe.shape[1], cosines], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()

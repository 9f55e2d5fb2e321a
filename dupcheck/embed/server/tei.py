"""Text Embeddings Inference (github.com/huggingface/text-embeddings-inference, router/src/http).

Its OpenAI door cuts long texts in silence where it was started with `--auto-truncate`, which is
the default since 1.9, and takes no word against it. `POST /embed` does: `truncate: false`. The
answer is a list of vectors. More texts than `max_client_batch_size` (32) are a 422 or 413, a text
of `max_input_length` tokens or more is a 413. `GET /info` tells both, and the model's commit.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dupcheck.embed.server.address import Address
from dupcheck.embed.server.connection import Connection
from dupcheck.embed.server.contract import Contract, query
from dupcheck.embed.server.vectors import listed

_TOLD = (
    "model_sha",
    "model_dtype",
    "model_type",
    "max_input_length",
    "max_client_batch_size",
)


def told(connection: Connection) -> dict[str, object]:
    """What the server says of itself and its one model; nothing where it is no TEI."""
    answer = connection.get(f"{connection.address.root}/info")
    content = answer.content() if answer.good else None
    if not isinstance(content, dict) or not {"model_id", "max_client_batch_size"} <= set(content):
        return {}
    return {"id": content["model_id"]} | {key: content.get(key) for key in _TOLD}


def contract(address: Address, dimensions: int | None, told: Mapping[str, object]) -> Contract:
    """The native protocol."""
    most = told.get("max_client_batch_size")

    def body(texts: Sequence[str], task: str) -> dict[str, object]:
        asked: dict[str, object] = {
            "inputs": [query(task, text) for text in texts],
            "truncate": False,
            "normalize": True,
        }
        return asked | ({"dimensions": dimensions} if dimensions else {})

    def rows(content: Any, count: int) -> list[object]:  # noqa: ANN401 - JSON may be anything
        return listed(content, count)

    number = most if isinstance(most, int) and most > 0 else 32
    return Contract(url=f"{address.root}/embed", most=number, body=body, rows=rows)

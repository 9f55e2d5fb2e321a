"""Text Embeddings Inference (github.com/huggingface/text-embeddings-inference, router/src/http).

Its OpenAI door cuts long texts in silence where it was started with `--auto-truncate`, which is
the default since 1.9, and takes no word against it. `POST /embed` does: `truncate: false`. The
answer is a list of vectors. More texts than `max_client_batch_size` (32) are a 422 or 413, a text
of `max_input_length` tokens or more is a 413. `GET /info` tells both, and the model's commit.
"""

from collections.abc import Mapping

from dupcheck.embed.server.address import Address
from dupcheck.embed.server.connection import Connection
from dupcheck.embed.server.contract import Contract

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
    return Contract(
        url=f"{address.root}/embed",
        most=most if isinstance(most, int) and most > 0 else 32,
        texts="inputs",
        fixed={"truncate": False, "normalize": True},
        down=(),
        dimensions=dimensions,
    )

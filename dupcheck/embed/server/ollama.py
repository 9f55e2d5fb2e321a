"""Ollama (docs.ollama.com/api/embed).

Its OpenAI door cuts long texts in silence, as does its own unless `truncate` is false; then they
are an error (400, in some releases 500): "the input length exceeds the context length". Some
releases from 0.13.5 on refuse them always. `POST /api/embed` takes `model`, `input`, `dimensions`
and answers with `embeddings`. `GET /api/tags` has the digest of each model, which changes with it.
"""

from dupcheck.embed.server.address import Address
from dupcheck.embed.server.connection import Connection
from dupcheck.embed.server.contract import Contract

_MOST = 32


def told(connection: Connection) -> dict[str, object]:
    """What the server knows of the model, if only that it is Ollama; nothing where it is not."""
    root = connection.address.root
    version = connection.get(f"{root}/api/version")
    content = version.content() if version.good else None
    if not isinstance(content, dict) or not isinstance(content.get("version"), str):
        return {}
    answer = connection.get(f"{root}/api/tags")
    content = answer.content() if answer.good else None
    models = content.get("models") if isinstance(content, dict) else None
    wanted = (connection.address.model, f"{connection.address.model}:latest")
    for entry in models if isinstance(models, list) else []:
        if isinstance(entry, dict) and entry.get("name") in wanted:
            return {"server": "ollama", "digest": entry.get("digest")}
    return {"server": "ollama"}


def contract(address: Address, dimensions: int | None) -> Contract:
    """The native protocol."""
    return Contract(
        url=f"{address.root}/api/embed",
        most=_MOST,
        texts="input",
        fixed={"model": address.model, "truncate": False},
        down=("embeddings",),
        dimensions=dimensions,
    )

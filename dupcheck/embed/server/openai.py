"""Servers with OpenAI's embeddings API, and two that say less there than at a door of their own.

`POST {base}/embeddings` with `model`, `input` (a list of texts), `encoding_format` and, where
wanted, `dimensions`; the answer has `data`, a list of `{"index", "embedding"}`. What is known of
each kind (documentation and sources of 2026-10):

- OpenAI (platform.openai.com/docs/api-reference/embeddings): 2,048 texts and 300,000 tokens a
  request, 8,192 tokens a text, an error above; base64 and `dimensions` (text-embedding-3).
- SGLang with `--is-embedding` (sglang/srt/entrypoints/openai/serving_embedding.py): no text may be
  blank; 400 for what is longer than the context; `encoding_format` was ignored for long.
- vLLM (vllm/entrypoints/pooling/embed): base64; 400 for what is too long unless
  `truncate_prompt_tokens` is sent; `dimensions` is refused where the model is not Matryoshka.
- llama.cpp's `llama-server --embeddings` (tools/server): takes any name for its one model; base64
  since 2024-12; 500 for a text longer than the physical batch, 400 for one longer than the
  context; ignores `dimensions`.
- Infinity (github.com/michaelfeil/infinity) has no `/v1` in its addresses unless told; base64.
- TEI and Ollama cut long texts there, and can be asked not to only elsewhere: see `tei`, `ollama`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from dupcheck.config import variable
from dupcheck.embed.server import ollama, tei
from dupcheck.embed.server.address import Address, parse
from dupcheck.embed.server.connection import Connection
from dupcheck.embed.server.contract import Contract
from dupcheck.embed.server.embedder import ServerEmbedder
from dupcheck.embed.server.failures import Failures, RefusedError
from dupcheck.embed.server.reader import Reader
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import UsageError

MOST = 32
"""Texts of a request: what every kind of server takes."""

_TOLD = ("id", "root", "owned_by", "max_model_len")
_TOLD_BY_LLAMA = ("n_params", "n_embd", "n_vocab", "n_ctx_train", "size", "vocab_type", "ftype")
_ONLY_OPENAI = {"vllm", "sglang", "llamacpp", "openai", "openai-internal", "system"}


def load(name: str, options: ModelOptions) -> ServerEmbedder:
    """The model behind `openai:URL#name`; asks the server what it is, and for a first answer."""
    address = parse(name.partition(":")[2])
    key, key_hint = _key(address)
    connection = Connection(address, key)
    listed = _listed(connection, address.base)
    if not listed and (listed := _listed(connection, address.root)):
        address = replace(address, base=address.root)  # Infinity, unless it is told a prefix
        connection = Connection(address, key)
    names = [str(entry["id"]) for entry in listed]
    if not address.model:
        known = f"It has: {', '.join(names)}" if names else ""
        raise UsageError(f"{name}: which model? Write its name behind #.", known)
    failures = Failures(
        host=address.host,
        model=address.model,
        has_key=bool(key),
        key_hint=key_hint,
        known=names,
    )
    served, contracts = _kind(connection, listed, options.dimensions)
    return _first_answer(name, connection, contracts, failures, served, options.dimensions)


def contract(address: Address, dimensions: int | None, encoding: str) -> Contract:
    """OpenAI's own."""
    return Contract(
        url=f"{address.base}/embeddings",
        most=MOST,
        texts="input",
        fixed={"model": address.model, "encoding_format": encoding},
        down=("data",),
        dimensions=dimensions,
        indexed=True,
    )


def _first_answer(
    name: str,
    connection: Connection,
    contracts: Sequence[Contract],
    failures: Failures,
    served: Mapping[str, object],
    dimensions: int | None,
) -> ServerEmbedder:
    """By the first contract that the server keeps: some refuse base64."""
    address = connection.address
    for other in contracts[:-1]:
        try:
            reader = Reader(connection, other, failures)
            return ServerEmbedder(name, address, reader, served, dimensions)
        except RefusedError as refused:
            if "encoding" not in refused.said and "base64" not in refused.said:
                raise
    reader = Reader(connection, contracts[-1], failures)
    return ServerEmbedder(name, address, reader, served, dimensions)


def _key(address: Address) -> tuple[str, str]:
    """The key for a server, and where it should come from: OpenAI's goes to OpenAI alone."""
    own = urlsplit(address.base).hostname or ""
    if address.encrypted and (own == "openai.com" or own.endswith(".openai.com")):
        names = ("OPENAI_API_KEY", "DUPCHECK_API_KEY")
        return variable(*names), "Put it into the environment: OPENAI_API_KEY."
    hint = "Put it into the environment: DUPCHECK_API_KEY."
    return variable("DUPCHECK_API_KEY"), f"{hint} OPENAI_API_KEY is sent to openai.com alone."


def _kind(
    connection: Connection, listed: Sequence[Mapping[str, object]], dimensions: int | None
) -> tuple[Mapping[str, object], Sequence[Contract]]:
    """What the server tells about the model, and the contracts to try in turn."""
    address = connection.address
    if not any(entry.get("owned_by") in _ONLY_OPENAI for entry in listed):
        if told := tei.told(connection):
            return told, [tei.contract(address, dimensions, told)]
        if told := ollama.told(connection):
            return told, [ollama.contract(address, dimensions)]
    encodings = ("base64", "float")
    served = next((entry for entry in listed if entry["id"] == address.model), None)
    if served is None and len(listed) == 1:
        served = listed[0]  # llama.cpp has one model, whatever it is called
    return _identity(served or {}), [contract(address, dimensions, how) for how in encodings]


def _identity(entry: Mapping[str, object]) -> dict[str, object]:
    """What stays the same as long as the model does: not when it was loaded, nor by whom."""
    told = {key: entry[key] for key in _TOLD if key in entry}
    meta = entry.get("meta")
    if isinstance(meta, dict):
        told |= {key: meta[key] for key in _TOLD_BY_LLAMA if key in meta}
    return told


def _listed(connection: Connection, base: str) -> list[Mapping[str, object]]:
    """The server's models; none where it has no list (TEI), or shows it to nobody."""
    answer = connection.get(f"{base}/models")
    content = answer.content() if answer.good else None
    data = content.get("data") if isinstance(content, dict) else None
    entries = data if isinstance(data, list) else []
    return [entry for entry in entries if isinstance(entry, dict) and "id" in entry]

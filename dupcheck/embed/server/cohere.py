"""Cohere's embed models, v3 and v4 (docs.cohere.com/reference/embed, v2 of the API).

`POST /v2/embed` with `model`, `texts` (at most 96), `input_type`, `embedding_types`, `truncate`
and, for v4, `output_dimension` (256, 512, 1024, 1536); the answer has `embeddings.float`, in the
order of the texts. A text longer than the model's context (512 tokens for v3, 128,000 for v4) is
cut by default, with `truncate: "NONE"` it is an error. Errors are `{"message"}`; 429 with a trial
key: 2,000 texts a minute.

Both sides of a duplicate are of one kind, so all texts get one input type. It is `clustering`: the
type for grouping texts that mean the same by their distance to one another, where
`search_document` is for one side only, to be found by a `search_query`.
"""

from dupcheck.config import variable
from dupcheck.embed.server.address import Address, versioned
from dupcheck.embed.server.connection import Connection
from dupcheck.embed.server.contract import Contract
from dupcheck.embed.server.embedder import ServerEmbedder
from dupcheck.embed.server.failures import Failures
from dupcheck.embed.server.reader import Reader
from dupcheck.embed.table import ModelOptions

MOST = 96

_HINT = "Put it into the environment: COHERE_API_KEY."


def load(name: str, options: ModelOptions) -> ServerEmbedder:
    """The model behind `cohere:embed-v4.0`, at the address in CO_API_URL if there is one."""
    base = versioned(variable("CO_API_URL") or "https://api.cohere.com")
    address = Address(base=base, model=name.partition(":")[2])
    key = variable("COHERE_API_KEY", "CO_API_KEY")
    failures = Failures(
        host=address.host,
        model=address.model,
        has_key=bool(key),
        key_hint=_HINT,
        otherwise="Models: embed-v4.0, embed-english-v3.0, embed-multilingual-v3.0, "
        "embed-english-light-v3.0, embed-multilingual-light-v3.0.",
    )
    reader = Reader(Connection(address, key), contract(address, options.dimensions), failures)
    return ServerEmbedder(name, address, reader, {}, options.dimensions)


def contract(address: Address, dimensions: int | None) -> Contract:
    """Cohere's own."""
    fixed = {"model": address.model, "input_type": "clustering", "truncate": "NONE"}
    return Contract(
        url=f"{address.root}/v2/embed",
        most=MOST,
        texts="texts",
        fixed={**fixed, "embedding_types": ["float"]},
        down=("embeddings", "float"),
        dimensions=dimensions,
        length="output_dimension",
        queries={"input_type": "search_query"},
    )

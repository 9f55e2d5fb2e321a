"""Cohere's contract, recorded."""

from functools import partial
from typing import Any

import numpy as np
import pytest
from playing import DIM, Asked, Played, Playing, unit, vector

from dupcheck.embed import table
from dupcheck.embed.server import cohere as module
from dupcheck.embed.server.connection import Connection, Patience
from dupcheck.embed.server.embedder import ServerEmbedder
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError

KEY = "co-key-of-mine"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Patience(request=20.0, tries=2, pause=0.001)
    monkeypatch.setattr(module, "Connection", partial(Connection, patience=quick))
    monkeypatch.delenv("CO_API_KEY", raising=False)
    monkeypatch.setenv("COHERE_API_KEY", KEY)


def cohere(asked: Asked) -> Played:
    body = asked.body
    if asked.headers.get("authorization") != f"Bearer {KEY}":
        return Played(status=401, body={"id": "1", "message": "invalid api token"})
    if (asked.method, asked.path) != ("POST", "/v2/embed"):
        return Played(status=404, body={"message": "not found"})
    if body["model"] not in ("embed-v4.0", "embed-english-v3.0"):
        said = f"model '{body['model']}' not found, make sure the correct model ID was used"
        return Played(status=404, body={"id": "1", "message": said})
    if len(body["texts"]) > 96:
        said = "invalid request: total number of texts must be at most 96 - received 97"
        return Played(status=400, body={"message": said})
    if any(len(text) > 500 for text in body["texts"]):
        assert body["truncate"] == "NONE", "it would cut in silence"
        return Played(status=400, body={"message": "too many tokens: at most 512 tokens"})
    dim = body.get("output_dimension", DIM)
    vectors = [(10 * np.array(vector(text, dim))).tolist() for text in body["texts"]]
    answer = {"id": "1", "embeddings": {"float": vectors}, "texts": body["texts"]}
    return Played(body={**answer, "response_type": "embeddings_by_type"})


def load(server: Playing, name: str = "embed-v4.0", **options: Any) -> ServerEmbedder:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CO_API_URL", server.url)
        found = table.load(f"cohere:{name}", ModelOptions(**options))
    assert isinstance(found, ServerEmbedder)
    return found


def test_what_cohere_is_sent_and_what_comes_of_its_answer() -> None:
    texts = [f"text {i}" for i in range(200)]
    with Playing(cohere) as server:
        model = load(server, "embed-english-v3.0")
        found = model.embed_texts(texts)
    assert np.abs(found - unit([vector(text) for text in texts])).max() < 1e-6
    assert sorted(len(body["texts"]) for body in server.posted[1:]) == [8, 96, 96]
    assert {**server.posted[-1], "texts": 0} == {
        "model": "embed-english-v3.0", "texts": 0, "input_type": "clustering",
        "embedding_types": ["float"], "truncate": "NONE",
    }  # fmt: skip
    assert model.notices == (f"code was sent to {server.host}",)
    assert model.model.name == "cohere:embed-english-v3.0"
    assert table.model_row(model.model.name).remote


def test_both_sides_of_a_duplicate_have_one_type_and_a_query_another() -> None:
    with Playing(cohere) as server:
        load(server).embed_texts(["where?"], "Find it")
    assert [body["input_type"] for body in server.posted] == ["clustering", "search_query"]
    assert server.posted[-1]["texts"] == ["where?"]


def test_dimensions_of_v4() -> None:
    with Playing(cohere) as server:
        assert load(server, dimensions=256).model.dim == 256
    assert server.posted[-1]["output_dimension"] == 256


def test_a_long_text_is_read_in_pieces() -> None:
    with Playing(cohere) as server:
        found = load(server).embed_texts(["y = 1\n" * 200])
    assert np.linalg.norm(found) == pytest.approx(1)


def test_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    with Playing(cohere) as server:
        with pytest.raises(DupcheckError, match='has no model "nope"') as unknown:
            load(server, "nope")
        monkeypatch.delenv("COHERE_API_KEY")
        with pytest.raises(DupcheckError, match=r"wants a key \(401\): invalid api token") as none:
            load(server)
        monkeypatch.setenv("CO_API_KEY", "another-key")
        with pytest.raises(DupcheckError, match="does not accept the key"):
            load(server)
    assert KEY not in str(unknown.value)
    assert "embed-v4.0" in unknown.value.hint
    assert none.value.hint == "Put it into the environment: COHERE_API_KEY."


def test_an_answer_of_another_version_of_the_api() -> None:
    old = Played(body={"embeddings": [[1.0, 2.0]]})
    with (
        Playing(lambda _: old) as server,
        pytest.raises(DupcheckError, match="no list of vectors"),
    ):
        load(server)


def test_the_address_is_cohere_s_own_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CO_API_URL", raising=False)
    asked: list[str] = []

    class Nothing(Connection):
        def post(self, url: str, *_: object) -> Any:
            asked.append(url)
            raise DupcheckError("not in tests")

    monkeypatch.setattr(module, "Connection", Nothing)
    with pytest.raises(DupcheckError, match="not in tests"):
        table.load("cohere:embed-v4.0")
    assert asked == ["https://api.cohere.com/v2/embed"]

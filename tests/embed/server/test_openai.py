"""The contracts of servers with OpenAI's API, recorded, and what a user sees when they fail."""

import base64
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playing import DIM, Asked, Played, Playing, embeddings, openai, unit, vector

from dupcheck.embed import table
from dupcheck.embed.server import openai as module
from dupcheck.embed.server.connection import Connection, Patience
from dupcheck.embed.server.embedder import ServerEmbedder
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.records import Function

TEXTS = ("def f():\n    return 1", "x = 2")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Patience(request=20.0, tries=2, pause=0.001)
    monkeypatch.setattr(module, "Connection", partial(Connection, patience=quick))
    for name in ("OPENAI_API_KEY", "DUPCHECK_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def load(name: str, **options: Any) -> ServerEmbedder:
    found = table.load(name, ModelOptions(**options))
    assert isinstance(found, ServerEmbedder)
    return found


def packed(body: Any) -> Played:
    """Vectors in base64, as vLLM, llama.cpp, TEI and OpenAI give them."""
    assert body["encoding_format"] == "base64"
    raw = [np.array(vector(text), "<f4").tobytes() for text in body["input"]]
    return embeddings([base64.b64encode(one).decode() for one in raw])


def failing(name: str) -> tuple[str, str]:
    with pytest.raises(DupcheckError) as error:
        load(name)
    return str(error.value), error.value.hint


def test_what_a_server_is_sent_and_what_comes_of_its_answer() -> None:
    with Playing(openai(names=["org/m"], answer=packed)) as server:
        model = load(f"openai:{server.url}/v1#org/m")
        found = model.embed_texts(TEXTS)
    assert np.abs(found - unit([vector(text) for text in TEXTS])).max() < 1e-6
    assert server.posted[-1] == {
        "model": "org/m", "input": [*TEXTS], "encoding_format": "base64",
    }  # fmt: skip
    assert model.model.name == f"openai:{server.url}/v1#org/m"
    assert model.model.dim == DIM
    assert model.notices == (f"code was sent to {server.host}",)
    assert not model.exhaustive
    assert table.model_row(model.model.name).remote


def test_a_query_has_its_task_in_front_and_a_function_has_none() -> None:
    with Playing(openai()) as server:
        model = load(f"openai:{server.url}#m")
        model.embed_texts(["What is gravity?"], "Find it")
        assert server.posted[-1]["input"] == ["Instruct: Find it\nQuery:What is gravity?"]
        model.embed_texts(["What is gravity?"])
        assert server.posted[-1]["input"] == ["What is gravity?"]


def test_a_server_that_knows_no_base64_is_asked_for_numbers() -> None:
    def old(body: Any) -> Played:
        if body["encoding_format"] == "base64":
            said = "encoding_format: Input should be 'float'"
            return Played(status=422, body={"detail": [{"msg": said}]})
        return Played(status=0)

    with Playing(openai(answer=old)) as server:
        found = load(f"openai:{server.url}#m").embed_texts(TEXTS)
    assert found.shape == (2, DIM)
    assert [body["encoding_format"] for body in server.posted] == ["base64", "float", "float"]


def test_functions_are_read_as_passages_and_half_characters_as_question_marks(
    extracted: Callable[..., tuple[Function, ...]],
) -> None:
    [function] = extracted("class A:\n    def f(self):\n        return '😀'\n")
    with Playing(openai()) as server:
        model = load(f"openai:{server.url}#m")
        assert model.embed([function]).shape == (1, DIM)
        assert server.posted[-1]["input"] == ["def f(self):\n    return '😀'"]
        model.embed_texts(["\ud800"])
        assert server.posted[-1]["input"] == ["?"]
        assert model.embed([]).shape == (0, DIM)


def test_dimensions_are_asked_for() -> None:
    def matryoshka(body: Any) -> Played:
        return embeddings([vector(text, body["dimensions"]) for text in body["input"]])

    with Playing(openai(answer=matryoshka)) as server:
        model = load(f"openai:{server.url}#m", dimensions=4)
        assert model.embed_texts(TEXTS).shape == (2, 4)
    assert model.model.dim == 4
    assert model.notices == (f"code was sent to {server.host}",)


def test_a_server_that_ignores_dimensions_has_its_vectors_cut() -> None:
    with Playing(openai()) as server:
        model = load(f"openai:{server.url}#m", dimensions=4)
        found = model.embed_texts(TEXTS)
    assert np.abs(found - unit([vector(text)[:4] for text in TEXTS])).max() < 1e-6
    assert model.model.dim == 4
    assert model.notices[1].endswith("gives longer vectors; their first 4 numbers are used")


def test_more_dimensions_than_there_are_cannot_be_had() -> None:
    with Playing(openai()) as server, pytest.raises(UsageError, match="vectors of 8 numbers"):
        load(f"openai:{server.url}#m", dimensions=16)


def test_the_revision_stays_while_the_model_does() -> None:
    random = np.random.default_rng(5)

    def shaken(body: Any) -> Played:
        noise = random.normal(size=DIM) * 1e-5
        return embeddings([(np.array(vector(text)) + noise).tolist() for text in body["input"]])

    with Playing(openai(answer=shaken, entry={"created": 1})) as server:
        first = load(f"openai:{server.url}#m").model
        assert load(f"openai:{server.url}#m").model == first


@pytest.mark.parametrize(
    "other",
    [
        openai(entry={"max_model_len": 512}),
        openai(entry={"meta": {"n_params": 2}}),
        openai(dim=DIM + 1),
        openai(answer=lambda body: embeddings([vector(text + "!") for text in body["input"]])),
    ],
    ids=["context", "size", "dimension", "vectors"],
)
def test_another_model_behind_the_same_name_is_another_revision(other: Any) -> None:
    acting = [openai()]
    with Playing(lambda asked: acting[0](asked)) as server:
        first = load(f"openai:{server.url}#m").model
        acting[0] = other
        second = load(f"openai:{server.url}#m").model
    assert first.name == second.name
    assert first.revision != second.revision


def test_a_key_for_openai_goes_to_openai_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    with Playing(openai()) as server:
        load(f"openai:{server.url}#m")
        assert not any("authorization" in asked.headers for asked in server.asked)
        monkeypatch.setenv("DUPCHECK_API_KEY", " sk-of-ours\n")
        load(f"openai:{server.url}#m")
        assert server.asked[-1].headers["authorization"] == "Bearer sk-of-ours"


@pytest.mark.parametrize(
    ("base", "sent"),
    [
        ("https://api.openai.com/v1", "sk-of-openai"),
        ("https://eu.api.openai.com/v1", "sk-of-openai"),
        ("http://api.openai.com/v1", ""),
        ("https://openai.com.example.org/v1", ""),
        ("https://myopenai.com/v1", ""),
    ],
)
def test_what_is_openai_is_told_by_its_host(
    base: str, sent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    assert module._key(module.parse(f"{base}#m"))[0] == sent


def test_a_key_that_is_none_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUPCHECK_API_KEY", "sk-1\nX-Evil: 1")
    with pytest.raises(UsageError) as error:
        load("openai:http://127.0.0.1:9#m")
    assert "sk-1" not in str(error.value)


@pytest.mark.parametrize("key", ["", "wrong-key-of-mine"])
def test_a_server_that_wants_another_key(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUPCHECK_API_KEY", key)
    body = {"error": {"message": "Incorrect API key provided: wrong-key-of-mine"}}
    with Playing(lambda _: Played(status=401, body=body)) as server:
        message, hint = failing(f"openai:{server.url}#m")
    does = "does not accept the key" if key else "wants a key"
    assert message.startswith(f"{server.host} {does} (401): Incorrect API key")
    assert not key or key not in message
    assert "DUPCHECK_API_KEY" in hint


@pytest.mark.parametrize(
    "refused",
    [
        Played(status=404, body={"error": {"message": "The model `m` does not exist."}}),
        Played(status=404, body={"error": 'model "m" not found, try pulling it first'}),
        Played(status=400, body={"message": "invalid model: m"}),
        Played(status=404, body=b"<html>404</html>"),
    ],
)
def test_an_unknown_model_and_those_that_there_are(refused: Played) -> None:
    with Playing(openai(names=["a", "b"], answer=lambda _: refused)) as server:
        message, hint = failing(f"openai:{server.url}#m")
    assert message.startswith(server.host)
    assert hint == "models there: a, b"


def test_a_model_must_be_named() -> None:
    with Playing(openai(names=["a", "b"])) as server:
        message, hint = failing(f"openai:{server.url}")
    assert message == f"openai:{server.url}: which model? Write its name behind #."
    assert hint == "It has: a, b"
    assert not server.posted


@pytest.mark.parametrize(
    ("played", "said", "advised"),
    [
        (Played(status=301, headers={"Location": "https://user:pw@host/v1?key=1"}),
         "redirects to https://host/v1", "give that address"),
        (Played(status=429, body={"error": {"message": "slow down"}}),
         "takes no more requests: slow down", "quota"),
        (Played(status=503, body={"error": {"message": "Loading model"}}),
         "failed (503): Loading model", "log"),
        (Played(status=501, body={"error": {"message": "This server does not support embeddings"}}),
         "serves no embeddings: This server does not", "--embeddings"),
        (Played(status=400, body={"error": {"message": "does not support matryoshka"}}),
         "refused the request (400): does not support matryoshka", ""),
        (Played(body=b"<html>Sign in</html>"), "a web page instead of JSON", "/v1"),
    ],
)  # fmt: skip
def test_other_refusals(played: Played, said: str, advised: str) -> None:
    with Playing(openai(answer=lambda _: played)) as server:
        message, hint = failing(f"openai:{server.url}#m")
    assert said in message
    assert "pw" not in message
    assert advised in hint


def test_a_function_that_no_server_takes_is_named(
    extracted: Callable[..., tuple[Function, ...]],
) -> None:
    body = "".join(f"    total_{i} = {i}\n" for i in range(40))
    functions = extracted(f"def short():\n    return 1\n\n\ndef endless():\n{body}")

    def no(asked: Any) -> Played:
        bad = any("total" in text for text in asked["input"])
        said = "Input length 8256 exceeds maximum allowed length 8192"
        return Played(status=400, body={"message": said}) if bad else Played(status=0)

    with Playing(openai(answer=no)) as server:
        model = load(f"openai:{server.url}#m")
        with pytest.raises(DupcheckError) as error:
            model.embed(functions)
    assert str(error.value).startswith("module.py:5: endless: ")
    assert "Input length 8256 exceeds" in str(error.value)


def test_a_server_without_a_version_in_its_addresses() -> None:
    def infinity(asked: Asked) -> Played:
        if asked.path == "/models":
            return Played(body={"data": [{"id": "m", "owned_by": "infinity"}]})
        return packed(asked.body) if asked.path == "/embeddings" else Played(status=404, body={})

    with Playing(infinity) as server:
        found = load(f"openai:{server.url}#m").embed_texts(TEXTS)
    assert np.abs(found - unit([vector(text) for text in TEXTS])).max() < 1e-6


def tei(asked: Asked, batch: int = 32, length: int = 512) -> Played:
    """Text Embeddings Inference 1.9, started with --auto-truncate."""
    if asked.path == "/info":
        info = {"model_id": "BAAI/bge-m3", "model_sha": "5617a9f6", "model_dtype": "float16",
                "max_client_batch_size": batch, "max_input_length": length,
                "auto_truncate": True, "version": "1.9.0"}  # fmt: skip
        return Played(body=info)
    if asked.path != "/embed":
        return Played(status=404)
    texts = asked.body["inputs"]
    assert asked.body["truncate"] is False, "it would cut in silence"
    if len(texts) > batch:
        said = f"batch size {len(texts)} > maximum allowed batch size {batch}"
        return Played(status=422, body={"error": said, "error_type": "Validation"})
    if any(len(text) > length for text in texts):
        said = f"Input validation error: `inputs` must have less than {length} tokens. Given: 785"
        return Played(status=413, body={"error": said, "error_type": "Validation"})
    return Played(body=[vector(text) for text in texts])


def test_tei_is_asked_at_its_own_door_not_to_cut() -> None:
    with Playing(partial(tei, batch=4)) as server:
        model = load(f"openai:{server.url}/v1#BAAI/bge-m3")
        found = model.embed_texts([*map(str, range(9)), "y = 1\n" * 200])
    assert np.abs(found[:9] - unit([vector(str(i)) for i in range(9)])).max() < 1e-6
    assert np.linalg.norm(found[9]) == pytest.approx(1)
    assert max(len(body["inputs"]) for body in server.posted) <= 4
    assert model.notices == (f"code was sent to {server.host}",)
    with Playing(tei) as server:
        assert '"BAAI/bge-m3", and answers to "m"' in load(f"openai:{server.url}#m").notices[1]


def test_another_commit_of_the_model_behind_tei_is_another_revision() -> None:
    commit = ["a"]

    def changing(asked: Asked) -> Played:
        played = tei(asked)
        if asked.path == "/info":
            return Played(body=played.body | {"model_sha": commit[0]})
        return played

    with Playing(changing) as server:
        first = load(f"openai:{server.url}#m").model
        commit[0] = "b"
        assert load(f"openai:{server.url}#m").model.revision != first.revision


def ollama(asked: Asked, digest: str = "790764642607") -> Played:
    """Ollama 0.12: its OpenAI door would cut in silence."""
    played = {
        "/v1/models": {"data": [{"id": "qwen3-embedding:latest", "owned_by": "library"}]},
        "/api/version": {"version": "0.12.6"},
        "/api/tags": {"models": [{"name": "qwen3-embedding:latest", "digest": digest}]},
    }
    if asked.path in played:
        return Played(body=played[asked.path])
    if asked.path != "/api/embed":
        return Played(status=404, body=b"404 page not found")
    if asked.body["model"] != "qwen3-embedding":
        return Played(status=404, body={"error": 'model "nope" not found, try pulling it first'})
    assert asked.body["truncate"] is False, "it would cut in silence"
    if any(len(text) > 400 for text in asked.body["input"]):
        return Played(status=400, body={"error": "the input length exceeds the context length"})
    vectors = [vector(text) for text in asked.body["input"]]
    return Played(body={"model": "qwen3-embedding", "embeddings": vectors})


def test_ollama_is_asked_at_its_own_door_not_to_cut() -> None:
    with Playing(ollama) as server:
        model = load(f"openai:{server.url}/v1#qwen3-embedding")
        found = model.embed_texts(["x", "y = 1\n" * 200])
        message, hint = failing(f"openai:{server.url}#nope")
    assert np.abs(found[:1] - unit([vector("x")])).max() < 1e-6
    assert np.linalg.norm(found[1]) == pytest.approx(1)
    assert message.startswith(f'{server.host} has no model "nope" (404)')
    assert hint == "models there: qwen3-embedding:latest"
    with Playing(partial(ollama, digest="1")) as other:
        changed = load(f"openai:{other.url}/v1#qwen3-embedding").model
    assert changed.revision != model.model.revision


def test_llama_cpp_takes_a_long_text_in_pieces_though_it_says_500() -> None:
    said = "input (700 tokens) is too large to process. increase the physical batch size"

    def small(body: Any) -> Played:
        if any(len(text) > 300 for text in body["input"]):
            return Played(status=500, body={"error": {"code": 500, "message": said}})
        return packed(body)

    meta = {"n_params": 595776512, "n_embd": 1024, "vocab_type": 2}
    entry = {"owned_by": "llamacpp", "meta": meta}
    with Playing(openai(names=["/m/q.gguf"], entry=entry, answer=small)) as server:
        model = load(f"openai:{server.url}#any")
        found = model.embed_texts(["y = 1\n" * 100])
    assert np.linalg.norm(found) == pytest.approx(1)
    assert model.notices[1:] == (
        f'{server.host} calls its model "/m/q.gguf", and answers to "any" as well',
    )
    assert not any(asked.path.startswith(("/info", "/api")) for asked in server.asked)


def scan(folder: Path, model: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dupcheck", "scan", "--no-cache", "--model", model, *arguments, "."],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


LOOP = """def {name}({values}):
    total = 0
    for {value} in {values}:
        if {value}.price is not None and {value}.count > 0:
            total += {value}.price * {value}.count
    return round(total, 2)
"""


def test_a_scan_by_way_of_a_server(tmp_path: Path) -> None:
    for name, value in (("total_of", "item"), ("sum_up", "good")):
        code = LOOP.format(name=name, value=value, values=f"{value}s")
        (tmp_path / f"{name}.py").write_text(code)
    with Playing(openai(answer=lambda body: embeddings([[1.0, 0.1]] * len(body["input"])))) as it:
        done = scan(tmp_path, f"openai:{it.url}#m")
    assert done.returncode == 1, done.stderr
    assert "sum_up" in done.stdout
    assert f"code was sent to {it.host}" in done.stdout
    assert any("total_of" in text for body in it.posted for text in body["input"])


def test_a_scan_without_the_server_fails_with_advice(tmp_path: Path) -> None:
    for name in ("total_of", "sum_up"):
        code = LOOP.format(name=name, value=name[0], values=f"{name[0]}s")
        (tmp_path / f"{name}.py").write_text(code)
    with Playing(openai(answer=lambda _: Played(status=503, body={"error": "down"}))) as server:
        url = server.url
    done = scan(tmp_path, f"openai:{url}#m")
    assert done.returncode == 3
    assert "connection refused" in done.stderr
    assert "hint: Start the server" in done.stderr

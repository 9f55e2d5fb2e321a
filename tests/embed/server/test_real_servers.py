"""llama.cpp's own server, where its wheel is installed, with a small random Qwen3."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from dupcheck.embed import table
from dupcheck.embed.server.embedder import ServerEmbedder
from dupcheck.errors import DupcheckError

pytest.importorskip("xllamacpp")
pytest.importorskip("gguf")

import qwen_models
from real_servers import llama, reference, write_gguf

TEXTS = [
    "def add(a, b):\n    return a + b",
    "x",
    "class Größe:\n    pass",
    *(f"def f{i}(v):\n    return v * {i}\n" for i in range(40)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return qwen_models.build(tmp_path_factory.mktemp("models") / "tiny", seed=1)


@pytest.fixture(scope="module")
def file(folder: Path) -> Path:
    write_gguf(folder, folder / "tiny.gguf")
    return folder / "tiny.gguf"


@pytest.fixture(scope="module")
def url(file: Path) -> Iterator[str]:
    with llama(file) as address:
        yield address


def load(name: str) -> ServerEmbedder:
    found = table.load(name)
    assert isinstance(found, ServerEmbedder)
    return found


def test_its_vectors_are_those_of_the_reference(url: str, folder: Path) -> None:
    found = load(f"openai:{url}/v1#tiny.gguf").embed_texts(TEXTS)
    assert (found * reference(folder, TEXTS)).sum(axis=1).min() > 0.99999


def test_it_says_the_same_of_itself_when_asked_again(url: str) -> None:
    assert load(f"openai:{url}#tiny.gguf").model == load(f"openai:{url}#tiny.gguf").model


def test_one_text_alone_has_the_vector_that_it_has_among_others(url: str) -> None:
    model = load(f"openai:{url}#tiny.gguf")
    together = model.embed_texts(TEXTS)
    alone = np.concatenate([model.embed_texts([text]) for text in TEXTS])
    assert (together * alone).sum(axis=1).min() > 0.9999


def test_a_text_that_it_calls_too_large_is_read_in_pieces(url: str) -> None:
    model = load(f"openai:{url}#tiny.gguf")
    lines = [f"    value_{i} = compute({i}) + other\n" for i in range(100)]
    found = model.embed_texts(["".join(lines), "x = 1", "".join(lines[:2])])
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1, 1])
    assert np.array_equal(found[1:2], model.embed_texts(["x = 1"]))


def test_a_key_that_it_wants(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with llama(file, "key-of-ours") as guarded:
        monkeypatch.delenv("DUPCHECK_API_KEY", raising=False)
        with pytest.raises(DupcheckError, match=r"wants a key \(401\): Invalid API Key"):
            load(f"openai:{guarded}#tiny.gguf")
        monkeypatch.setenv("DUPCHECK_API_KEY", "key-of-ours")
        assert load(f"openai:{guarded}#tiny.gguf").embed_texts(["x"]).shape == (1, 64)


def test_a_scan(url: str, tmp_path: Path) -> None:
    for name in ("total", "amount"):
        body = f"    {name} = 0\n    for one in given:\n        {name} += one.price * one.count\n"
        code = f"def {name}_of(given):\n{body}    return round({name} * 1.19 + 5, 2)\n"
        (tmp_path / f"{name}.py").write_text(code)
    done = subprocess.run(
        [sys.executable, "-m", "dupcheck", "scan", "--no-cache", "--threshold", "-1",
         "--min-tokens", "9", "--model", f"openai:{url}#tiny.gguf", "."],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "amount_of" in done.stdout
    assert "code was sent to 127.0.0.1:" in done.stdout

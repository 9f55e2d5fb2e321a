"""Whether a model is the one we know: its files, and the numbers of its card."""

import os

import loopback_hub
import numpy as np
import pytest
import qwen_models
from loopback_hub import pin

from dupcheck.command import verify as module
from dupcheck.command.verify import EXAMPLES, TOLERANCE, compare, verify
from dupcheck.embed.qwen import model
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.records import ModelId
from dupcheck.weights import hub, pins
from dupcheck.weights.pull import pull
from dupcheck.weights.transfer import Patience

EXAMPLE = EXAMPLES["qwen3-0.6b"]


class Known:
    """Vectors that have the published cosines, shifted by `off`; it notes what it was asked."""

    def __init__(self, off: float = 0.0, precision: str = "bfloat16", example=EXAMPLE) -> None:
        self.model = ModelId(name="known", revision="1", dim=4, precision=precision, recipe="")
        self.asked: list[tuple[tuple[str, ...], str]] = []
        scores = np.array(example.scores) + off
        # Documents are the first two axes: a query's coordinates there are its cosines.
        rest = np.sqrt(1 - (scores**2).sum(axis=1))
        self.queries = np.column_stack([scores, rest, np.zeros(2)]).astype(np.float32)
        self.documents = np.eye(2, 4, dtype=np.float32)
        self.example = example

    def embed_texts(self, texts, task=""):
        self.asked.append((tuple(texts), task))
        return self.queries if tuple(texts) == self.example.queries else self.documents


def test_the_published_numbers_pass() -> None:
    known = Known()
    found = compare(known, EXAMPLE)
    assert found.passed
    assert found.lines == (
        "the card's example in bfloat16, calculated and (published):",
        "  What is the capital of China?   0.7646 (0.7646)  0.1414 (0.1414)",
        "  Explain gravity                 0.1355 (0.1355)  0.6000 (0.6000)",
        "pass: largest difference 0.00000, allowed 0.005",
    )
    assert known.asked == [(EXAMPLE.queries, EXAMPLE.task), (EXAMPLE.documents, "")]


@pytest.mark.parametrize(("precision", "tolerance"), TOLERANCE.items())
def test_each_precision_has_its_tolerance(precision, tolerance) -> None:
    assert compare(Known(tolerance * 0.99, precision), EXAMPLE).passed
    failed = compare(Known(tolerance * 1.01, precision), EXAMPLE)
    assert not failed.passed
    assert failed.lines[-1].startswith("fail: largest difference")


def test_no_number_is_no_pass() -> None:
    assert not compare(Known(float("nan")), EXAMPLE).passed


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_can_be_passed(name) -> None:
    assert name in pins.PINS
    assert compare(Known(example=EXAMPLES[name]), EXAMPLES[name]).passed


def test_the_flagship_is_held_to_the_numbers_of_its_card() -> None:
    assert (
        EXAMPLE.task == "Given a web search query, retrieve relevant passages that answer the query"
    )
    assert np.allclose(EXAMPLE.scores, [[0.7646, 0.1414], [0.1355, 0.6000]], atol=1e-4)
    assert EXAMPLE.queries == ("What is the capital of China?", "Explain gravity")


@pytest.fixture
def random_model(tmp_path_factory):
    """Laid out as the flagship is, with random weights."""
    folder = tmp_path_factory.mktemp("model")
    qwen_models.build(folder)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def pulled(tmp_path, monkeypatch, random_model):
    """The random model, pulled under the flagship's name."""
    with loopback_hub.in_use(tmp_path, monkeypatch) as hub:
        hub.files, hub.elsewhere.files = random_model, random_model
        wanted = {name: content for name, content in random_model.items() if pins.wanted(name)}
        monkeypatch.setattr(pins, "PINS", {"qwen3-0.6b": pin("qwen3-0.6b", wanted)})
        monkeypatch.setattr(module, "PINS", pins.PINS)
        yield pull("qwen3-0.6b", lambda *_: None, Patience(print, print)).folder


def test_a_random_model_has_right_checksums_and_wrong_numbers(pulled) -> None:
    found = verify("qwen3-0.6b", ModelOptions(precision="float32", device="cpu"), lambda *_: None)
    assert not found.passed
    assert found.lines[0].startswith("qwen3-0.6b: checksums right:")
    assert found.lines[0].endswith(f"at revision {pulled.name}")
    assert "in float32" in found.lines[1]
    assert found.lines[-1].startswith("fail: largest difference")
    assert found.lines[-1].endswith("allowed 0.001")


@pytest.mark.usefixtures("pulled")
def test_int8_is_held_against_float32_first() -> None:
    options = ModelOptions(precision="int8", device="cpu")
    if model.runtime("qwen3-0.6b", options) != model.ONNX:
        pytest.skip("ONNX Runtime is not here")
    found = verify("qwen3-0.6b", options, lambda *_: None)
    assert found.lines[1].startswith(
        "int8 against float32 on functions of dupcheck's, smallest cosine: "
    )
    assert " runs" in found.lines[1]
    assert not found.passed  # the numbers of random weights are not the card's


@pytest.mark.usefixtures("pulled")
def test_damaged_int8_weights_are_said() -> None:
    options = ModelOptions(precision="int8", device="cpu")
    if model.runtime("qwen3-0.6b", options) != model.ONNX:
        pytest.skip("ONNX Runtime is not here")
    verify("qwen3-0.6b", options, lambda *_: None)
    (weights,) = hub.conversions_folder("qwen3-0.6b").rglob("weights.bin")
    content = bytearray(weights.read_bytes())
    content[len(content) // 2] ^= 1
    times = weights.stat()
    weights.write_bytes(content)
    os.utime(weights, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(DupcheckError, match="damaged"):
        verify("qwen3-0.6b", options, lambda *_: None)


def test_wrong_files_are_not_even_loaded(pulled) -> None:
    (pulled / "config.json").write_text("{}")
    found = verify("qwen3-0.6b", ModelOptions(), lambda *_: None)
    assert not found.passed
    assert found.lines == (
        f"qwen3-0.6b: fail: config.json in {pulled} is not what was pinned",
        "dupcheck models pull qwen3-0.6b fetches it again",
    )


def test_a_folder_is_known_by_its_name(random_model, tmp_path) -> None:
    folder = tmp_path / "Qwen3-Embedding-0.6B"
    for name, content in random_model.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    options = ModelOptions(precision="float32", device="cpu")
    found = verify(f"path:{folder}", options, lambda *_: None)
    assert not found.passed
    assert "calculated and (published)" in found.lines[0]


def test_without_an_example_checksums_are_all(tmp_path, monkeypatch) -> None:
    with loopback_hub.in_use(tmp_path, monkeypatch):
        monkeypatch.setattr(module, "PINS", pins.PINS)
        pull("tiny", lambda *_: None, Patience(print, print))
        found = verify("tiny", ModelOptions(), lambda *_: None)
    assert found.passed
    assert found.lines[1] == "no example is known for it"


def test_what_is_not_here_cannot_be_verified(tmp_path, monkeypatch) -> None:
    with loopback_hub.in_use(tmp_path, monkeypatch):
        monkeypatch.setattr(module, "PINS", pins.PINS)
        with pytest.raises(DupcheckError, match="not on this disk"):
            verify("tiny", ModelOptions(), lambda *_: None)


@pytest.mark.parametrize("name", ["builtin", "path:/models/mine", "openai:http://x#other"])
def test_models_without_an_example(name) -> None:
    with pytest.raises(UsageError, match="no example is known") as caught:
        verify(name, ModelOptions(), lambda *_: None)
    assert "qwen3-0.6b" in caught.value.hint


def test_a_model_that_embeds_no_texts(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(module.table, "load", lambda *_: object())
    with pytest.raises(UsageError, match="embeds no single texts"):
        verify(f"path:{tmp_path}/Qwen3-Embedding-0.6B", ModelOptions(), lambda *_: None)


def test_a_folder_of_another_kind_has_no_int8_of_ours(tmp_path) -> None:
    folder = tmp_path / "bge-m3"
    folder.mkdir()
    (folder / "config.json").write_text('{"model_type": "xlm-roberta"}')
    assert module._quantized(f"path:{folder}", ModelOptions()) == ()

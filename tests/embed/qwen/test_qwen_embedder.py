import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from qwen_models import END, TEXT, Shape, build, tokenizer
from transformers import PreTrainedTokenizerFast, Qwen3Model

from dupcheck.arrays import Float32
from dupcheck.embed import tokens
from dupcheck.embed.qwen.architecture import read
from dupcheck.embed.qwen.embedder import QwenEmbedder
from dupcheck.embed.qwen.torch_engine import TorchEngine
from dupcheck.embed.qwen.torch_engine import load as load_engine
from dupcheck.embed.table import ModelOptions
from dupcheck.embed.table import load as load_by_name
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.records import Function
from dupcheck.weights import hub

EXACT = {"device": "cpu", "precision": "float32"}
TEXTS = st.lists(st.text(st.sampled_from("abx =(\n)ü<|"), max_size=150), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("models") / "tiny", Shape(layers=2))


@pytest.fixture(scope="module")
def embedder(folder: Path) -> QwenEmbedder:
    return loaded(folder)


def loaded(folder: Path, engine: object = None, **options: object) -> QwenEmbedder:
    wishes = ModelOptions(**EXACT | {"window_tokens": 64} | options)
    architecture = read(folder)
    return QwenEmbedder(
        "tiny",
        "1",
        engine or load_engine(folder, architecture, wishes),
        tokens.load(folder / "tokenizer.json"),
        architecture,
        wishes,
    )


@pytest.fixture(scope="module")
def functions(extracted: Callable[..., tuple[Function, ...]]) -> tuple[Function, ...]:
    results = dict.fromkeys(range(1, 30), "x") | {25: "'§'"}
    bodies = "\n".join(
        f"def f{i}(values):\n    # {i}\n    " + f"x = {i}\n    " * i + f"return {result}\n"
        for i, result in results.items()
    )
    return extracted(bodies)


class Faulty:
    """A real engine that gives one bad number for sequences that hold a token."""

    def __init__(self, engine: TorchEngine, token: int, value: float) -> None:
        self.__dict__ |= {"token": token, "value": value, "engine": engine}

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)

    def last_states(self, batch: Sequence[Sequence[int]]) -> Float32:
        states = self.engine.last_states(batch)
        for row, sequence in enumerate(batch):
            if self.token in sequence:
                states[row, 3 if np.isnan(self.value) else slice(None)] = self.value
        return states


@torch.inference_mode()
def reference(folder: Path, texts: Sequence[str]) -> Float32:
    """What transformers makes of texts: its tokenizer and network, padded on the left, masked."""
    reader = PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"), padding_side="left", pad_token=END
    )
    end = reader.convert_tokens_to_ids(END)
    ids = [
        [*reader(text, add_special_tokens=False)["input_ids"], end]  # once, whatever the file adds
        for text in texts
    ]
    batch = reader.pad({"input_ids": ids}, return_tensors="pt")
    network = Qwen3Model.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager")
    states = network(**{name: batch[name] for name in ("input_ids", "attention_mask")})
    return torch.nn.functional.normalize(states.last_hidden_state[:, -1]).numpy()


CODE = (
    TEXT,
    "import os",
    "def f(größe: str) -> 'Ω':\n\treturn größe  # 数える 🙂 \u0301",
    'fn main() { println!("{}", 10_000u64); }\r\n\r\n    ',
    "",
)


@pytest.mark.parametrize("seed", [1, 2])
def test_it_agrees_with_transformers_from_text_to_vector(tmp_path: Path, seed: int) -> None:
    folder = build(tmp_path, seed=seed)
    found = loaded(folder, window_tokens=4096).embed_texts(CODE)
    assert np.abs(found - reference(folder, CODE)).max() <= 1e-5


TOKENIZER = os.environ.get("QWEN3_TOKENIZER", "")


@pytest.mark.skipif(not TOKENIZER, reason="QWEN3_TOKENIZER names no tokenizer.json of Qwen3")
def test_it_agrees_with_transformers_on_the_real_tokenizer(tmp_path: Path) -> None:
    folder = build(tmp_path, vocabulary=151_669)
    shutil.copy(TOKENIZER, folder / "tokenizer.json")
    found = loaded(folder, window_tokens=4096).embed_texts(CODE)
    assert np.abs(found - reference(folder, CODE)).max() <= 1e-5


@settings(max_examples=40)
@given(texts=TEXTS)
def test_a_text_has_the_same_vector_alone_and_in_a_batch(
    embedder: QwenEmbedder, texts: list[str]
) -> None:
    together = embedder.embed_texts(texts)
    alone = np.concatenate([embedder.embed_texts([text]) for text in texts])
    assert together == pytest.approx(alone, abs=1e-5)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)


def test_functions_are_read_as_they_are_written(
    embedder: QwenEmbedder, functions: tuple[Function, ...]
) -> None:
    vectors = embedder.embed(functions)
    assert vectors.shape == (len(functions), 64)
    assert vectors.dtype == np.float32
    texts = [function.text.rstrip() for function in functions]
    assert vectors == pytest.approx(embedder.embed_texts(texts), abs=1e-5)
    assert len({embedder.key(function) for function in functions}) == len(functions)
    backwards = embedder.embed(functions[::-1])[::-1]
    assert backwards == pytest.approx(vectors, abs=1e-5)


def test_nothing_to_embed(embedder: QwenEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 64)


def test_the_vector_is_the_state_of_end_of_text(folder: Path, embedder: QwenEmbedder) -> None:
    engine = load_engine(folder, read(folder), ModelOptions(**EXACT))
    ids = tokenizer().encode("x = 1").ids
    assert ids[-1] == tokenizer().token_to_id(END)
    assert embedder.embed_texts(["x = 1"]) == pytest.approx(
        tokens.unit(engine.last_states([ids])), abs=1e-6
    )


def test_a_lost_end_of_text_changes_nothing(folder: Path, tmp_path: Path) -> None:
    lost = build(tmp_path, Shape(layers=2), post_processor=False)
    assert (loaded(lost).embed_texts([TEXT]) == loaded(folder).embed_texts([TEXT])).all()


def test_a_task_makes_queries_of_texts(embedder: QwenEmbedder) -> None:
    query = embedder.embed_texts(["sum of values"], task="Find code")
    written = embedder.embed_texts(["Instruct: Find code\nQuery:sum of values"])
    assert (query == written).all()
    assert not np.allclose(query, embedder.embed_texts(["sum of values"]), atol=1e-2)


def test_braces_in_a_task_or_a_text_are_only_braces(embedder: QwenEmbedder) -> None:
    query = embedder.embed_texts(["{text} {0}"], task="{task}")
    assert (query == embedder.embed_texts(["Instruct: {task}\nQuery:{text} {0}"])).all()


def test_the_end_of_a_long_text_counts(embedder: QwenEmbedder) -> None:
    long = TEXT * 5
    vectors = embedder.embed_texts([long, long + "raise", "raise" + long])
    assert (np.abs(vectors[1:] - vectors[0]).max(axis=1) > 1e-3).all()


def test_windows_of_a_long_text_are_pooled(folder: Path) -> None:
    near = loaded(folder, window_tokens=4096)
    [ids] = tokens.load(folder / "tokenizer.json").encode([TEXT])
    parts = [tokenizer().decode(ids[span]) for span in tokens.spans(len(ids) - 1, 63)]
    pieces = near.embed_texts(parts)
    weights = [span.stop - span.start + 1 for span in tokens.spans(len(ids) - 1, 63)]
    expected = tokens.unit((pieces * np.array(weights)[:, None]).sum(axis=0, keepdims=True))
    # Cut between bytes of no character, so each part has the tokens of its window again.
    assert loaded(folder).embed_texts([TEXT]) == pytest.approx(expected, abs=2e-2)
    assert near.embed_texts([TEXT]) != pytest.approx(expected, abs=2e-2)


@pytest.mark.parametrize("dimensions", [1, 32, 63])
def test_shorter_vectors_are_the_beginning_of_long_ones(folder: Path, dimensions: int) -> None:
    short = loaded(folder, dimensions=dimensions)
    texts = ["x = 1", TEXT, ""]
    expected = tokens.unit(loaded(folder).embed_texts(texts)[:, :dimensions])
    assert short.model.dim == dimensions
    assert short.embed_texts(texts) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("wish", "hint"),
    [
        ({"dimensions": 65}, "--dimensions"),
        ({"dimensions": -1}, "--dimensions"),
        ({"window_tokens": 15}, "--window-tokens"),
        ({"window_tokens": 32_769}, "--window-tokens"),
    ],
)
def test_impossible_wishes_are_errors(folder: Path, wish: dict[str, int], hint: str) -> None:
    with pytest.raises(UsageError) as error:
        loaded(folder, **wish)
    assert hint in error.value.hint


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 0.0])
def test_a_vector_that_is_none_names_its_function(
    folder: Path, functions: tuple[Function, ...], value: float
) -> None:
    bad = next(f for f in functions if "§" in f.text)
    assert len(bad.text) > 200, "in the last of several windows"
    engine = load_engine(folder, read(folder), ModelOptions(**EXACT))
    only = tokens.load(folder / "tokenizer.json").encode(["§"])[0][0]
    with pytest.raises(DupcheckError, match=rf"no finite numbers for {bad.place}") as error:
        loaded(folder, Faulty(engine, only, value)).embed(functions)
    assert "--precision float32" in error.value.hint


def test_a_tokenizer_of_a_larger_model_is_refused(tmp_path: Path) -> None:
    build(tmp_path, Shape(layers=1))
    larger = tokenizer()
    larger.add_tokens(["<tool_call>"])
    larger.save(str(tmp_path / "tokenizer.json"))
    with pytest.raises(DupcheckError, match="405 tokens, the weights only 404"):
        loaded(tmp_path)


def test_whatever_changes_a_vector_changes_the_identity(folder: Path, tmp_path: Path) -> None:
    own = loaded(folder).model
    others = [
        loaded(folder, window_tokens=65).model,
        loaded(folder, dimensions=32).model,
        loaded(folder, precision="int8").model,
        loaded(build(tmp_path, Shape(layers=2), post_processor=False)).model,
    ]
    assert len({own, *others}) == 5
    assert own == loaded(folder).model
    assert own.recipe.startswith("text1/windows1/last/w64/torch1/")


CARD = (
    ("What is the capital of China?", "Explain gravity"),
    (
        "The capital of China is Beijing.",
        "Gravity is a force that attracts two bodies towards each other. It gives weight to "
        "physical objects and is responsible for the movement of planets around the sun.",
    ),
    "Given a web search query, retrieve relevant passages that answer the query",
)


def real_folder() -> str:
    """Where the real weights are, before the environment is scrubbed."""
    try:
        return os.environ.get("QWEN3_EMBEDDING") or str(hub.folder("qwen3-0.6b"))
    except DupcheckError:
        return ""


REAL = real_folder()


@pytest.mark.skipif(not REAL, reason="neither pulled nor named by QWEN3_EMBEDDING")
@pytest.mark.parametrize(("precision", "error"), [("float32", 5e-4), ("bfloat16", 1e-2)])
def test_the_example_of_the_model_card(precision: str, error: float) -> None:
    queries, documents, task = CARD
    real = load_by_name(f"path:{REAL}", ModelOptions(device="cpu", precision=precision))
    scores = real.embed_texts(queries, task=task) @ real.embed_texts(documents).T
    expected = np.array([[0.76456, 0.14143], [0.13550, 0.59995]])
    assert scores == pytest.approx(expected, abs=error)

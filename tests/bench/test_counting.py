"""Models that run here say how much they read and multiply."""

import pytest

from dupcheck.bench.labelled import labelled_set
from dupcheck.embed.passage import passage
from dupcheck.embed.table import CountsTokens, ModelOptions, load

tokenizers = pytest.importorskip("tokenizers")
pytest.importorskip("transformers")

FUNCTIONS = [one.function for one in labelled_set()][:12]
OPTIONS = ModelOptions(device="cpu", precision="float32")


def counted(folder) -> int:
    """The tokens of all passages with those around each, by the tokenizer alone."""
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    return sum(len(tokenizer.encode(passage(one)).ids) for one in FUNCTIONS)


def test_the_flagship(tmp_path) -> None:
    import qwen_models

    shape = qwen_models.Shape(hidden=64, intermediate=96, layers=3, heads=4, kv_heads=2, head=32)
    folder = qwen_models.build(tmp_path / "qwen", shape)
    model = load(f"path:{folder}", OPTIONS)
    assert isinstance(model, CountsTokens)
    assert model.device == "cpu"
    assert model.tokens(FUNCTIONS) == counted(folder)
    # Queries and outputs 64 x 128, keys and values 64 x 64, three of 64 x 96: in three layers.
    assert model.multiply_adds == 3 * (2 * 64 * 128 + 2 * 64 * 64 + 3 * 64 * 96)


def test_a_sentence_embedding_model(tmp_path) -> None:
    import sentence_models

    folder = sentence_models.build(tmp_path / "sentence", positions=4_096)
    model = load(f"path:{folder}", OPTIONS)
    assert isinstance(model, CountsTokens)
    assert model.device == "cpu"
    assert model.tokens(FUNCTIONS) == counted(folder)
    assert model.multiply_adds > 0


def test_the_embedded_model_counts_none() -> None:
    assert not isinstance(load("builtin"), CountsTokens)

"""BGE-M3's three scores against transformers and hand, and their sum."""

from pathlib import Path

import numpy as np
import pytest
import sentence_models
import torch
import transformers
from rerank_pairs import LONG, SOURCE, functions, pairs, turned
from tokenizers import Tokenizer

from dupcheck.embed import passage
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError
from dupcheck.rerank import bge
from dupcheck.rerank.bge import BgeReranker, Outputs

HIDDEN = sentence_models.SIZES["hidden_size"]
ON_CPU = ModelOptions(device="cpu", precision="float32")
TOLERANCE = 2e-5


def build(folder: Path, positions: int = 512) -> Path:
    """Laid out as BGE-M3: XLM-RoBERTa, CLS, and two heads in half precision."""
    sentence_models.build(folder, "xlm-roberta", modes=("cls",), positions=positions)
    torch.manual_seed(5)
    for name, outputs in (("sparse_linear", 1), ("colbert_linear", HIDDEN)):
        torch.save(torch.nn.Linear(HIDDEN, outputs).half().state_dict(), folder / f"{name}.pt")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("models") / "bge-m3")


@pytest.fixture
def reranker(folder: Path) -> BgeReranker:
    return bge.load_folder(folder, "bge-m3", ON_CPU)


def reference(folder: Path, text: str) -> tuple[np.ndarray, dict[int, float], np.ndarray]:
    """The three outputs of one text alone, as the model card describes them."""
    model = transformers.AutoModel.from_pretrained(folder, dtype=torch.float64).eval()
    ids = Tokenizer.from_file(str(folder / "tokenizer.json")).encode(text).ids
    with torch.no_grad():
        states = model(input_ids=torch.tensor([ids])).last_hidden_state[0].numpy()
    sparse, colbert = (
        {name: value.double().numpy() for name, value in torch.load(folder / file).items()}
        for file in ("sparse_linear.pt", "colbert_linear.pt")
    )
    weights = np.maximum(states @ sparse["weight"][0] + sparse["bias"], 0)
    words: dict[int, float] = {}
    for token, weight in zip(ids, weights, strict=True):
        if token > 3 and weight > 0:
            words[token] = max(words.get(token, 0), weight)
    vectors = states[1:] @ colbert["weight"].T + colbert["bias"]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return states[0] / np.linalg.norm(states[0]), words, vectors


def hybrid(left: tuple, right: tuple) -> float:
    (a_dense, a_words, a_tokens), (b_dense, b_words, b_tokens) = left, right
    common = sum(a_words[token] * b_words[token] for token in a_words.keys() & b_words.keys())
    lengths = [np.sqrt(sum(w * w for w in words.values())) or 1 for words in (a_words, b_words)]
    nearest = [max(float(a @ b) for b in b_tokens) for a in a_tokens]
    others = [max(float(a @ b) for a in a_tokens) for b in b_tokens]
    multi = (sum(nearest) / len(nearest) + sum(others) / len(others)) / 2
    return 0.4 * float(a_dense @ b_dense) + 0.2 * common / np.prod(lengths) + 0.4 * multi


def test_outputs_and_scores_are_those_of_the_model_card(
    folder: Path, reranker: BgeReranker
) -> None:
    found = functions()
    texts = [passage.passage(function) for function in found]
    expected = [reference(folder, text) for text in texts]
    for mine, (dense, words, tokens) in zip(reranker.read(texts), expected, strict=True):
        assert np.allclose(mine.dense, dense, atol=TOLERANCE)
        assert np.allclose(mine.tokens, tokens, atol=TOLERANCE)
        assert mine.words.tolist() == sorted(words)
        weights = np.array([words[word] for word in sorted(words)])
        assert np.allclose(mine.weights, weights / np.linalg.norm(weights), atol=TOLERANCE)
    every = [(i, j) for i in range(3) for j in range(i + 1)]
    scores = reranker.scores([(found[i], found[j]) for i, j in every])
    assert scores == pytest.approx([hybrid(expected[i], expected[j]) for i, j in every], abs=1e-4)


def test_the_words_carry_some_weight(reranker: BgeReranker) -> None:
    """The random heads say something: the comparison above is not one of nothing."""
    assert all(len(one.words) > 5 for one in reranker.read([LONG, SOURCE]))


def outputs(dense: list[float], words: dict[int, float], tokens: list[list[float]]) -> Outputs:
    return Outputs(
        dense=np.array(dense, np.float32),
        words=np.array(sorted(words), np.int64),
        weights=np.array([words[word] for word in sorted(words)], np.float32),
        tokens=np.array(tokens, np.float32).reshape(-1, 2),
    )


def test_scores_by_hand() -> None:
    left = outputs([1, 0], {5: 0.6, 9: 0.8}, [[1, 0], [0, 1]])
    right = outputs([0.6, 0.8], {2: 0.8, 9: 0.6}, [[1, 0], [0.6, 0.8], [1, 0]])
    # dense 0.6; words 0.8 * 0.6; nearest: (1 + 0.8) / 2 one way, (1 + 0.8 + 1) / 3 the other.
    expected = 0.4 * 0.6 + 0.2 * 0.48 + 0.4 * (0.9 + 2.8 / 3) / 2
    assert bge.score(left, right) == pytest.approx(expected, abs=1e-6)
    assert bge.score(left, left) == pytest.approx(1, abs=1e-6)
    nothing = outputs([0, 1], {}, [])
    assert bge.score(left, nothing) == pytest.approx(0)


def test_the_weights_of_the_model_card_give_its_sums() -> None:
    """Its four example pairs: colbert, sparse, dense, and their sum, as published."""
    card = [
        (0.7796662449836731, 0.19554901123046875, 0.6259765625, 0.6013619303703308),
        (0.4621177911758423, 0.00879669189453125, 0.347412109375, 0.3255828022956848),
        (0.4523794651031494, 0.0, 0.349853515625, 0.32089319825172424),
        (0.7898575067520142, 0.18036079406738281, 0.67822265625, 0.6232916116714478),
    ]
    dense, sparse, multi = bge.WEIGHTS
    for by_token, by_word, by_meaning, together in card:
        found = multi * by_token + sparse * by_word + dense * by_meaning
        assert found == pytest.approx(together, abs=1e-3)


def test_either_order_alone_and_together(folder: Path, reranker: BgeReranker) -> None:
    some = pairs()
    together = reranker.scores(some)
    assert together.dtype == np.float32
    assert together[-1] == pytest.approx(1, abs=TOLERANCE)
    assert np.allclose(together, reranker.scores(turned(some)), atol=TOLERANCE)
    fresh = bge.load_folder(folder, "bge-m3", ON_CPU)
    alone = []
    for pair in some:
        fresh._kept.clear()
        alone.append(fresh.scores([pair])[0])
    assert np.allclose(together, alone, atol=TOLERANCE)


def test_windows_of_a_long_text_are_joined(tmp_path: Path) -> None:
    reranker = bge.load_folder(build(tmp_path / "small", positions=66), "bge-m3", ON_CPU)
    (whole,) = reranker.read([LONG])
    reading = reranker._embedder.framing.read([LONG], reranker._embedder.window)
    assert len(reading.windows) > 3
    assert len(whole.tokens) == sum(len(window) - 1 for window in reading.windows)
    assert set(whole.words.tolist()) <= {token for window in reading.windows for token in window}
    assert np.linalg.norm(whole.weights) == pytest.approx(1)
    (end,) = reranker.read([LONG.splitlines()[-1]])
    assert set(end.words.tolist()) & set(whole.words.tolist())


def test_only_so_much_is_kept(reranker: BgeReranker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bge, "_KEPT_TOKENS", 200)
    expected = reranker.scores(pairs())
    assert sum(len(one.tokens) for one in reranker._kept.values()) <= 200
    assert np.allclose(reranker.scores(pairs()), expected, atol=TOLERANCE)


def test_its_scores_are_another_space_than_its_vectors(reranker: BgeReranker) -> None:
    embedder = reranker._embedder
    assert "0.5" in reranker.notices[-1]
    assert reranker.model.name == embedder.model.name == "bge-m3"
    assert reranker.model.recipe != embedder.model.recipe
    (function, *_) = functions()
    assert reranker.key(function) == passage.key(function)


@pytest.mark.parametrize("name", ["sparse_linear.pt", "colbert_linear.pt"])
def test_a_head_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    folder = build(tmp_path / "model")
    torch.save(torch.nn.Linear(HIDDEN, 3).state_dict(), folder / name)
    with pytest.raises(DupcheckError, match="not the weights of one layer"):
        bge.load_folder(folder, "bge-m3", ON_CPU)
    (folder / name).unlink()
    with pytest.raises(DupcheckError, match="No such file"):
        bge.load_folder(folder, "bge-m3", ON_CPU)


def test_the_pinned_files_are_what_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dupcheck.weights.hub.folder", lambda _name: folder)
    assert bge.load("bge-m3", ON_CPU).model.revision == folder.name

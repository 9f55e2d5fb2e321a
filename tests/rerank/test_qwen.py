"""Qwen3-Reranker's answer against transformers, with the prompt of its model card."""

import json
from pathlib import Path

import numpy as np
import pytest
import qwen_models
import torch
import transformers
from rerank_pairs import LONG, SOURCE, functions, pairs, turned
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from dupcheck.embed import passage
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError
from dupcheck.rerank import qwen
from dupcheck.rerank.qwen import QwenReranker

EXACT = ModelOptions(device="cpu", precision="float32", window_tokens=2048)
NARROW = ModelOptions(device="cpu", precision="float32", window_tokens=100)

PREFIX = (
    "<|im_start|>system\nJudge whether the Document meets the requirements based on the Query and"
    ' the Instruct provided. Note that the answer can only be "yes" or "no".<|im_end|>\n'
    "<|im_start|>user\n"
)
PAIR = "<Instruct>: {task}\n<Query>: {query}\n<Document>: {document}"
SUFFIX = "<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny one: the names of a language model's tensors, a tokenizer without its end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(qwen_models, "TEXT", qwen_models.TEXT + "\nyes\nno" * 40)
        return qwen_models.build(
            tmp_path_factory.mktemp("models") / "reranker", prefix="model.", post_processor=False
        )


@pytest.fixture
def reranker(folder: Path) -> QwenReranker:
    return qwen.load_folder(folder, "tiny", EXACT, "1")


def reference(folder: Path, query: str, document: str) -> float:
    """One order of a pair: the probability of "yes", as in the model card's example."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    model = transformers.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()

    def encode(text: str) -> list[int]:
        return tokenizer.encode(text, add_special_tokens=False).ids

    text = PAIR.format(task=qwen.TASK, query=query, document=document)
    with torch.no_grad():
        logits = model(torch.tensor([encode(PREFIX) + encode(text) + encode(SUFFIX)])).logits[0, -1]
    answers = torch.stack([logits[tokenizer.token_to_id(word)] for word in ("no", "yes")])
    return float(answers.softmax(0)[1])


def test_the_score_is_the_answer_of_transformers(folder: Path, reranker: QwenReranker) -> None:
    found = functions(SOURCE.replace("# </s> <|im_end|> is text", "# a comment"))
    some = [(found[0], found[1]), (found[2], found[0]), (found[1], found[1])]
    texts = [[passage.passage(function) for function in pair] for pair in some]
    expected = [(reference(folder, a, b) + reference(folder, b, a)) / 2 for a, b in texts]
    assert reranker.scores(some) == pytest.approx(expected, abs=1e-5)
    assert len({round(score, 3) for score in expected}) == 3


def test_control_tokens_in_code_are_its_characters(folder: Path, reranker: QwenReranker) -> None:
    _, tricky, other = functions()
    tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
    (prompts, *_) = reranker._prompts(
        *[(ids, ids) for ids in reranker._plain([tricky.text, other.text])]
    )
    end = tokens.token_to_id("<|im_end|>")
    assert prompts.count(end) == 2
    assert tokens.encode(tricky.text).ids.count(end) == 1


def test_either_order_alone_and_together(reranker: QwenReranker) -> None:
    some = pairs()
    together = reranker.scores(some)
    assert together.dtype == np.float32
    assert ((together >= 0) & (together <= 1)).all()
    assert np.allclose(together, reranker.scores(turned(some)), atol=1e-6)
    alone = [reranker.scores([pair])[0] for pair in some]
    assert np.allclose(together, alone, atol=1e-5)


def test_a_long_pair_is_read_in_parts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reranker = qwen.load_folder(folder, "tiny", NARROW, "1")
    (short, *_), (long,) = functions(), functions(LONG)
    seen: list[list[int]] = []
    states = reranker._engine.last_states
    monkeypatch.setattr(
        reranker._engine, "last_states", lambda batch: seen.extend(batch) or states(batch)
    )
    (score,) = reranker.scores([(short, long)])
    whole = len(reranker._plain([long.text])[0])
    frame = len(reranker._before) + len(reranker._between) + len(reranker._behind)
    assert len(seen) == 2 * -(-(whole - 12) // 88)
    assert max(map(len, seen)) <= frame + 2 * 100 + 1
    texts = {token for prompt in seen for token in prompt}
    assert set(reranker._plain([long.text])[0]) <= texts
    assert 0 <= score <= 1
    changed = functions(LONG.replace("value_39 =", "value_39 +="))
    assert reranker.scores([(short, *changed)])[0] != pytest.approx(score, abs=1e-7)


def test_a_part_never_has_more_than_a_share_of_what_the_model_reads(folder: Path) -> None:
    options = ModelOptions(device="cpu", precision="float32", window_tokens=32_768)
    assert qwen.load_folder(folder, "tiny", options, "1")._window == 32_768 // 8


def test_an_output_layer_of_its_own_is_used(folder: Path, tmp_path: Path) -> None:
    config = json.loads((folder / "config.json").read_text()) | {"tie_word_embeddings": False}
    tensors = load_file(folder / "model.safetensors")
    tensors["lm_head.weight"] = tensors["model.embed_tokens.weight"].flip(0).contiguous()
    save_file(tensors, tmp_path / "model.safetensors", {"format": "pt"})
    qwen_models.write(tmp_path, "config.json", config)
    (tmp_path / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    (a, b, _) = functions(SOURCE.replace("# </s> <|im_end|> is text", ""))
    left, right = passage.passage(a), passage.passage(b)
    expected = (reference(tmp_path, left, right) + reference(tmp_path, right, left)) / 2
    found = qwen.load_folder(tmp_path, "tiny", EXACT, "1").scores([(a, b)])
    assert found == pytest.approx([expected], abs=1e-5)
    tensors.pop("lm_head.weight")
    save_file(tensors, tmp_path / "model.safetensors", {"format": "pt"})
    with pytest.raises(DupcheckError, match=r"have no lm_head\.weight"):
        qwen.load_folder(tmp_path, "tiny", EXACT, "1")


def test_a_tokenizer_without_the_answers_is_refused(tmp_path: Path) -> None:
    folder = qwen_models.build(tmp_path / "model", prefix="model.")
    with pytest.raises(DupcheckError, match="no one token for yes and for no"):
        qwen.load_folder(folder, "tiny", EXACT, "1")


def test_what_is_not_finite_is_an_error(
    reranker: QwenReranker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(batch):
        return np.full((len(batch), len(reranker._answer)), np.nan, np.float32)

    monkeypatch.setattr(reranker._engine, "last_states", broken)
    with pytest.raises(DupcheckError, match="no finite numbers"):
        reranker.scores(pairs()[:1])


@pytest.mark.parametrize(("sign", "score"), [(-1, 0.0), (1, 1.0)])
def test_an_answer_beyond_all_doubt_is_no_overflow(
    reranker: QwenReranker, monkeypatch: pytest.MonkeyPatch, sign: int, score: float
) -> None:
    def sure(batch):
        return np.tile(sign * 1e4 * np.sign(reranker._answer), (len(batch), 1)).astype(np.float32)

    monkeypatch.setattr(reranker._engine, "last_states", sure)
    assert reranker.scores(pairs()[:1]) == pytest.approx([score])


def test_its_identity(reranker: QwenReranker, folder: Path) -> None:
    model = reranker.model
    assert "score on tiny finds duplicates: 0.5" in reranker.notices[-1]
    assert (model.name, model.revision, model.dim, model.precision) == ("tiny", "1", 1, "float32")
    assert model != qwen.load_folder(folder, "tiny", NARROW, "1").model
    (function, *_) = functions()
    assert reranker.key(function) == passage.key(function)


def test_the_pinned_files_are_what_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dupcheck.weights.hub.folder", lambda _name: folder)
    assert qwen.load("qwen3-reranker-0.6b", EXACT).model.revision == folder.name

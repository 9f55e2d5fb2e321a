"""A cross-encoder against transformers; and which folders are one."""

from pathlib import Path

import numpy as np
import pytest
import qwen_models
import sentence_models
import torch
import transformers
from rerank_pairs import LONG, functions, pairs, turned
from tokenizers import Tokenizer

from dupcheck.embed import passage
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError
from dupcheck.rerank import cross, folder, table
from dupcheck.rerank.cosine import CosineReranker
from dupcheck.rerank.cross import CrossReranker
from dupcheck.rerank.qwen import QwenReranker

ON_CPU = ModelOptions(device="cpu", precision="float32")
TOLERANCE = 1e-5


def build(place: Path, kind: str = "bert", labels: int = 1, positions: int = 512) -> Path:
    """A random classifier with its tokenizer; BERT's tells the two texts of a pair apart."""
    sentence_models.network(place, kind, positions)
    config = transformers.AutoConfig.from_pretrained(place)
    config.num_labels = labels
    if kind == "bert":
        config.type_vocab_size = 2
    torch.manual_seed(3)
    model = transformers.AutoModelForSequenceClassification.from_config(config)
    config.architectures = [type(model).__name__]
    sentence_models.save(model, place)
    return place


def reference(place: Path, left: str, right: str) -> float:
    """Both orders of one pair alone, by plain transformers."""
    model = transformers.AutoModelForSequenceClassification.from_pretrained(place).eval()
    tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
    found = []
    for one, other in ((left, right), (right, left)):
        encoding = tokenizer.encode(one, other)
        types = {"token_type_ids": torch.tensor([encoding.type_ids])}
        told = types if place.name == "bert" else {}
        with torch.no_grad():
            found.append(float(model(torch.tensor([encoding.ids]), **told).logits.sigmoid()))
    return sum(found) / 2


@pytest.mark.parametrize("kind", ["bert", "xlm-roberta", "modernbert"])
def test_the_score_is_what_transformers_says(tmp_path: Path, kind: str) -> None:
    place = build(tmp_path / kind, kind)
    reranker = cross.load_folder(place, "tiny", ON_CPU, "1")
    one, _, other = functions()
    expected = reference(place, passage.passage(one), passage.passage(other))
    assert reranker.scores([(one, other)]) == pytest.approx([expected], abs=TOLERANCE)


@pytest.mark.parametrize("positions", [512, 70])
def test_either_order_alone_and_together(tmp_path: Path, positions: int) -> None:
    reranker = cross.load_folder(build(tmp_path / "m", positions=positions), "tiny", ON_CPU, "1")
    some = pairs()
    together = reranker.scores(some)
    assert ((together >= 0) & (together <= 1)).all()
    assert np.allclose(together, reranker.scores(turned(some)), atol=TOLERANCE)
    alone = [reranker.scores([pair])[0] for pair in some]
    assert np.allclose(together, alone, atol=TOLERANCE)


def test_all_of_a_long_function_is_read(tmp_path: Path) -> None:
    reranker = cross.load_folder(build(tmp_path / "m", positions=70), "tiny", ON_CPU, "1")
    assert reranker._window == 33
    (short, *_), (long,) = functions(), functions(LONG)
    (changed,) = functions(LONG.replace("value_39 =", "value_39 +="))
    first, second = reranker.scores([(short, long), (short, changed)])
    assert first != pytest.approx(second, abs=1e-6)


def test_a_classifier_of_several_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DupcheckError, match="has 2 labels"):
        cross.load_folder(build(tmp_path / "m", labels=2), "tiny", ON_CPU, "")


def test_a_classifier_that_reads_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DupcheckError, match="reads only 30 tokens"):
        cross.load_folder(build(tmp_path / "m", positions=30), "tiny", ON_CPU, "")


def test_the_folder_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    classifier = build(tmp_path / "classifier")
    vectors = sentence_models.build(tmp_path / "vectors")
    for place, kind in ((classifier, CrossReranker), (vectors, CosineReranker)):
        monkeypatch.setattr("dupcheck.weights.hub.folder", lambda _name, place=place: place)
        for name in (f"path:{place}", "hf:owner/name"):
            found = table.load(name, ON_CPU)
            assert isinstance(found, kind)
            assert found.model.name == name
            assert (found.model.revision == place.name) == name.startswith("hf:")


def test_a_folder_of_the_yes_or_no_kind_is_known(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(qwen_models, "TEXT", qwen_models.TEXT + "\nyes\nno" * 40)
        place = qwen_models.build(tmp_path / "model", prefix="model.", post_processor=False)
    assert isinstance(table.load(f"path:{place}", ON_CPU), CosineReranker)
    sentence_models.write(place / "1_LogitScore/config.json", {})
    found = table.load(f"path:{place}", ON_CPU)
    assert isinstance(found, QwenReranker)
    assert len(found.model.revision) == 64


def test_a_folder_that_is_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(DupcheckError, match="is no folder"):
        folder.load(f"path:{tmp_path / 'absent'}", ON_CPU)

"""A folder with declared pooling gives the vectors that transformers and its declaration say."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import sentence_models
import torch
import transformers
from sentence_models import KINDS, build, write
from tokenizers import Tokenizer

from dupcheck.embed import declared, encoder, passage, sentence, table
from dupcheck.embed.sentence import SentenceEmbedder
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError, UsageError

ON_CPU = ModelOptions(device="cpu", precision="float32")
LONG = "value = total_of(values, start) + " * 40
TEXTS = ["return total", "def total_of(values):\n    return sum(values)", "\u00e4 \U0001f600", LONG]
TOLERANCE = 1e-5
WITHOUT_WORDS = json.dumps(
    {
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {},
        }
    }
)


def loaded(folder: Path, options: ModelOptions = ON_CPU) -> SentenceEmbedder:
    return sentence.load_folder(folder, "path:tiny", options)


def states(folder: Path, text: str) -> np.ndarray:
    """States of one text alone, by plain transformers; the network in double precision."""
    model = transformers.AutoModel.from_pretrained(folder, dtype=torch.float64).eval()
    ids = Tokenizer.from_file(str(folder / "tokenizer.json")).encode(text).ids
    with torch.no_grad():
        return model(input_ids=torch.tensor([ids])).last_hidden_state[0].numpy()


def reference(rows: np.ndarray, mode: str) -> np.ndarray:
    """The pooling as documented, in words of its own."""
    count = len(rows)
    positions = np.arange(1, count + 1)
    return {
        "cls": lambda: rows[0],
        "lasttoken": lambda: rows[-1],
        "max": lambda: rows.max(0),
        "mean": lambda: rows.sum(0) / count,
        "mean_sqrt_len_tokens": lambda: rows.sum(0) / np.sqrt(count),
        "weightedmean": lambda: positions @ rows / positions.sum(),
    }[mode]()


def normed(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)


@pytest.mark.parametrize("kind", KINDS)
def test_every_architecture_agrees_with_transformers(tmp_path: Path, kind: str) -> None:
    folder = build(tmp_path / "model", kind, modes=("cls", "mean"))
    found = loaded(folder).embed_texts(TEXTS[:3])
    for vector, text in zip(found, TEXTS, strict=False):
        rows = states(folder, text)
        expected = normed(np.concatenate([reference(rows, mode) for mode in ("cls", "mean")]))
        assert np.allclose(vector, expected, atol=TOLERANCE)


@pytest.mark.parametrize("mode", declared.MODES)
def test_every_way_of_pooling(tmp_path: Path, mode: str) -> None:
    folder = build(tmp_path / "model", modes=(mode,))
    for vector, text in zip(loaded(folder).embed_texts(TEXTS[:3]), TEXTS, strict=False):
        assert np.allclose(vector, normed(reference(states(folder, text), mode)), atol=TOLERANCE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_alone_and_in_any_batch_has_one_vector(tmp_path: Path, kind: str) -> None:
    embedder = loaded(build(tmp_path / "model", kind, modes=("max", "weightedmean", "lasttoken")))
    texts = [*TEXTS, "", *(f"value_{i} = {'x' * i}" for i in range(30))]
    together = embedder.embed_texts(texts)
    alone = np.concatenate([embedder.embed_texts([text]) for text in texts])
    assert np.allclose(together, alone, atol=TOLERANCE)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=TOLERANCE)
    assert np.allclose(embedder.embed_texts(texts[::-1])[::-1], together, atol=TOLERANCE)


def test_dense_layers_follow_the_pooling(tmp_path: Path) -> None:
    layers = [(24, "torch.nn.modules.activation.Tanh"), (16, "torch.nn.modules.linear.Identity")]
    folder = build(tmp_path / "model", dense=layers)
    (found,) = loaded(folder).embed_texts(TEXTS[:1])
    vector = reference(states(folder, TEXTS[0]), "mean")
    for place, activation in (("2_Dense", np.tanh), ("3_Dense", lambda values: values)):
        tensors = sentence_models.load_file(folder / place / "model.safetensors")
        weight, bias = tensors["linear.weight"].numpy(), tensors["linear.bias"].numpy()
        vector = activation(weight @ vector + bias)
    assert found.shape == (16,)
    assert np.allclose(found, normed(vector), atol=TOLERANCE)


class TestPrompts:
    @pytest.mark.parametrize("kind", ["bert", "xlm-roberta"])
    @pytest.mark.parametrize("name", ["document", "passage"])
    def test_the_prompt_of_documents_stands_before_a_text(
        self, tmp_path: Path, kind: str, name: str
    ) -> None:
        prompts = {"query": "query: ", name: "passage: "}
        folder = build(tmp_path / "model", kind, prompts=prompts)
        (found,) = loaded(folder).embed_texts(TEXTS[:1])
        expected = reference(states(folder, f"passage: {TEXTS[0]}"), "mean")
        assert np.allclose(found, normed(expected), atol=TOLERANCE)

    def test_a_query_prompt_alone_is_not_used(self, tmp_path: Path) -> None:
        folder = build(tmp_path / "model", prompts={"query": "query: "})
        (found,) = loaded(folder).embed_texts(TEXTS[:1])
        expected = reference(states(folder, TEXTS[0]), "mean")
        assert np.allclose(found, normed(expected), atol=TOLERANCE)

    def test_a_prompt_may_be_read_and_not_pooled(self, tmp_path: Path) -> None:
        folder = build(tmp_path / "model", prompts={"document": "passage: "}, include_prompt=False)
        (found,) = loaded(folder).embed_texts(TEXTS[:1])
        tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        skipped = 1 + len(tokens.encode("passage: ", add_special_tokens=False).ids)
        rows = states(folder, f"passage: {TEXTS[0]}")[skipped:]
        assert np.allclose(found, normed(reference(rows, "mean")), atol=TOLERANCE)

    def test_every_window_has_the_prompt(self, tmp_path: Path) -> None:
        folder = build(tmp_path / "model", prompts={"document": "passage: "})
        embedder = loaded(folder)
        windows = embedder.framing.read([LONG], 64).windows
        prompt = windows[0][: embedder.framing.uncounted]
        assert len(windows) > 2
        assert all(list(window[: len(prompt)]) == list(prompt) for window in windows)


class TestLongTexts:
    @pytest.mark.parametrize("kind", ["bert", "xlm-roberta"])
    def test_all_of_a_text_is_read(self, tmp_path: Path, kind: str) -> None:
        embedder = loaded(build(tmp_path / "model", kind, positions=66))
        same, other = embedder.embed_texts([LONG + "return 1", LONG + "raise query"])
        assert not np.allclose(same, other, atol=1e-4)
        frame = len(embedder.framing.before) + len(embedder.framing.behind)
        windows = embedder.framing.read([LONG], embedder.window).windows
        assert max(map(len, windows)) <= embedder.window <= 66
        covered = sum(len(window) - frame for window in windows)
        whole = len(embedder.framing.read([LONG], 10_000).windows[0]) - frame
        assert covered >= whole

    def test_windows_are_pooled_by_their_tokens(self, tmp_path: Path) -> None:
        embedder = loaded(build(tmp_path / "model", positions=66))
        reading = embedder.framing.read([LONG], embedder.window)
        tokens = Tokenizer.from_file(str(tmp_path / "model/tokenizer.json"))
        pieces = [tokens.id_to_token(i) for window in reading.windows for i in window]
        assert pieces.count("[CLS]") == pieces.count("[SEP]") == len(reading.windows)
        model = transformers.AutoModel.from_pretrained(tmp_path / "model").eval()
        total = 0
        for window in reading.windows:
            with torch.no_grad():
                rows = model(input_ids=torch.tensor([window])).last_hidden_state[0].numpy()
            total = total + len(window) * normed(rows.mean(0))
        assert np.allclose(embedder.embed_texts([LONG])[0], normed(total), atol=TOLERANCE)

    @pytest.mark.parametrize(
        ("positions", "said", "wanted", "window"),
        [(160, None, 64, 64), (160, 90, 1024, 90), (160, None, 1024, 158)],
    )
    def test_the_shortest_limit_counts(
        self, tmp_path: Path, positions: int, said: int | None, wanted: int, window: int
    ) -> None:
        folder = build(tmp_path / "model", "xlm-roberta", positions=positions)
        if said:
            write(folder / "sentence_bert_config.json", {"max_seq_length": said})
        embedder = loaded(folder, ModelOptions(device="cpu", window_tokens=wanted))
        assert embedder.window == window

    def test_a_model_that_can_read_nothing_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DupcheckError, match="reads 17 tokens at once, and needs 18"):
            loaded(build(tmp_path / "model", positions=17))


def test_what_looks_like_a_special_token_is_text(tmp_path: Path) -> None:
    embedder = loaded(build(tmp_path / "model"))
    (window,) = embedder.framing.read(["return [SEP] [CLS] [PAD]"], 64).windows
    assert set(window[1:-1]).isdisjoint({0, 2, 3})


def test_lower_case_is_a_matter_of_the_declaration(tmp_path: Path) -> None:
    folder = build(tmp_path / "model", "xlm-roberta")
    plain = loaded(folder).embed_texts(["Return TOTAL", "return total"])
    assert not np.allclose(plain[0], plain[1], atol=1e-3)
    write(folder / "sentence_bert_config.json", {"do_lower_case": True})
    lower = loaded(folder).embed_texts(["Return TOTAL", "return total"])
    assert np.array_equal(lower[0], lower[1])


class TestIdentity:
    def test_a_function_is_read_as_its_passage(self, tmp_path: Path, extracted) -> None:
        embedder = loaded(build(tmp_path / "model"))
        functions = extracted("class A:\n    def f(self, a):\n        return a  # why\n")
        assert embedder.key(functions[0]) == passage.key(functions[0])
        expected = embedder.embed_texts([passage.passage(functions[0])])
        assert np.array_equal(embedder.embed(functions[:1]), expected)

    def test_a_space_is_known_by_all_that_makes_it(self, tmp_path: Path) -> None:
        folder = build(tmp_path / "model")
        first = loaded(folder).model
        assert first == loaded(folder).model
        assert first.dim == sentence_models.SIZES["hidden_size"]
        seen = {first, loaded(folder, ModelOptions(device="cpu", window_tokens=64)).model}
        write(folder / "1_Pooling/config.json", sentence_models.pooling(("max",)))
        seen.add(loaded(folder).model)
        seen.add(loaded(build(tmp_path / "other", seed=1)).model)
        assert len(seen) == 4

    def test_dimensions_can_be_cut(self, tmp_path: Path) -> None:
        folder = build(tmp_path / "model", modes=("mean", "max"))
        whole = loaded(folder).embed_texts(TEXTS[:2])
        cut = loaded(folder, ModelOptions(device="cpu", dimensions=40))
        assert cut.model.dim == 40
        expected = np.stack([normed(row[:40]) for row in whole])
        assert np.allclose(cut.embed_texts(TEXTS[:2]), expected, atol=TOLERANCE)
        with pytest.raises(UsageError, match="have 64 dimensions"):
            loaded(folder, ModelOptions(device="cpu", dimensions=65))

    def test_bfloat16_is_near(self, tmp_path: Path) -> None:
        folder = build(tmp_path / "model")
        half = loaded(folder, ModelOptions(device="cpu", precision="bfloat16"))
        assert half.model.precision == "bfloat16"
        exact = loaded(folder).embed_texts(TEXTS)
        assert np.einsum("ij,ij->i", half.embed_texts(TEXTS), exact).min() > 0.999

    def test_a_precision_that_it_has_not_is_said(self, tmp_path: Path) -> None:
        embedder = loaded(build(tmp_path / "model"), ModelOptions(device="cpu", precision="int8"))
        assert embedder.model.precision == "float32"
        assert embedder.notices == ("this model does not run in int8: float32 is used",)


class TestMemory:
    @pytest.fixture(autouse=True)
    def _nothing_to_free(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(encoder, "free_memory", lambda: None)

    def test_a_batch_that_is_too_large_is_halved(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        embedder = loaded(build(tmp_path / "model"))
        expected = embedder.embed_texts(TEXTS * 4)
        whole, seen = embedder.encoder.outputs, []

        def small(batch):
            seen.append(len(batch))
            if len(batch) > 3:
                raise torch.OutOfMemoryError("CUDA out of memory")
            return whole(batch)

        monkeypatch.setattr(embedder.encoder, "outputs", small)
        assert np.allclose(embedder.embed_texts(TEXTS * 4), expected, atol=TOLERANCE)
        assert max(seen) > 3

    def test_one_text_that_is_too_large_is_an_error(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        embedder = loaded(build(tmp_path / "model"))

        def full(_batch):
            raise torch.OutOfMemoryError("CUDA out of memory")

        monkeypatch.setattr(embedder.encoder, "outputs", full)
        with pytest.raises(DupcheckError, match="does not fit into the memory"):
            embedder.embed_texts(TEXTS)


def changed(file: str, **values: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        content = json.loads((folder / file).read_text())
        write(folder / file, content | values)

    return change


def replaced(file: str, content: str | bytes) -> Callable[[Path], None]:
    raw = content if isinstance(content, bytes) else content.encode()
    return lambda folder: (folder / file).write_bytes(raw) and None


def without(*files: str) -> Callable[[Path], None]:
    return lambda folder: [(folder / file).unlink() for file in files] and None


def pickled(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def module(kind: str, path: str = "2_More") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        modules = json.loads((folder / "modules.json").read_text())
        write(folder / "modules.json", [*modules, {"idx": 3, "path": path, "type": kind}])

    return change


def cut_weights(folder: Path) -> None:
    tensors = sentence_models.load_file(folder / "model.safetensors")
    tensors.pop("encoder.layer.0.attention.self.query.weight")
    sentence_models.save_file(tensors, folder / "model.safetensors", {"format": "pt"})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (without("modules.json", "1_Pooling/config.json"), "does not declare how it pools"),
        (pickled, "has no model.safetensors"),
        (changed("config.json", auto_map={"AutoModel": "evil.Model"}), "needs Python code"),
        (changed("tokenizer_config.json", auto_map={"AutoTokenizer": ["evil.T"]}), "needs Python"),
        (changed("config.json", _attn_implementation="evil/kernel"), "needs Python code"),
        (changed("config.json", more=[{"attn_implementation": "evil/k@v"}]), "needs Python code"),
        (changed("config.json", model_type="evil"), "cannot be loaded by transformers"),
        (changed("config.json", is_encoder_decoder=True), "has a decoder"),
        (changed("config.json", vocab_size=7), "weights of other shapes than its config.json says"),
        (changed("config.json", num_hidden_layers=10**9), "has 1,000,000,000 layers"),
        (replaced("config.json", "[]"), "is no table"),
        (replaced("config.json", "{"), "is not JSON"),
        (replaced("config.json", "[" * 100_000), "is not JSON"),
        (replaced("config.json", " " * (1 << 20) + "{}"), "more than 1,048,576 bytes"),
        (replaced("model.safetensors", b"\xff" * 64), "cannot be loaded"),
        (replaced("tokenizer.json", "{}"), "tokenizer .* cannot be read"),
        (replaced("tokenizer.json", WITHOUT_WORDS), "tokenizer reads no text"),
        (without("tokenizer.json"), "tokenizer .* cannot be read"),
        (without("1_Pooling/config.json"), "cannot be read"),
        (cut_weights, "lacks the weights"),
        (changed("1_Pooling/config.json", pooling_mode="median"), "pools in a way"),
        (changed("1_Pooling/config.json", pooling_mode=[["mean"]]), "pools in a way"),
        (changed("1_Pooling/config.json", pooling_mode_new=True), "pooling_mode_new"),
        (changed("1_Pooling/config.json", pooling_mode_mean_tokens=False), "pools in a way"),
        (changed("config_sentence_transformers.json", prompts=[1]), "prompts that are no table"),
        (changed("config_sentence_transformers.json", prompts={"passage": 1}), "is no text"),
        (module("sentence_transformers.models.LSTM"), "does not know: .*LSTM"),
        (module("sentence_transformers.models.Dense", "../2_Dense"), "no list of modules"),
        (module("sentence_transformers.models.Dense", "/etc"), "no list of modules"),
        (replaced("modules.json", "{}"), "no list of modules"),
    ],
)  # fmt: skip
def test_a_folder_that_cannot_be_honoured_is_refused(
    tmp_path: Path, change: Callable[[Path], None], why: str, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = build(tmp_path / "model")
    change(folder)
    with pytest.raises(DupcheckError, match=why):
        loaded(folder)
    assert capfd.readouterr() == ("", "")


def test_what_transformers_warns_of_stays_off_the_terminal(tmp_path: Path) -> None:
    """Here, a warning is an error."""
    folder = build(tmp_path / "model")
    changed("config.json", rope_scaling={"type": "linear", "factor": 2.0})(folder)
    assert loaded(folder).model.dim == 32


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (changed("2_Dense/config.json", in_features=31), "reads 31 numbers and gets 32"),
        (changed("2_Dense/config.json", out_features=17), "not as its config.json says"),
        (changed("2_Dense/config.json", bias=False), "not as its config.json says"),
        (changed("2_Dense/config.json", activation_function="os.system"), "does not know"),
        (changed("2_Dense/config.json", use_residual=True), "does not know"),
        (changed("2_Dense/config.json", module_input_name="token_embeddings"), "does not know"),
        (without("2_Dense/model.safetensors"), "has no model.safetensors"),
        (replaced("2_Dense/model.safetensors", b"no"), "cannot be read"),
    ],
)
def test_a_dense_layer_that_cannot_be_honoured_is_refused(
    tmp_path: Path, change: Callable[[Path], None], why: str
) -> None:
    folder = build(tmp_path / "model", dense=[(16, "torch.nn.modules.activation.Tanh")])
    change(folder)
    with pytest.raises(DupcheckError, match=why):
        loaded(folder)


def test_pooling_as_newer_versions_declare_it(tmp_path: Path) -> None:
    folder = build(tmp_path / "model", modes=("cls", "max"))
    expected = loaded(folder).embed_texts(TEXTS)
    write(
        folder / "1_Pooling/config.json",
        {"embedding_dimension": 32, "pooling_mode": ["cls", "max"], "include_prompt": True},
    )
    assert np.array_equal(loaded(folder).embed_texts(TEXTS), expected)


def test_a_model_that_was_not_pulled_says_how_to_pull_it() -> None:
    with pytest.raises(DupcheckError, match="not on this disk") as raised:
        table.load("hf:owner/name", ON_CPU)
    assert raised.value.hint == "dupcheck models pull hf:owner/name"


def test_an_implementation_that_transformers_has_is_no_foreign_code(tmp_path: Path) -> None:
    folder = build(tmp_path / "model")
    changed("config.json", attn_implementation="eager", _attn_implementation=None)(folder)
    assert loaded(folder).embed_texts(TEXTS).shape == (4, 32)


def test_names_lead_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(tmp_path / "5617a9f6", "xlm-roberta", modes=("cls",))
    monkeypatch.setattr("dupcheck.weights.hub.folder", lambda _name: folder)
    for name in ("hf:owner/name", "bge-m3", f"path:{folder}"):
        found = table.load(name, ON_CPU)
        assert isinstance(found, SentenceEmbedder)
        assert found.model.name == name
        assert (found.model.revision == folder.name) == (not name.startswith("path:"))

"""Random encoders in folders laid out as models of the sentence-transformers kind are."""

import json
from collections.abc import Sequence
from pathlib import Path

import torch
import transformers
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from tokenizers.processors import TemplateProcessing

TEXT = """
def total_of(values, start=0):
    '''The sum of all values.'''
    total = start
    for value in values:
        if value is not None:
            total += value
    return total

export function readLines(path: string): string[] {
    return fs.readFileSync(path, 'utf-8').split('\\n').filter((line) => line.length > 0);
}
query: passage: Represent this code
"""
SIZES = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "initializer_range": 0.3,
}
__all__ = ["load_file", "save_file"]
KINDS = ("bert", "xlm-roberta", "modernbert", "mpnet", "qwen2")


def build(
    folder: Path,
    kind: str = "bert",
    *,
    modes: Sequence[str] = ("mean",),
    positions: int = 160,
    prompts: dict[str, str] | None = None,
    include_prompt: bool = True,
    dense: Sequence[tuple[int, str]] = (),
    seed: int = 0,
) -> Path:
    """Writes a model with declared pooling and returns its folder."""
    network(folder, kind, positions, seed)
    modules = ["Transformer", "Pooling", *["Dense"] * len(dense), "Normalize"]
    places = ["", *[f"{i}_{name}" for i, name in enumerate(modules)][1:]]
    write(
        folder / "modules.json",
        [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{name}"}
            for i, (name, path) in enumerate(zip(modules, places, strict=True))
        ],
    )
    write(folder / "1_Pooling/config.json", pooling(modes, include_prompt))
    write(folder / "config_sentence_transformers.json", {"prompts": prompts or {}})
    inputs = SIZES["hidden_size"] * len(modes)
    for i, (outputs, activation) in enumerate(dense, 2):
        layer(folder / f"{i}_Dense", inputs, outputs, activation)
        inputs = outputs
    return folder


def network(folder: Path, kind: str, positions: int = 160, seed: int = 0) -> None:
    """config.json, model.safetensors and the tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    tokens = wordpiece() if kind in ("bert", "modernbert") else unigram(end=kind != "qwen2")
    tokens.save(str(folder / "tokenizer.json"))
    write(folder / "tokenizer_config.json", {"model_max_length": 10**30})
    pad = tokens.token_to_id("<pad>")
    config = transformers.AutoConfig.for_model(
        kind,
        vocab_size=tokens.get_vocab_size() + 3,
        max_position_embeddings=positions,
        pad_token_id=tokens.token_to_id("[PAD]") if pad is None else pad,
        type_vocab_size=1,
        num_key_value_heads=2,
        bos_token_id=0,
        eos_token_id=2,
        cls_token_id=0,
        sep_token_id=2,
        **SIZES,
    )
    torch.manual_seed(seed)
    save(transformers.AutoModel.from_config(config), folder)


def save(model: transformers.PreTrainedModel, folder: Path) -> None:
    """config.json and model.safetensors, as transformers names the tensors."""
    model.config.save_pretrained(folder)
    state = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(state, folder / "model.safetensors", {"format": "pt"})


def wordpiece() -> Tokenizer:
    """BERT's: lower case, pieces of words, [CLS] before and [SEP] behind."""
    built = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    built.normalizer = normalizers.BertNormalizer(lowercase=True)
    built.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=300, special_tokens=special, show_progress=False)
    built.train_from_iterator([TEXT], trainer)
    built.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(name, built.token_to_id(name)) for name in ("[CLS]", "[SEP]")],
    )
    return built


def unigram(*, end: bool = True) -> Tokenizer:
    """XLM-RoBERTa's: <s> before and </s> behind; without `end`, a text is only its pieces."""
    built = Tokenizer(models.Unigram())
    built.normalizer = normalizers.NFKC()
    built.pre_tokenizer = pre_tokenizers.Metaspace()
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    trainer = trainers.UnigramTrainer(
        vocab_size=300, special_tokens=special, unk_token="<unk>", show_progress=False
    )
    built.train_from_iterator([TEXT] * 3, trainer)
    if end:
        built.post_processor = TemplateProcessing(
            single="<s> $A </s>",
            pair="<s> $A </s> </s> $B </s>",
            special_tokens=[("<s>", 0), ("</s>", 2)],
        )
    return built


def pooling(modes: Sequence[str], include_prompt: bool = True) -> dict[str, object]:
    """1_Pooling/config.json, as written before version 6 of sentence-transformers."""
    flags = {
        "cls": "cls_token",
        "mean": "mean_tokens",
        "max": "max_tokens",
        "mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
        "weightedmean": "weightedmean_tokens",
        "lasttoken": "lasttoken",
    }
    return {
        "word_embedding_dimension": SIZES["hidden_size"],
        "include_prompt": include_prompt,
    } | {f"pooling_mode_{flag}": mode in modes for mode, flag in flags.items()}


def layer(folder: Path, inputs: int, outputs: int, activation: str) -> None:
    """A dense layer."""
    folder.mkdir()
    write(
        folder / "config.json",
        {
            "in_features": inputs,
            "out_features": outputs,
            "bias": True,
            "activation_function": activation,
        },
    )
    linear = torch.nn.Linear(inputs, outputs)
    state = {f"linear.{name}": value for name, value in linear.state_dict().items()}
    save_file(state, folder / "model.safetensors")


def write(file: Path, content: object) -> None:
    """A JSON file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content), encoding="utf-8")

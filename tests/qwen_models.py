"""Random Qwen3 embedding models in folders laid out as the published ones are."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from tokenizers.processors import ByteLevel, Sequence, TemplateProcessing

END = "<|endoftext|>"
SPECIAL = (END, "<|im_start|>", "<|im_end|>")
TEXT = """
def total_of(values, start=0):
    \"\"\"The sum of all values.\"\"\"
    total = start
    for value in values:
        if value is not None:
            total += value
    return total

static int32_t total_of(const std::vector<int32_t> &values) {
    int32_t total = 0;
    for (const auto &value : values) { total += value; }
    return total;
}

export function readLines(path: string): string[] {
    return fs.readFileSync(path, 'utf-8').split('\\n').filter((line) => line.length > 0);
}
"""
_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Sizes of a model; heads are wider than `hidden / heads`, as in Qwen3-Embedding-0.6B."""

    hidden: int = 64
    intermediate: int = 96
    layers: int = 3
    heads: int = 4
    kv_heads: int = 2
    head: int = 32


FULL_SIZE = Shape(hidden=1024, intermediate=3072, layers=28, heads=16, kv_heads=8, head=128)
"""Qwen3-Embedding-0.6B, but for its vocabulary."""


def build(
    folder: Path,
    shape: Shape = Shape(),
    *,
    seed: int = 0,
    outliers: float = 0.0,
    prefix: str = "",
    post_processor: bool = True,
    shards: int = 1,
    dtype: torch.dtype = torch.bfloat16,
    vocabulary: int | None = None,
) -> Path:
    """Writes a model and returns its folder; the same arguments give the same weights.

    `outliers` (50, say) makes a few channels that many times as large as the rest. `prefix` stands
    before the names of tensors: nothing in the published embedding models, "model." in other files.
    A `vocabulary` larger than the tokenizer's leaves rows that no text reaches.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tokens = tokenizer(post_processor=post_processor)
    tokens.save(str(folder / "tokenizer.json"))
    rows = vocabulary or tokens.get_vocab_size()
    write(folder, "config.json", config(shape, rows))
    write(folder, "tokenizer_config.json", tokenizer_config(tokens))
    write(folder, "modules.json", MODULES)
    write(folder, "1_Pooling/config.json", pooling(shape))
    save(folder, named(weights(shape, rows, seed, outliers), prefix, dtype), shards)
    return folder


def tokenizer(*, post_processor: bool = True) -> Tokenizer:
    """Byte-level BPE in Qwen2's words; without its post-processor, no text gets its end."""
    built = Tokenizer(models.BPE())
    built.normalizer = normalizers.NFC()
    built.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORDS), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    built.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    built.train_from_iterator(
        [TEXT] * 2,
        trainers.BpeTrainer(vocab_size=400, initial_alphabet=alphabet, show_progress=False),
    )
    built.add_special_tokens(list(SPECIAL))
    built.add_tokens(["<think>"])
    if post_processor:
        end = (END, built.token_to_id(END))
        built.post_processor = Sequence(
            [
                ByteLevel(trim_offsets=False),
                TemplateProcessing(
                    single=f"$A {END}", pair=f"$A {END} $B:1 {END}:1", special_tokens=[end]
                ),
            ]
        )
    return built


def config(shape: Shape, vocabulary: int) -> dict[str, object]:
    """config.json, key for key as published."""
    return {
        "architectures": ["Qwen3ForCausalLM"],
        "attention_bias": False,
        "attention_dropout": 0.0,
        "bos_token_id": vocabulary - 1,
        "eos_token_id": vocabulary - 1,
        "head_dim": shape.head,
        "hidden_act": "silu",
        "hidden_size": shape.hidden,
        "initializer_range": 0.02,
        "intermediate_size": shape.intermediate,
        "max_position_embeddings": 32768,
        "max_window_layers": shape.layers,
        "model_type": "qwen3",
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "num_key_value_heads": shape.kv_heads,
        "rms_norm_eps": 1e-06,
        "rope_scaling": None,
        "rope_theta": 1000000,
        "sliding_window": None,
        "tie_word_embeddings": True,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.51.3",
        "use_cache": True,
        "use_sliding_window": False,
        "vocab_size": vocabulary,
    }


def tokenizer_config(tokens: Tokenizer) -> dict[str, object]:
    """tokenizer_config.json."""
    return {
        "tokenizer_class": "Qwen2Tokenizer",
        "model_max_length": 131072,
        "pad_token": END,
        "eos_token": "<|im_end|>",
        "padding_side": "left",
        "clean_up_tokenization_spaces": False,
        "added_tokens_decoder": {
            str(tokens.token_to_id(text)): {"content": text, "special": True} for text in SPECIAL
        },
    }


MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {
        "idx": 2,
        "name": "2",
        "path": "2_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]


def pooling(shape: Shape) -> dict[str, object]:
    """1_Pooling/config.json."""
    return {
        "word_embedding_dimension": shape.hidden,
        "pooling_mode_cls_token": False,
        "pooling_mode_mean_tokens": False,
        "pooling_mode_max_tokens": False,
        "pooling_mode_mean_sqrt_len_tokens": False,
        "pooling_mode_weightedmean_tokens": False,
        "pooling_mode_lasttoken": True,
        "include_prompt": True,
    }


def weights(
    shape: Shape, vocabulary: int, seed: int = 0, outliers: float = 0.0
) -> dict[str, torch.Tensor]:
    """All weights in float32, large enough that every part of the network shows in its output."""
    random = torch.Generator().manual_seed(seed)

    def matrix(rows: int, columns: int) -> torch.Tensor:
        return torch.randn(rows, columns, generator=random) / columns**0.5

    def norm(size: int) -> torch.Tensor:
        return 1 + 0.2 * torch.randn(size, generator=random)

    found = {"embed_tokens.weight": matrix(vocabulary, shape.hidden)}
    queries, keys = shape.heads * shape.head, shape.kv_heads * shape.head
    for layer in range(shape.layers):
        found |= {
            f"layers.{layer}.{name}.weight": weight
            for name, weight in {
                "input_layernorm": norm(shape.hidden),
                "self_attn.q_proj": matrix(queries, shape.hidden),
                "self_attn.k_proj": matrix(keys, shape.hidden),
                "self_attn.v_proj": matrix(keys, shape.hidden),
                "self_attn.q_norm": norm(shape.head),
                "self_attn.k_norm": norm(shape.head),
                "self_attn.o_proj": matrix(shape.hidden, queries),
                "post_attention_layernorm": norm(shape.hidden),
                "mlp.gate_proj": matrix(shape.intermediate, shape.hidden),
                "mlp.up_proj": matrix(shape.intermediate, shape.hidden),
                "mlp.down_proj": matrix(shape.hidden, shape.intermediate),
            }.items()
        }
    found["norm.weight"] = norm(shape.hidden)
    if outliers:
        inject(found, shape, outliers)
    return found


def inject(found: dict[str, torch.Tensor], shape: Shape, size: float) -> None:
    """Outliers where language models have them: in a few channels of every residual and product.

    Channels of the hidden state that the second layer's feed-forward makes huge and that all later
    layers carry along, channels that the norms amplify, and channels inside each feed-forward.
    """
    huge = range(1, shape.hidden, max(shape.hidden // 3, 1))
    loud = range(2, shape.hidden, max(shape.hidden // 4, 1))
    inner = range(3, shape.intermediate, max(shape.intermediate // 4, 1))
    found[f"layers.{min(1, shape.layers - 1)}.mlp.down_proj.weight"][list(huge)] *= size
    for layer in range(shape.layers):
        found[f"layers.{layer}.input_layernorm.weight"][list(loud)] *= size**0.5
        found[f"layers.{layer}.post_attention_layernorm.weight"][list(loud)] *= size**0.5
        found[f"layers.{layer}.mlp.up_proj.weight"][list(inner)] *= size**0.5


def named(
    found: Mapping[str, torch.Tensor], prefix: str, dtype: torch.dtype
) -> dict[str, torch.Tensor]:
    """The tensors as they are stored."""
    return {prefix + name: weight.to(dtype).contiguous() for name, weight in found.items()}


def save(folder: Path, tensors: Mapping[str, torch.Tensor], shards: int = 1) -> None:
    """One model.safetensors, or several with their index, as the 4B and 8B models have them."""
    if shards == 1:
        save_file(dict(tensors), folder / "model.safetensors", {"format": "pt"})
        return
    files: dict[str, str] = {}
    for shard in range(shards):
        name = f"model-{shard + 1:05}-of-{shards:05}.safetensors"
        mine = dict(list(tensors.items())[shard::shards])
        save_file(mine, folder / name, {"format": "pt"})
        files |= dict.fromkeys(mine, name)
    size = sum(tensor.nbytes for tensor in tensors.values())
    index = {"metadata": {"total_size": size}, "weight_map": files}
    write(folder, "model.safetensors.index.json", index)


def write(folder: Path, name: str, content: object) -> None:
    """A JSON file in the folder."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def by_transformers(folder: Path, texts: Iterable[list[int]]) -> np.ndarray:
    """The normed state of each text's last token in float32, by the reference implementation."""
    from transformers import Qwen3Model

    model = Qwen3Model.from_pretrained(folder, dtype=torch.float32).eval()
    with torch.inference_mode():
        found = [model(input_ids=torch.tensor([ids])).last_hidden_state[0, -1] for ids in texts]
    return torch.stack(found).numpy()

"""llama.cpp with its server inside this process (xllamacpp), weights in Q8_0."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.engines.table import Embed
from dupcheck.arrays import Float32
from dupcheck.embed.qwen.architecture import Architecture, read
from dupcheck.embed.tokens import unit

_LONGEST = 512
_AT_ONCE = 4
"""Texts in one batch; each has room for the longest in the cache of keys, which costs memory."""
_NAMES = {
    "embed_tokens": "token_embd",
    "norm": "output_norm",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
"""What llama.cpp calls them."""


def prepare(model: Path, work: Path) -> None:
    """Writes a GGUF file: matrices in Q8_0, norms in float32."""
    import gguf

    writer = gguf.GGUFWriter(work / "q8_0.gguf", "qwen3")
    _describe(writer, read(model))
    _vocabulary(writer, json.loads((model / "tokenizer.json").read_bytes()), read(model).vocabulary)
    q8 = gguf.GGMLQuantizationType.Q8_0
    for name, values in _weights(model):
        if values.ndim == 1:
            writer.add_tensor(name, values)
        else:
            writer.add_tensor(name, gguf.quants.quantize(values, q8), raw_dtype=q8)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _describe(writer, shape: Architecture) -> None:  # noqa: ANN001 - of an untyped library
    import gguf

    writer.add_context_length(shape.positions)
    writer.add_embedding_length(shape.hidden)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.intermediate)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_key_length(shape.head)
    writer.add_value_length(shape.head)
    writer.add_rope_freq_base(shape.theta)
    writer.add_layer_norm_rms_eps(shape.epsilon)
    writer.add_pooling_type(gguf.PoolingType.LAST)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)


def _vocabulary(writer, tokenizer: dict[str, dict], size: int) -> None:  # noqa: ANN001
    import gguf

    names = {token: name for name, token in tokenizer["model"]["vocab"].items()}
    added = {token["id"]: token["content"] for token in tokenizer["added_tokens"]}
    kinds = gguf.TokenType
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([added.get(i) or names.get(i) or f"[PAD{i}]" for i in range(size)])
    writer.add_token_types(
        [
            kinds.CONTROL if i in added else kinds.NORMAL if i in names else kinds.UNUSED
            for i in range(size)
        ]
    )
    merges = tokenizer["model"]["merges"]
    writer.add_token_merges([one if isinstance(one, str) else " ".join(one) for one in merges])
    end = next(token for token, name in added.items() if name == "<|endoftext|>")
    writer.add_eos_token_id(end)
    writer.add_pad_token_id(end)
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)


def _weights(model: Path) -> Iterator[tuple[str, Float32]]:
    import torch
    from safetensors import safe_open

    with safe_open(model / "model.safetensors", "pt") as opened:
        for name in opened.keys():  # noqa: SIM118 - no mapping
            values = opened.get_tensor(name).to(torch.float32).numpy()
            parts = name.removesuffix(".weight").split(".", 2)
            if parts[0] == "layers":
                yield f"blk.{parts[1]}.{_NAMES[parts[2]]}.weight", values
            else:
                yield f"{_NAMES[parts[0]]}.weight", values


def load(_model: Path, work: Path, threads: int) -> Embed:
    """All texts go in one request; the server fills its batches from several of them."""
    import xllamacpp

    options = xllamacpp.CommonParams()
    options.model.path = str(work / "q8_0.gguf")
    options.embedding = True
    options.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_LAST
    options.n_ctx = _LONGEST * _AT_ONCE
    options.n_batch = options.n_ubatch = _LONGEST
    options.n_parallel = _AT_ONCE
    options.n_gpu_layers = 0
    options.cpuparams.n_threads = options.cpuparams_batch.n_threads = threads
    options.warmup = False
    options.verbosity = 0
    return _Server(xllamacpp.Server(options), xllamacpp.get_system_info())


class _Server:
    """Its wheel is built for any processor: `notices` tells which instructions it knows."""

    def __init__(self, server, built_for: str) -> None:  # noqa: ANN001 - of an untyped library
        known = re.findall(r"(\w+) = 1", built_for)
        self.notices = (f"its wheel knows {', '.join(known)}",)
        self._server = server

    def __call__(self, texts: Sequence[Sequence[int]]) -> Float32:
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        answer = self._server.handle_embeddings({"input": [list(texts[row]) for row in order]})
        rows = sorted(answer["data"], key=lambda row: row["index"])
        found = np.empty((len(texts), len(rows[0]["embedding"])), np.float32)
        found[order] = [row["embedding"] for row in rows]
        return unit(found)

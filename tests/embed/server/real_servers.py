"""Server programs that others wrote, started on loopback with a small random Qwen3."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import numpy as np

BATCH = 256
"""Tokens of a text above which this llama.cpp says no."""

_LLAMA = f"""
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.api_keys = sys.argv[1], sys.argv[2:]
params.port, params.embedding, params.warmup = 0, True, False
params.n_ctx, params.n_batch, params.n_ubatch, params.n_parallel = 2048, {BATCH}, {BATCH}, 2
params.cpuparams.n_threads = 1
params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_LAST
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
_NAMES = {
    "embed_tokens": "token_embd",
    "norm": "output_norm",
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


@contextmanager
def llama(file: Path, *keys: str, python: str = sys.executable) -> Iterator[str]:
    """The address of llama.cpp's server (from the wheel of xllamacpp) with a GGUF file."""
    running = subprocess.Popen(
        [python, "-c", _LLAMA, str(file), *keys],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    )  # fmt: skip
    try:
        assert running.stdout
        yield running.stdout.readline().strip()
    finally:
        running.kill()
        running.communicate()


def vllm(program: str, folder: Path, port: int) -> Sequence[str]:
    """The command that serves a model's folder with vLLM."""
    what = [program, "serve", str(folder), "--served-model-name", "tiny", "--runner", "pooling"]
    where = ["--host", "127.0.0.1", "--port", str(port)]
    return [*what, *where, "--max-model-len", "512", "--enforce-eager", "--dtype", "float32"]


def infinity(program: str, folder: Path, port: int) -> Sequence[str]:
    """The command that serves a model's folder with Infinity."""
    what = [program, "v2", "--model-id", str(folder), "--served-model-name", "tiny"]
    where = ["--host", "127.0.0.1", "--port", str(port), "--engine", "torch", "--device", "cpu"]
    return [*what, *where, "--no-bettertransformer", "--no-model-warmup", "--dtype", "float32"]


@contextmanager
def started(command: Sequence[str], ready: str, log: Path) -> Iterator[None]:
    """Runs a server until it answers at `ready`, and as long as the `with`."""
    with log.open("w") as out:
        running = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        while running.poll() is None:
            try:
                with urlopen(ready, timeout=5):
                    break
            except OSError:
                time.sleep(1)
        yield
    finally:
        running.terminate()
        running.wait()


def write_gguf(folder: Path, file: Path) -> None:
    """A Qwen3 folder as llama.cpp reads it, whose converter knows published tokenizers alone."""
    import gguf
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text())
    writer = gguf.GGUFWriter(file, "qwen3")
    writer.add_name("tiny")
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_key_length(config["head_dim"])
    writer.add_value_length(config["head_dim"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_freq_base(config["rope_theta"])
    _write_tokens(writer, json.loads((folder / "tokenizer.json").read_text("utf-8")), config)
    for name, tensor in load_file(folder / "model.safetensors").items():
        writer.add_tensor(f"{_named(name)}.weight", tensor.float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _write_tokens(writer: Any, tokenizer: Any, config: Any) -> None:
    import gguf

    special = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}
    by_id = {number: token for token, number in (tokenizer["model"]["vocab"] | special).items()}
    numbers = range(config["vocab_size"])
    kinds = {True: gguf.TokenType.CONTROL, False: gguf.TokenType.NORMAL}
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([by_id.get(number, f"[PAD{number}]") for number in numbers])
    writer.add_token_types([kinds[by_id.get(number) in special] for number in numbers])
    merges = tokenizer["model"]["merges"]
    writer.add_token_merges([one if isinstance(one, str) else " ".join(one) for one in merges])
    writer.add_eos_token_id(special["<|endoftext|>"])
    writer.add_add_eos_token(True)
    writer.add_add_bos_token(False)


def _named(name: str) -> str:
    name = name.removeprefix("model.").removesuffix(".weight")
    if not name.startswith("layers."):
        return _NAMES[name]
    _, number, rest = name.split(".", 2)
    return f"blk.{number}.{_NAMES[rest]}"


def reference(folder: Path, texts: Sequence[str]) -> Any:
    """The texts' vectors by transformers, in float32."""
    import torch
    from tokenizers import Tokenizer
    from transformers import Qwen3Model

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    end = tokenizer.token_to_id("<|endoftext|>")
    model = Qwen3Model.from_pretrained(folder, dtype=torch.float32).eval()
    rows = []
    with torch.inference_mode():
        for text in texts:
            tokens = [*tokenizer.encode(text, add_special_tokens=False).ids, end]
            rows.append(model(torch.tensor([tokens])).last_hidden_state[0, -1].double().numpy())
    matrix = np.array(rows)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)

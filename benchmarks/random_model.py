"""A folder like that of Qwen3-Embedding-0.6B, of full size and with random weights.

    python -m benchmarks.random_model FOLDER [--tokenizer tokenizer.json] [--outliers] [--seed N]

Speed and memory do not depend on what the weights say, and how much quantization costs can be
judged on weights whose activations are spread as in a trained model. Names, order and sizes are
those of the published file, whose 1,191,586,416 bytes this one has, too. One seed, one file.

`--outliers` adds what trained language models have and random ones lack: a few channels that are
tens of times as large as the others behind every norm, much the same at every token, and channels
of the feed-forward part that spike at some tokens. What reads such a channel has weights as much
smaller, so that vectors of different texts stay apart. Smoothing undoes the first kind in part,
and the second less, since a channel that is large at one token is small at the next.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.model_files import documents, with_end_of_text
from dupcheck.arrays import Float32
from dupcheck.embed.qwen.architecture import Architecture

FULL = Architecture(
    vocabulary=151_669,
    hidden=1024,
    intermediate=3072,
    layers=28,
    heads=16,
    kv_heads=8,
    head=128,
    positions=32_768,
    theta=1e6,
    epsilon=1e-6,
)
"""Qwen3-Embedding-0.6B."""

_EMBEDDING = 0.03
_QK_NORM = 1.2
"""Sharpens attention: random keys else weigh all tokens alike, and all texts end up alike."""
_GAIN = {"v_proj": 1.5, "o_proj": 0.015, "down_proj": 0.015}
"""By how much a projection enlarges a vector, 1 where not named: a layer adds half of _EMBEDDING.

With more, the network turns chaotic: bfloat16 alone would cost 0.005 of a cosine.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outliers:
    """Channels that stand out: `channels` of the hidden state, `spikes` of each feed-forward part.

    `constant` is their mean in the embedding in units of the others' spread, `scale` what the
    norms make of them; `spike` enlarges the rows of gate and up.
    """

    channels: int = 6
    constant: float = 4.0
    scale: float = 16.0
    spikes: int = 3
    spike: float = 6.0


def build(
    folder: Path,
    architecture: Architecture = FULL,
    *,
    seed: int = 0,
    outliers: Outliers | None = None,
    tokenizer: Path | None = None,
) -> Path:
    """Writes the folder's files, the weights last; returns the folder."""
    (folder / "1_Pooling").mkdir(parents=True, exist_ok=True)
    for name, document in documents(architecture).items():
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    if tokenizer:
        document = with_end_of_text(json.loads(tokenizer.read_bytes()))
        text = json.dumps(document, ensure_ascii=False)
        (folder / "tokenizer.json").write_text(text, encoding="utf-8", newline="\n")
    partial = folder / "model.safetensors.partial"
    _save(partial, dict(_tensors(architecture, seed, outliers)))
    partial.replace(folder / "model.safetensors")
    return folder


def _tensors(
    shape: Architecture, seed: int, outliers: Outliers | None
) -> Iterator[tuple[str, Float32]]:
    """Every tensor by its name in the published file."""
    rng = np.random.default_rng(seed)
    standing_out = rng.permutation(shape.hidden)[: outliers.channels if outliers else 0]
    yield "embed_tokens.weight", _embedding(rng, shape, standing_out, outliers)
    for layer in range(shape.layers):
        for name, values in _layer(rng, shape):
            if outliers:
                _stand_out(name, values, standing_out, outliers)
            yield f"layers.{layer}.{name}.weight", values
    last = _norm(rng, shape.hidden, 1.0)
    if outliers:
        last[standing_out] /= outliers.constant
    yield "norm.weight", last


def _embedding(
    rng: np.random.Generator,
    shape: Architecture,
    standing_out: np.ndarray,
    outliers: Outliers | None,
) -> Float32:
    values = rng.standard_normal((shape.vocabulary, shape.hidden), dtype=np.float32)
    if outliers:
        signs = rng.choice([-1.0, 1.0], len(standing_out)).astype(np.float32)
        values[:, standing_out] += np.float32(outliers.constant) * signs
    return values * np.float32(_EMBEDDING)


def _layer(rng: np.random.Generator, shape: Architecture) -> Iterator[tuple[str, Float32]]:
    queries, keys = shape.heads * shape.head, shape.kv_heads * shape.head
    projections = {
        "self_attn.q_proj": (queries, shape.hidden),
        "self_attn.k_proj": (keys, shape.hidden),
        "self_attn.v_proj": (keys, shape.hidden),
        "self_attn.o_proj": (shape.hidden, queries),
        "mlp.gate_proj": (shape.intermediate, shape.hidden),
        "mlp.up_proj": (shape.intermediate, shape.hidden),
        "mlp.down_proj": (shape.hidden, shape.intermediate),
    }
    for name, (rows, columns) in projections.items():
        gain = _GAIN.get(name.rpartition(".")[2], 1.0)
        values = rng.standard_normal((rows, columns), dtype=np.float32)
        yield name, values * np.float32(gain / np.sqrt(columns))
    for name in ("self_attn.q_norm", "self_attn.k_norm"):
        yield name, _norm(rng, shape.head, _QK_NORM)
    for name in ("input_layernorm", "post_attention_layernorm"):
        yield name, _norm(rng, shape.hidden, 1.0)


def _norm(rng: np.random.Generator, size: int, mean: float) -> Float32:
    return (mean * rng.uniform(0.7, 1.3, size)).astype(np.float32)


def _stand_out(name: str, values: Float32, channels: np.ndarray, outliers: Outliers) -> None:
    """Enlarges, in place, what the norms let through and what spikes; shrinks what reads it."""
    kind = name.rpartition(".")[2]
    if kind.endswith("layernorm"):
        values[channels] *= outliers.scale
    elif kind in _READS_NORM:
        values[:, channels] /= outliers.scale * outliers.constant
    if kind in ("gate_proj", "up_proj"):
        values[: outliers.spikes] *= outliers.spike
    elif kind == "down_proj":
        values[:, : outliers.spikes] /= outliers.spike**2


_READS_NORM = ("q_proj", "k_proj", "v_proj", "gate_proj", "up_proj")


def _save(file: Path, tensors: dict[str, Float32]) -> None:
    """Writes safetensors in bfloat16, sorted by name: a line of JSON, then the numbers."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name in sorted(tensors):
        start, end = end, end + 2 * tensors[name].size
        shape = list(tensors[name].shape)
        header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [start, end]}
    line = json.dumps(header, separators=(",", ":")).encode()
    line += b" " * (-len(line) % 8)
    with file.open("wb") as stream:
        stream.write(len(line).to_bytes(8, "little") + line)
        for name in sorted(tensors):
            stream.write(_bfloat16(tensors[name]))


def _bfloat16(values: Float32) -> bytes:
    """The upper halves of the numbers, rounded to the nearest, ties to even."""
    bits = values.view(np.uint32)
    bits += np.uint32(0x7FFF) + ((bits >> np.uint32(16)) & np.uint32(1))
    return (bits >> np.uint32(16)).astype("<u2").tobytes()


def main() -> None:
    """Build the folder that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tokenizer", type=Path, help="a Qwen3 tokenizer.json to put beside them")
    parser.add_argument("--outliers", action="store_true", help="as trained language models have")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    outliers = Outliers() if options.outliers else None
    build(options.folder, seed=options.seed, outliers=outliers, tokenizer=options.tokenizer)
    print(options.folder)


if __name__ == "__main__":
    main()

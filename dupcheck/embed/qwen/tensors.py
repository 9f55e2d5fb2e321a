"""The tensors of a Qwen3 model's folder as float32 arrays, checked, each read when asked for."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from dupcheck.arrays import Float32, Int64
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.weights import safetensors

LARGEST_INDEX = 4 << 20
"""Bytes of model.safetensors.index.json: the 8B model's has 33 thousand."""

PREFIX = "model."
"""Before the names in files of language models; the embedding models' files go without."""
UNUSED = {"lm_head.weight"}
_SHARD = re.compile(r"[\w.-]+\.safetensors", re.ASCII)


class Tensors:
    """Tensors by their name in the embedding models' files."""

    def __init__(self, folder: Path, architecture: Architecture) -> None:
        """Opens the folder's files; raises `DupcheckError` where one is not what it should be."""
        self._folder = folder
        self._places = {
            name.removeprefix(PREFIX): (opened, name)
            for opened in map(safetensors.File, files(folder))
            for name in opened.tensors
        }
        self._check(dict(shapes(architecture)))

    def __getitem__(self, name: str) -> Float32:
        opened, key = self._places[name]
        found = opened[key]
        if not np.isfinite(found).all():
            raise safetensors.damaged(self._folder, f"has numbers in {name} that are not finite")
        return found

    def rows(self, name: str, rows: Sequence[int] | Int64) -> Float32:
        """Some rows of a tensor."""
        opened, key = self._places[name]
        return opened.rows(key, rows)

    def layer(self, number: int) -> dict[str, Float32]:
        """The weights of a layer by their name in it, without `.weight`."""
        begin = f"layers.{number}."
        return {
            name.removeprefix(begin).removesuffix(".weight"): self[name]
            for name in self._places
            if name.startswith(begin)
        }

    def _check(self, expected: dict[str, tuple[int, ...]]) -> None:
        found = set(self._places) - UNUSED
        if missing := sorted(set(expected) - found):
            why = f"lacks {missing[0]} and {len(missing) - 1} other tensors"
            raise safetensors.damaged(self._folder, why)
        if more := sorted(found - set(expected)):
            why = f"has {more[0]!r:.60}, which is no part of Qwen3"
            raise safetensors.damaged(self._folder, why)
        for name, shape in expected.items():
            opened, key = self._places[name]
            if opened.tensors[key].shape != shape:
                why = f"has {name} in shape {opened.tensors[key].shape}, not {shape}"
                raise safetensors.damaged(self._folder, why)


def files(folder: Path) -> list[Path]:
    """The safetensors files of a folder: one, or those that its index names."""
    single, index = folder / "model.safetensors", folder / "model.safetensors.index.json"
    if single.exists() or not index.exists():
        return [single]
    try:
        with index.open("rb") as stream:
            names = set(json.loads(stream.read(LARGEST_INDEX))["weight_map"].values())
        plain = sorted(name for name in names if _SHARD.fullmatch(name))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise safetensors.damaged(index, "has no index that can be read") from error
    if len(plain) < len(names):
        raise safetensors.damaged(index, "has names of other files")
    return [folder / name for name in plain]


def shapes(architecture: Architecture) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Name and shape of every tensor that the network needs."""
    a = architecture
    queries, keys = a.heads * a.head, a.kv_heads * a.head
    yield "embed_tokens.weight", (a.vocabulary, a.hidden)
    yield "norm.weight", (a.hidden,)
    for layer in range(a.layers):
        for name, shape in {
            "input_layernorm": (a.hidden,),
            "post_attention_layernorm": (a.hidden,),
            "self_attn.q_norm": (a.head,),
            "self_attn.k_norm": (a.head,),
            "self_attn.q_proj": (queries, a.hidden),
            "self_attn.k_proj": (keys, a.hidden),
            "self_attn.v_proj": (keys, a.hidden),
            "self_attn.o_proj": (a.hidden, queries),
            "mlp.gate_proj": (a.intermediate, a.hidden),
            "mlp.up_proj": (a.intermediate, a.hidden),
            "mlp.down_proj": (a.hidden, a.intermediate),
        }.items():
            yield f"layers.{layer}.{name}.weight", shape

"""The tensors of a Qwen3 model: read through safetensors alone, all checked before any is used."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open

from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.errors import DupcheckError

LARGEST_INDEX = 4 << 20
"""Bytes of model.safetensors.index.json: the 8B model's has 33 thousand."""

_PREFIX = "model."
"""Before the names in files of language models; the embedding models' files go without."""
_UNUSED = {"lm_head.weight"}
_SHARD = re.compile(r"[\w.-]+\.safetensors", re.ASCII)
_DTYPES = {"BF16", "F16", "F32"}


class Weights:
    """The tensors of a model's folder by name, as stored; each is read when it is asked for.

    A file is open only while a tensor is read: what was read of it leaves memory with the tensor.
    """

    def __init__(self, folder: Path, architecture: Architecture) -> None:
        """Looks at all of the files; raises `DupcheckError` where one is not what it should be."""
        self._folder = folder
        self._places: dict[str, tuple[Path, str]] = {}
        found: dict[str, tuple[str, tuple[int, ...]]] = {}
        for file in files(folder):
            with self._opened(file) as opened:
                for key in opened.keys():  # noqa: SIM118 (no dict)
                    name, tensor = key.removeprefix(_PREFIX), opened.get_slice(key)
                    self._places[name] = (file, key)
                    found[name] = (tensor.get_dtype(), tuple(tensor.get_shape()))
        self._check(found, dict(shapes(architecture)))

    def __getitem__(self, name: str) -> torch.Tensor:
        file, key = self._places[name]
        with self._opened(file) as opened:
            tensor: torch.Tensor = opened.get_tensor(key)
        return tensor

    @contextmanager
    def _opened(self, file: Path) -> Iterator[Any]:
        try:
            with safe_open(file, framework="pt", device="cpu") as opened:
                yield opened
        except (SafetensorError, OSError) as error:
            raise _damaged(self._folder, f"cannot be read ({error})") from error

    def _check(
        self,
        found: dict[str, tuple[str, tuple[int, ...]]],
        expected: dict[str, tuple[int, ...]],
    ) -> None:
        names = set(found) - _UNUSED
        if missing := sorted(set(expected) - names):
            raise _damaged(self._folder, f"lack {missing[0]} and {len(missing) - 1} other tensors")
        if more := sorted(names - set(expected)):
            raise _damaged(self._folder, f"hold {more[0]!r:.60}, which is no part of Qwen3")
        for name, wanted in expected.items():
            dtype, shape = found[name]
            if shape != wanted or dtype not in _DTYPES:
                raise _damaged(self._folder, f"have {name} as {dtype} {shape}, not as {wanted}")


def files(folder: Path) -> list[Path]:
    """The safetensors files of a folder: one, or those that its index names."""
    single, index = folder / "model.safetensors", folder / "model.safetensors.index.json"
    if single.exists() or not index.exists():
        return [single]
    try:
        with index.open("rb") as stream:
            names = set(json.loads(stream.read(LARGEST_INDEX))["weight_map"].values())
        plain = sorted(name for name in names if _SHARD.fullmatch(name))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(folder, f"have an index that is none ({index.name})") from error
    if len(plain) < len(names):
        raise _damaged(folder, f"have an index that names other files ({index.name})")
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


def _damaged(folder: Path, why: str) -> DupcheckError:
    return DupcheckError(
        f"the weights in {folder} {why}",
        "Fetch the model again: dupcheck models pull NAME; "
        "a folder of your own needs the safetensors files as published.",
    )

"""The reference implementation, sorted as we sort and as it is commonly called."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from transformers import Qwen3Model

from benchmarks.engines.batching import PAD, in_batches
from benchmarks.engines.table import Embed
from dupcheck.arrays import Float32, Int64
from dupcheck.embed.tokens import unit

_NAIVE_BATCH = 32


def network(model: Path, dtype: torch.dtype) -> Qwen3Model:
    """The model of transformers, in evaluation, its attention by SDPA.

    Its threads are those that the environment of the process allows (OMP_NUM_THREADS).
    """
    loaded = Qwen3Model.from_pretrained(model, dtype=dtype, attn_implementation="sdpa")
    return loaded.eval()


def float32(model: Path, _work: Path, _threads: int) -> Embed:
    """The reference of every cosine and every ratio."""
    return sorted_batches(network(model, torch.float32))


def bfloat16(model: Path, _work: Path, _threads: int) -> Embed:
    """The numbers in which the weights are published."""
    return sorted_batches(network(model, torch.bfloat16))


def float32_naive(model: Path, _work: Path, _threads: int) -> Embed:
    """Unsorted, padded on the left."""
    return _as_they_come(network(model, torch.float32))


def bfloat16_naive(model: Path, _work: Path, _threads: int) -> Embed:
    """Unsorted, padded on the left."""
    return _as_they_come(network(model, torch.bfloat16))


def sorted_batches(loaded: torch.nn.Module) -> Embed:
    """Padded on the right without a mask: exact for a causal model, and the fastest attention."""

    @torch.inference_mode()
    def forward(ids: Int64, last: Int64) -> Float32:
        states = loaded(input_ids=torch.from_numpy(ids), use_cache=False).last_hidden_state
        return states[torch.arange(len(last)), torch.from_numpy(last)].float().numpy()

    return lambda texts: in_batches(texts, forward)


def _as_they_come(loaded: torch.nn.Module) -> Embed:
    @torch.inference_mode()
    def embed(texts: Sequence[Sequence[int]]) -> Float32:
        parts = []
        for start in range(0, len(texts), _NAIVE_BATCH):
            part = texts[start : start + _NAIVE_BATCH]
            longest = max(map(len, part))
            ids = np.array([[PAD] * (longest - len(text)) + list(text) for text in part], np.int64)
            mask = np.array([[0] * (longest - len(text)) + [1] * len(text) for text in part])
            states = loaded(
                input_ids=torch.from_numpy(ids),
                attention_mask=torch.from_numpy(mask),
                use_cache=False,
            ).last_hidden_state
            parts.append(states[:, -1].float().numpy())
        return unit(np.concatenate(parts))

    return embed

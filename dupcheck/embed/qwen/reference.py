"""Qwen3's forward pass in float32, in plain numpy: what quantized weights are made and judged by.

Slow and small: one layer's weights are in memory at a time, and all texts go through it before the
next is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.tensors import Tensors

Layer = dict[str, Float32]
"""The weights of one layer by name, `self_attn.q_proj` and so on."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """What the projections of a layer are given, a row a token: the inputs of each."""

    attention: Float32
    out: Float32
    feed_forward: Float32
    down: Float32


@dataclass(frozen=True, slots=True)
class Step:
    """A layer that all texts went through: its number, its weights, its inputs."""

    number: int
    weights: Layer
    seen: Seen


class Pass:
    """Texts on their way through the network; `steps` takes them through, layer by layer."""

    def __init__(
        self, tensors: Tensors, architecture: Architecture, texts: Sequence[Sequence[int]]
    ) -> None:
        self._tensors = tensors
        self._a = architecture
        lengths = np.array([len(text) for text in texts])
        self._ends = np.cumsum(lengths)
        ids = [i for text in texts for i in text]
        self._states: Float32 = tensors.rows("embed_tokens.weight", ids)
        self._turns = turns(architecture, int(lengths.max(initial=1)))

    def steps(self) -> Iterator[Step]:
        """Each layer in turn."""
        for number in range(self._a.layers):
            weights = self._tensors.layer(number)
            yield Step(number, weights, self._step(weights))

    def last_states(self) -> Float32:
        """The normed state of each text's last token, after the last step."""
        return normed(self._states[self._ends - 1], self._tensors["norm.weight"], self._a.epsilon)

    def _step(self, weights: Layer) -> Seen:
        epsilon = self._a.epsilon
        attention = normed(self._states, weights["input_layernorm"], epsilon)
        out = self._attended(attention, weights)
        self._states += out @ weights["self_attn.o_proj"].T
        feed_forward = normed(self._states, weights["post_attention_layernorm"], epsilon)
        gate = feed_forward @ weights["mlp.gate_proj"].T
        down = silu(gate) * (feed_forward @ weights["mlp.up_proj"].T)
        self._states += down @ weights["mlp.down_proj"].T
        return Seen(attention=attention, out=out, feed_forward=feed_forward, down=down)

    def _attended(self, values: Float32, weights: Layer) -> Float32:
        a = self._a
        query = (values @ weights["self_attn.q_proj"].T).reshape(-1, a.heads, a.head)
        key = (values @ weights["self_attn.k_proj"].T).reshape(-1, a.kv_heads, a.head)
        value = (values @ weights["self_attn.v_proj"].T).reshape(-1, a.kv_heads, a.head)
        query = normed(query, weights["self_attn.q_norm"], a.epsilon)
        key = normed(key, weights["self_attn.k_norm"], a.epsilon)
        starts = (0, *self._ends[:-1].tolist())
        found = [
            self._text(query[start:end], key[start:end], value[start:end])
            for start, end in zip(starts, self._ends, strict=True)
        ]
        return np.concatenate(found)

    def _text(self, query: Float32, key: Float32, value: Float32) -> Float32:
        """Attention within one text, each token looking at itself and those before it."""
        a, length = self._a, len(query)
        cos, sin = (part[:length, None] for part in self._turns)
        queries = turned(query, cos, sin).reshape(length, a.kv_heads, -1, a.head)
        scores = np.einsum("qkgd,skd->kgqs", queries, turned(key, cos, sin), optimize=True)
        scores *= np.float32(a.head**-0.5)
        scores[..., ~np.tri(length, dtype=bool)] = -np.inf
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        found: Float32 = np.einsum("kgqs,skd->qkgd", scores, value, optimize=True)
        return found.reshape(length, -1)


def last_states(
    tensors: Tensors, architecture: Architecture, texts: Sequence[Sequence[int]]
) -> Float32:
    """The normed state of each text's last token, shape (n, hidden)."""
    way = Pass(tensors, architecture, texts)
    for _ in way.steps():
        pass
    return way.last_states()


def turns(architecture: Architecture, positions: int) -> tuple[Float32, Float32]:
    """Cosine and sine of RoPE's angles, each of shape (positions, head / 2)."""
    head = architecture.head
    powers = np.arange(0, head, 2, dtype=np.float32) / np.float32(head)
    angles = np.arange(positions, dtype=np.float32)[:, None] * (
        1.0 / np.float32(architecture.theta) ** powers
    )
    return np.cos(angles), np.sin(angles)


def turned(values: Float32, cos: Float32, sin: Float32) -> Float32:
    """Heads turned by their position: the first half against the second."""
    first, second = np.split(values, 2, axis=-1)
    return np.concatenate((first * cos - second * sin, second * cos + first * sin), axis=-1)


def normed(values: Float32, weight: Float32, epsilon: float) -> Float32:
    """RMSNorm over the last axis."""
    square = np.square(values).mean(axis=-1, keepdims=True, dtype=np.float32)
    return np.asarray(weight * (values / np.sqrt(square + np.float32(epsilon))), np.float32)


def silu(values: Float32) -> Float32:
    """`x * sigmoid(x)`; far below zero that is zero, without an overflow."""
    return np.asarray(values / (1 + np.exp(np.minimum(-values, np.float32(80)))), np.float32)

"""Qwen3's forward pass on torch: tokens of all sequences packed, no padding but in attention.

A causal model needs no mask for padding on the right: nothing looks to the right. In the last
layer only the last token of each sequence is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import torch
from torch.nn.functional import embedding, rms_norm, scaled_dot_product_attention, silu

from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.torch_linear import Projection, projection
from dupcheck.embed.qwen.torch_weights import Weights


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Packing:
    """Where the tokens of a batch lie: side by side, and in a rectangle padded on the right.

    `rows` are the places of all tokens in the flat rectangle, None where it has no padding; `last`
    are the places of last tokens among all tokens; `real` marks what is no padding.
    """

    shape: tuple[int, int]
    rows: torch.Tensor | None
    last: torch.Tensor
    real: torch.Tensor
    cos: torch.Tensor
    sin: torch.Tensor

    def spread(self, packed: torch.Tensor) -> torch.Tensor:
        """From (tokens, heads, head) to (sequences, heads, longest, head)."""
        if self.rows is not None:
            flat = packed.new_zeros(self.shape[0] * self.shape[1], *packed.shape[1:])
            packed = flat.index_copy_(0, self.rows, packed)
        return packed.view(*self.shape, *packed.shape[1:]).transpose(1, 2)

    def gather(self, spread: torch.Tensor) -> torch.Tensor:
        """From (sequences, heads, longest, head) back to (tokens, heads * head)."""
        flat = spread.transpose(1, 2).reshape(self.shape[0] * self.shape[1], -1)
        return flat if self.rows is None else flat[self.rows]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """One layer: projections that share their input are one."""

    before_attention: torch.Tensor
    before_feed_forward: torch.Tensor
    query_norm: torch.Tensor
    key_norm: torch.Tensor
    query: Projection
    key_value: Projection
    output: Projection
    gate_up: Projection
    down: Projection


class Network:
    """A loaded network on one device, in one kind of numbers.

    A sequence's state is the same alone and in any batch, but for rounding: within 1e-5 of its
    length in float32, within 1e-2 where states are bfloat16.
    """

    def __init__(
        self, weights: Weights, architecture: Architecture, device: torch.device, precision: str
    ) -> None:
        self.device = device
        self.dtype = torch.float32 if precision == "float32" else torch.bfloat16
        self.architecture = architecture
        self._precision = precision
        self._embedding = self._load(weights, "embed_tokens")
        self._norm = self._load(weights, "norm")
        self._layers = [self._layer(weights, f"layers.{i}.") for i in range(architecture.layers)]

    @property
    def nbytes(self) -> int:
        """What the weights hold of memory."""
        parts: list[torch.Tensor | Projection] = [
            getattr(layer, part.name) for layer in self._layers for part in fields(layer)
        ]
        return sum(part.nbytes for part in [*parts, self._embedding, self._norm])

    @torch.inference_mode()
    def last_states(self, batch: Sequence[Sequence[int]]) -> torch.Tensor:
        """The normed state of each sequence's last token, float32, shape (n, hidden)."""
        packing = self._pack([len(ids) for ids in batch])
        ids = torch.tensor([i for ids in batch for i in ids], device=self.device)
        states = embedding(ids, self._embedding)
        for layer in self._layers[:-1]:
            states = states + self._attention(layer, states, packing)
            states = states + self._feed_forward(layer, states)
        layer = self._layers[-1]
        states = states[packing.last] + self._last_attention(layer, states, packing)
        states = states + self._feed_forward(layer, states)
        return self._normed(states, self._norm).float()

    def _attention(self, layer: Layer, states: torch.Tensor, packing: Packing) -> torch.Tensor:
        values = self._normed(states, layer.before_attention)
        query = self._query(layer, values, packing.cos, packing.sin)
        key, value = self._key_value(layer, values, packing)
        found = scaled_dot_product_attention(
            packing.spread(query), key, value, is_causal=True, enable_gqa=self._grouped
        )
        return layer.output(packing.gather(found))

    def _last_attention(self, layer: Layer, states: torch.Tensor, packing: Packing) -> torch.Tensor:
        """The same for last tokens only: they see all real tokens of their sequence."""
        values = self._normed(states, layer.before_attention)
        last = packing.last
        query = self._query(layer, values[last], packing.cos[last], packing.sin[last])
        key, value = self._key_value(layer, values, packing)
        found = scaled_dot_product_attention(
            query.unsqueeze(2), key, value, attn_mask=packing.real, enable_gqa=self._grouped
        )
        return layer.output(found.reshape(len(last), -1))

    def _query(
        self, layer: Layer, values: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor
    ) -> torch.Tensor:
        query = layer.query(values).view(len(values), -1, self.architecture.head)
        return _turned(self._normed(query, layer.query_norm), cos, sin)

    def _key_value(
        self, layer: Layer, values: torch.Tensor, packing: Packing
    ) -> tuple[torch.Tensor, torch.Tensor]:
        both = layer.key_value(values).view(len(values), 2, -1, self.architecture.head)
        key = _turned(self._normed(both[:, 0], layer.key_norm), packing.cos, packing.sin)
        return self._shared(packing.spread(key)), self._shared(packing.spread(both[:, 1]))

    @property
    def _grouped(self) -> bool:
        """Whether attention itself lets queries share keys; on Apple's GPUs torch 2.6 crashes."""
        return self.device.type != "mps"

    def _shared(self, heads: torch.Tensor) -> torch.Tensor:
        times = self.architecture.heads // self.architecture.kv_heads
        return heads if self._grouped else heads.repeat_interleave(times, dim=1)

    def _feed_forward(self, layer: Layer, states: torch.Tensor) -> torch.Tensor:
        values = self._normed(states, layer.before_feed_forward)
        gate, up = layer.gate_up(values).chunk(2, dim=-1)
        return layer.down(silu(gate) * up)

    def _normed(self, values: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        return rms_norm(values, weight.shape, weight, self.architecture.epsilon)

    def _pack(self, lengths: Sequence[int]) -> Packing:
        longest = max(lengths)
        length = torch.tensor(lengths, device=self.device)
        place = torch.arange(longest, device=self.device)
        real = place < length[:, None]
        position = place.expand(len(lengths), -1)[real]
        cos, sin = self._rotation(position)
        return Packing(
            shape=(len(lengths), longest),
            rows=None if min(lengths) == longest else real.flatten().nonzero().squeeze(1),
            last=length.cumsum(0) - 1,
            real=real[:, None, None],
            cos=cos,
            sin=sin,
        )

    def _rotation(self, position: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Cosines and sines of the angles by which the numbers of a head are turned, in pairs."""
        half = torch.arange(0, self.architecture.head, 2, device=self.device).float()
        speed = 1 / self.architecture.theta ** (half / self.architecture.head)
        angle = (position.float()[:, None] * speed).repeat(1, 2)[:, None]
        return angle.cos().to(self.dtype), angle.sin().to(self.dtype)

    def _layer(self, weights: Weights, place: str) -> Layer:
        attention, forward = f"{place}self_attn.", f"{place}mlp."
        return Layer(
            before_attention=self._load(weights, f"{place}input_layernorm"),
            before_feed_forward=self._load(weights, f"{place}post_attention_layernorm"),
            query_norm=self._load(weights, f"{attention}q_norm"),
            key_norm=self._load(weights, f"{attention}k_norm"),
            query=self._projection(weights, f"{attention}q_proj"),
            key_value=self._projection(weights, f"{attention}k_proj", f"{attention}v_proj"),
            output=self._projection(weights, f"{attention}o_proj"),
            gate_up=self._projection(weights, f"{forward}gate_proj", f"{forward}up_proj"),
            down=self._projection(weights, f"{forward}down_proj"),
        )

    def _projection(self, weights: Weights, *names: str) -> Projection:
        parts = [self._load(weights, name) for name in names]
        return projection(torch.cat(parts) if parts[1:] else parts[0], self._precision)

    def _load(self, weights: Weights, name: str) -> torch.Tensor:
        """A copy: what is read of a file stays in the file, and dies with whoever cuts it off."""
        return weights[f"{name}.weight"].to(self.device, self.dtype, copy=True)


def _turned(values: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """RoPE: number i of a head turns with number i + half."""
    first, second = values.chunk(2, dim=-1)
    return values * cos + torch.cat([-second, first], dim=-1) * sin

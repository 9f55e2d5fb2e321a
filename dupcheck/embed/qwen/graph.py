"""Qwen3's forward pass as a graph for ONNX Runtime, each projection in the numbers of a plan.

Products see tokens as rows, each with a scale of its own, so that no token depends on what else is
in its batch. Sequences are padded on the right: a causal model needs no mask for that.
In the last layer only the last token of each sequence goes on behind attention.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed.qwen import onnx_format
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.onnx_format import Attribute, Stored

Numbers = Literal["float32", "int8", "wide", "exact"]
"""What a projection calculates with: "wide" takes its input as two int8 numbers, 15 bits in all.

"exact" takes its weights so, too.
"""

PROJECTIONS = {
    "query": "self_attn.q_proj",
    "key": "self_attn.k_proj",
    "value": "self_attn.v_proj",
    "out": "self_attn.o_proj",
    "gate": "mlp.gate_proj",
    "up": "mlp.up_proj",
    "down": "mlp.down_proj",
}
"""The projections of a layer, and their names in the files of weights."""

MICROSOFT = "com.microsoft"
EXACT_PROJECTIONS = ("out", "down")
"""Those that write what all later layers read: their weights can be had in 15 bits."""
FINE_WEIGHTS = 254
"""Steps of the second number of a weight within one step of the first."""

REACH = 127
"""The largest step of an int8 input."""
SHORT_REACH = 63
"""The same for processors that cannot add two large products without losing their upper part."""
_SMALLEST = 1e-20
"""A row of zeros has no scale of its own."""


@dataclass(slots=True)
class Graph:
    """Operations and constants as they are added; values go by name."""

    nodes: list[bytes] = field(default_factory=list)
    constants: list[bytes] = field(default_factory=list)
    _count: int = 0
    _known: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        operator: str,
        *inputs: str,
        outputs: int = 1,
        domain: str = "",
        **attributes: Attribute,
    ) -> list[str]:
        """The names of the results of one operation."""
        names = [self._name(operator) for _ in range(outputs)]
        self.nodes.append(onnx_format.node(operator, inputs, names, attributes, domain))
        return names

    def one(self, operator: str, *inputs: str, domain: str = "", **attributes: Attribute) -> str:
        """The name of the only result of an operation."""
        return self.add(operator, *inputs, outputs=1, domain=domain, **attributes)[0]

    def constant(self, array: NDArray[np.generic] | np.generic) -> str:
        """The name of a small constant; equal ones are one."""
        found = np.asarray(array)
        key = f"{found.dtype}{found.shape}{found.tobytes()!r}"
        if key not in self._known:
            self._known[key] = self._name("constant")
            self.constants.append(onnx_format.constant(self._known[key], found))
        return self._known[key]

    def number(self, number: float) -> str:
        """The name of a float32."""
        return self.constant(np.float32(number))

    def _name(self, word: str) -> str:
        self._count += 1
        return f"{word}{self._count}"


@dataclass(frozen=True, slots=True)
class Quantized:
    """Rows as whole numbers: value = (first + second / fine) * scale, second where it is wide."""

    scale: str
    first: str
    second: str | None
    numbers: Numbers


def fine(reach: int) -> int:
    """Steps of a second number within one step of the first."""
    return 2 * reach


def network(
    architecture: Architecture,
    plan: Mapping[str, Numbers],
    reach: int,
    norms: Mapping[str, NDArray[np.float32]],
    stored: Sequence[Stored],
) -> bytes:
    """The file of a graph from "states" (sequences, longest, hidden) to "last" (sequences, hidden).

    Other inputs: "rows", of last tokens among all; "cos", "sin", of each position; "lengths" and
    "longest", as grouped-query attention wants them. `plan` says what the projections that share an
    input calculate with, by the first of them (`layers.0.query`); `stored` is where weights lie.
    """
    a = architecture
    graph = Graph(constants=[onnx_format.stored(one) for one in stored])
    builder = _Builder(graph, a, plan, reach, norms)
    states = builder.layers()
    sequences = [
        onnx_format.value("states", "float32", ("sequences", "longest_text", a.hidden)),
        onnx_format.value("rows", "int64", ("sequences",)),
        onnx_format.value("cos", "float32", ("positions", a.head // 2)),
        onnx_format.value("sin", "float32", ("positions", a.head // 2)),
        onnx_format.value("lengths", "int32", ("sequences",)),
        onnx_format.value("longest", "int32", ()),
    ]
    graph.nodes.append(onnx_format.node("Identity", [states], ["last"], {}))
    last = onnx_format.value("last", "float32", ("sequences", a.hidden))
    content = onnx_format.graph("qwen3", graph.nodes, graph.constants, sequences, [last])
    return onnx_format.model("dupcheck", content)


@dataclass(frozen=True, slots=True)
class _Builder:
    graph: Graph
    a: Architecture
    plan: Mapping[str, Numbers]
    reach: int
    norms: Mapping[str, NDArray[np.float32]]

    def layers(self) -> str:
        """The whole network."""
        graph, a = self.graph, self.a
        self_shape = graph.one("Shape", "states")
        padded = graph.one(
            "Concat",
            graph.one("Slice", self_shape, self._ints(0), self._ints(2)),
            self._ints(-1),
            axis=0,
        )
        states = graph.one("Reshape", "states", self._ints(-1, a.hidden))
        normed = self._norm(states, "layers.0.input_layernorm")
        for layer in range(a.layers):
            name = f"layers.{layer}."
            found = self._attention(normed, name, padded)
            if layer == a.layers - 1:
                found = graph.one("Gather", found, "rows", axis=0)
                states = graph.one("Gather", states, "rows", axis=0)
            change = self._projection(self._input(found, name + "out"), name + "out")
            normed, states = self._add(states, change, name + "post_attention_layernorm")
            change = self._feed_forward(normed, name)
            after = f"layers.{layer + 1}.input_layernorm" if layer < a.layers - 1 else "norm"
            normed, states = self._add(states, change, after)
        return normed

    def _attention(self, normed: str, name: str, padded: str) -> str:
        graph, a = self.graph, self.a
        shared = self._input(normed, name + "query")
        query = self._heads(self._projection(shared, name + "query"), name + "self_attn.q_norm")
        key = self._heads(self._projection(shared, name + "key"), name + "self_attn.k_norm")
        value = self._projection(shared, name + "value")
        inputs = (graph.one("Reshape", one, padded) for one in (query, key, value))
        found = graph.add(
            "GroupQueryAttention", *inputs, "", "", "lengths", "longest", "cos", "sin",
            outputs=3, domain=MICROSOFT,
            num_heads=a.heads, kv_num_heads=a.kv_heads, do_rotary=1, scale=a.head**-0.5,
        )[0]  # fmt: skip
        return graph.one("Reshape", found, self._ints(-1, a.heads * a.head))

    def _heads(self, values: str, norm: str) -> str:
        """Queries or keys, normed head by head."""
        return self._norm(self.graph.one("Reshape", values, self._ints(-1, self.a.head)), norm)

    def _feed_forward(self, normed: str, name: str) -> str:
        graph = self.graph
        shared = self._input(normed, name + "gate")
        gate = self._projection(shared, name + "gate")
        up = self._projection(shared, name + "up")
        active = graph.one("QuickGelu", gate, domain=MICROSOFT, alpha=1.0)
        inner = graph.one("Mul", active, up)
        return self._projection(self._input(inner, name + "down"), name + "down")

    def _input(self, values: str, name: str) -> str | Quantized:
        """Values as the projection wants them."""
        numbers = self.plan[name]
        if numbers == "float32":
            return values
        graph = self.graph
        largest = graph.one("ReduceMax", graph.one("Abs", values), self._ints(-1), keepdims=1)
        safe = graph.one("Max", largest, graph.number(_SMALLEST))
        scale = graph.one("Mul", safe, graph.number(1 / self.reach))
        steps = graph.one("Div", values, scale)
        centre = graph.constant(np.uint8(self.reach + 1))
        first = graph.one("QuantizeLinear", steps, graph.number(1), centre)
        if numbers == "int8":
            return Quantized(scale, first, None, numbers)
        rest = graph.one("Sub", steps, graph.one("Round", steps))
        second = graph.one("QuantizeLinear", rest, graph.number(1 / fine(self.reach)), centre)
        return Quantized(scale, first, second, numbers)

    def _projection(self, values: str | Quantized, name: str) -> str:
        if isinstance(values, str):
            return self.graph.one("MatMul", values, name)
        graph = self.graph
        product = self._product(values.first, name, name, 1.0)
        if values.second is not None:
            more = self._product(values.second, name, name, 1 / fine(self.reach))
            product = graph.one("Add", product, more)
        if values.numbers == "exact":
            more = self._product(values.first, name + ".rest", name, 1 / FINE_WEIGHTS)
            product = graph.one("Add", product, more)
        return graph.one("Mul", product, values.scale)

    def _product(self, values: str, weight: str, name: str, scale: float) -> str:
        return self.graph.one(
            "MatMulIntegerToFloat", values, weight, self.graph.number(scale), name + ".scale",
            self.graph.constant(np.uint8(self.reach + 1)), domain=MICROSOFT,
        )  # fmt: skip

    def _norm(self, values: str, name: str) -> str:
        weight = self.graph.constant(self.norms[name])
        return self.graph.one(
            "SimplifiedLayerNormalization", values, weight, epsilon=self.a.epsilon, axis=-1
        )

    def _add(self, states: str, change: str, norm: str) -> tuple[str, str]:
        """The sum, normed and as it is."""
        weight = self.graph.constant(self.norms[norm])
        normed, _, _, total = self.graph.add(
            "SkipSimplifiedLayerNormalization", states, change, weight,
            outputs=4, domain=MICROSOFT, epsilon=self.a.epsilon,
        )  # fmt: skip
        return normed, total

    def _ints(self, *numbers: int) -> str:
        return self.graph.constant(np.array(numbers, np.int64))

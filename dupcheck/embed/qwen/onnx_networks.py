"""The networks that ONNX Runtime can run for us: int8 in two strengths, and float32."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import onnxruntime

from dupcheck.arrays import Float32
from dupcheck.embed.qwen import conversion, graph, onnx_format
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.conversion import Manifest
from dupcheck.embed.qwen.graph import EXACT_PROJECTIONS, PROJECTIONS, REACH, SHORT_REACH, Numbers
from dupcheck.embed.qwen.onnx_format import Stored
from dupcheck.embed.qwen.onnx_session import Session, session_options
from dupcheck.embed.qwen.quantize import GROUPS, Errors
from dupcheck.embed.qwen.tensors import Tensors

Strength = Literal["int8-short", "int8", "int8-wide", "int8-exact", "float32"]
"""int8 throughout; with inputs of 15 bits where a measurement asks for them; with such inputs
everywhere; with weights of 15 bits as well where the residual stream is written; no int8 at all."""

GRAPH = "graph1"
"""Changes with anything in the graph that changes a vector."""


def int8(
    strength: Strength, reach: int, folder: Path, manifest: Manifest, tensors: Tensors,
    architecture: Architecture,
) -> Session:  # fmt: skip
    """The network of a conversion."""
    plan = {
        group: _numbers(group.rpartition(".")[2], strength, reach, errors)
        for group, errors in manifest.errors.items()
    }
    left_out = {f"{name}.rest" for name, numbers in plan.items() if numbers != "exact"}
    left_out |= _inside(manifest)
    stored = [one for one in manifest.constants if one.name not in left_out]
    norms = {
        name: conversion.constant(folder, manifest, name).astype(np.float32)
        for name in _inside(manifest)
        if name != conversion.TRUTH
    }
    content = graph.network(architecture, plan, reach, norms, stored)
    return Session(content, tensors, architecture, folder=folder)


def _numbers(group: str, strength: Strength, reach: int, errors: Errors) -> Numbers:
    if strength == "int8-short":
        return "int8"
    if strength == "int8":
        return errors.numbers(group, reach)
    return "exact" if strength == "int8-exact" and group in EXACT_PROJECTIONS else "wide"


def float32(tensors: Tensors, architecture: Architecture) -> Session:
    """The network in the numbers that the model has, or more."""
    weights = {
        f"layers.{layer}.{name}": np.ascontiguousarray(tensors[f"layers.{layer}.{source}.weight"].T)
        for layer in range(architecture.layers)
        for name, source in PROJECTIONS.items()
    }
    norms = _norms(tensors, architecture)
    stored = [_given(name, weight) for name, weight in weights.items()]
    plan: dict[str, Numbers] = {
        f"layers.{layer}.{group}": "float32"
        for layer in range(architecture.layers)
        for group in GROUPS
    }
    content = graph.network(architecture, plan, REACH, norms, stored)
    return Session(content, tensors, architecture, constants=weights)


def fingerprint(strength: Strength, reach: int, manifest: Manifest | None) -> str:
    """What the vectors of a network depend on besides the model's weights."""
    if manifest is None:
        return GRAPH
    parts = (GRAPH, strength, str(reach), manifest.digest, repr(sorted(manifest.errors.items())))
    return f"{GRAPH}-{hashlib.sha256('/'.join(parts).encode()).hexdigest()[:12]}"


@cache
def reach() -> int:
    """The largest step of an input that this processor multiplies without losing anything.

    Processors without dot products of bytes add pairs of products in 16 bits, which is not enough
    for two of the largest. Tried out, since only some systems tell what they have.
    """
    inputs, outputs = 256, 64
    weights = np.full((inputs, outputs), 127, np.int8)
    for rows in (1, 2, 7, 64):
        values = np.full((rows, inputs), 2 * REACH + 1, np.uint8)
        found = _product(rows, weights).run(None, {"values": values})[0]
        if not (found == np.float32(inputs * 127 * REACH)).all():
            return SHORT_REACH
    return REACH


def _product(rows: int, weights: np.ndarray[tuple[int, int], np.dtype[np.int8]]):  # type: ignore[no-untyped-def]  # noqa: ANN202 (a module without types)
    """The operation that quantized networks are made of, by itself."""
    made = graph.Graph()
    product = made.one(
        "MatMulIntegerToFloat", "values", made.constant(weights), made.number(1),
        made.constant(np.ones(weights.shape[1], np.float32)), made.constant(np.uint8(REACH + 1)),
        domain=graph.MICROSOFT,
    )  # fmt: skip
    content = onnx_format.graph(
        "product",
        made.nodes,
        made.constants,
        [onnx_format.value("values", "uint8", (rows, weights.shape[0]))],
        [onnx_format.value(product, "float32", (rows, weights.shape[1]))],
    )
    return onnxruntime.InferenceSession(
        onnx_format.model("dupcheck", content), session_options(),
        providers=["CPUExecutionProvider"],
    )  # fmt: skip


def _inside(manifest: Manifest) -> set[str]:
    """Constants that go into the graph itself."""
    return {one.name for one in manifest.constants if one.name.endswith(("norm", conversion.TRUTH))}


def _norms(tensors: Tensors, architecture: Architecture) -> Mapping[str, Float32]:
    names = ("input_layernorm", "post_attention_layernorm", "self_attn.q_norm", "self_attn.k_norm")
    found = {
        f"layers.{layer}.{name}": tensors[f"layers.{layer}.{name}.weight"]
        for layer in range(architecture.layers)
        for name in names
    }
    return {**found, "norm": tensors["norm.weight"]}


def _given(name: str, weight: Float32) -> Stored:
    """A constant that is given in memory under the name of a file."""
    return Stored(
        name=name, dtype="float32", shape=weight.shape, file="given", offset=0,
        length=weight.nbytes,
    )  # fmt: skip

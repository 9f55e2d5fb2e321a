"""OpenVINO by its own road: the traced network, weights compressed to int8 by NNCF."""

from pathlib import Path

from benchmarks.engines.batching import in_batches
from benchmarks.engines.table import Embed
from dupcheck.arrays import Float32, Int64

_GROUP = 32
"""Activations that share a scale, where the CPU plugin quantizes them (its smallest group)."""


def prepare(model: Path, work: Path) -> None:
    """Traces, compresses and saves; the scales are one for each row of a weight."""
    import nncf
    import openvino

    from benchmarks.engines.exportable import EXAMPLE, LastStates

    ids, last = openvino.PartialShape([-1, -1]), openvino.PartialShape([-1])
    converted = openvino.convert_model(LastStates(model), example_input=EXAMPLE, input=[ids, last])
    compressed = nncf.compress_weights(converted, mode=nncf.CompressWeightsMode.INT8_SYM)
    openvino.save_model(compressed, work / "int8.xml", compress_to_fp16=False)


def load(_model: Path, work: Path, threads: int) -> Embed:
    """Compiled for throughput on one stream, its own cache of compiled models beside it."""
    import openvino

    compiled = openvino.Core().compile_model(
        work / "int8.xml",
        "CPU",
        {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            "INFERENCE_PRECISION_HINT": "f32",
            "DYNAMIC_QUANTIZATION_GROUP_SIZE": _GROUP,
        },
    )

    def forward(ids: Int64, last: Int64) -> Float32:
        states: Float32 = compiled([ids, last])[0]
        return states

    return lambda texts: in_batches(texts, forward)

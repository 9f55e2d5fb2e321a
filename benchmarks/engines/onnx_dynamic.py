"""ONNX Runtime by its own road: torch's exporter, then `quantize_dynamic` with its defaults."""

from pathlib import Path

from benchmarks.engines.batching import in_batches
from benchmarks.engines.table import Embed
from dupcheck.arrays import Float32, Int64


def prepare(model: Path, work: Path) -> None:
    """Exports in float32, quantizes every matrix and the embedding, drops the export."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    exported = work / "float32.onnx"
    _export(model, exported)
    quantize_dynamic(exported, work / "int8.onnx", per_channel=True, weight_type=QuantType.QInt8)
    for left in work.glob("float32.onnx*"):
        left.unlink()


def _export(model: Path, file: Path) -> None:
    import torch

    from benchmarks.engines.exportable import EXAMPLE, LastStates

    several, longest = torch.export.Dim("several", min=1), torch.export.Dim("longest", min=2)
    torch.onnx.export(
        LastStates(model),
        EXAMPLE,
        file,
        input_names=["ids", "last"],
        output_names=["states"],
        dynamic_shapes={"ids": {0: several, 1: longest}, "last": {0: several}},
        dynamo=True,
        external_data=True,
    )


def load(_model: Path, work: Path, threads: int) -> Embed:
    """Its session, with its defaults but for the threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        work / "int8.onnx", options, providers=["CPUExecutionProvider"]
    )

    def forward(ids: Int64, last: Int64) -> Float32:
        states: Float32 = session.run(None, {"ids": ids, "last": last})[0]
        return states

    return lambda texts: in_batches(texts, forward)

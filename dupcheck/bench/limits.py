"""What a machine can multiply: matrices as large as those of a small language model, alone."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec

import numpy as np

_ROWS, _INNER, _COLUMNS = 512, 1024, 3072
"""Tokens of a batch, and the widths of a feed-forward layer of the flagship."""

_SECONDS = 0.5
_PACKED = ("int8", "int4")
_HALF = ("bfloat16", "float16")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """`multiply_adds` per second of `numbers` ("float32"), as `library` has them."""

    numbers: str
    library: str
    multiply_adds: float


def limit(precision: str, device: str) -> Limit | None:
    """The best of what is installed; None where nothing here multiplies such numbers.

    A GPU's limit is that of bfloat16 whatever the weights are stored in, unless they are float32;
    of several ("2 x cuda") one is measured and counted as often.
    """
    return max(_limits(precision, device), key=lambda one: one.multiply_adds, default=None)


def _limits(precision: str, device: str) -> Iterator[Limit]:
    if "cpu" not in device:
        if find_spec("torch"):
            yield _gpus("float32" if precision == "float32" else "bfloat16", device)
    elif precision in _PACKED:
        if find_spec("onnxruntime"):
            yield _onnx_int8()
        if find_spec("torch"):
            yield _torch_int8()
    elif precision == "float32":
        yield _numpy()
    elif precision in _HALF and find_spec("torch"):
        yield _torch(precision, "cpu")


def _gpus(numbers: str, device: str) -> Limit:
    count, _, kind = device.rpartition(" x ")
    one = _torch(numbers, kind)
    return replace(one, multiply_adds=one.multiply_adds * int(count or 1))


def _numpy() -> Limit:
    left, right = np.ones((_ROWS, _INNER), np.float32), np.ones((_INNER, _COLUMNS), np.float32)
    out = np.empty((_ROWS, _COLUMNS), np.float32)
    rate = _rate(lambda: np.matmul(left, right, out=out))
    return Limit(numbers="float32", library=f"numpy {np.__version__}", multiply_adds=rate)


def _torch(numbers: str, device: str) -> Limit:
    import torch

    kind = getattr(torch, numbers)
    # A GPU is busy only with more rows than a batch on a CPU has.
    rows = _ROWS if device == "cpu" else 16 * _ROWS
    left = torch.ones((rows, _INNER), dtype=kind, device=device)
    right = torch.ones((_COLUMNS, _INNER), dtype=kind, device=device).T

    def product() -> None:
        found = left @ right
        found[0, 0].item()  # waits for the device

    rate = _rate(product) * rows / _ROWS
    return Limit(numbers=numbers, library=f"torch {torch.__version__}", multiply_adds=rate)


def _torch_int8() -> Limit:
    import torch

    left = torch.ones((_ROWS, _INNER), dtype=torch.int8)
    right = torch.ones((_INNER, _COLUMNS), dtype=torch.int8)
    rate = _rate(lambda: torch._int_mm(left, right))
    return Limit(numbers="int8", library=f"torch {torch.__version__}", multiply_adds=rate)


def _onnx_int8() -> Limit:
    """Bytes times signed bytes summed up in 32 bits, as a quantized layer has them."""
    import onnxruntime

    from dupcheck.embed.qwen import onnx_format

    weights = np.ones((_INNER, _COLUMNS), np.int8)
    graph = onnx_format.graph(
        "limit",
        [onnx_format.node("MatMulInteger", ["left", "right"], ["out"], {})],
        [onnx_format.constant("right", weights)],
        [onnx_format.value("left", "uint8", (_ROWS, _INNER))],
        [onnx_format.value("out", "int32", (_ROWS, _COLUMNS))],
    )
    session = onnxruntime.InferenceSession(
        onnx_format.model("dupcheck", graph), providers=["CPUExecutionProvider"]
    )
    left = {"left": np.ones((_ROWS, _INNER), np.uint8)}
    rate = _rate(lambda: session.run(None, left))
    library = f"onnxruntime {onnxruntime.__version__}"
    return Limit(numbers="int8", library=library, multiply_adds=rate)


def _rate(product: Callable[[], object]) -> float:
    return _ROWS * _INNER * _COLUMNS / fastest(product)


def fastest(run: Callable[[], object]) -> float:
    """Seconds of the fastest of many runs: a limit is what a machine can do, not what it did."""
    run()
    best, end = float("inf"), time.perf_counter() + _SECONDS
    while True:
        start = time.perf_counter()
        run()
        now = time.perf_counter()
        best = min(best, now - start)
        if now >= end:
            return best

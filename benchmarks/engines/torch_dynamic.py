"""torch's own dynamic quantization: int8 weights, one scale of activations for a whole batch."""

import warnings
from pathlib import Path

import torch

from benchmarks.engines.table import Embed
from benchmarks.engines.transformers_plain import network, sorted_batches


def load(model: Path, _work: Path, _threads: int) -> Embed:
    """Quantized at every start: torch keeps no file of it."""
    plain = network(model, torch.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that this way is deprecated
        quantized = torch.ao.quantization.quantize_dynamic(
            plain, {torch.nn.Linear}, dtype=torch.qint8, inplace=True
        )
    return sorted_batches(quantized)

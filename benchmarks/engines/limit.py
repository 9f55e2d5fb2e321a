"""What the machine can do at most: the matrix products of the network alone, at full size."""

from collections.abc import Callable

from dupcheck.bench.limits import fastest
from dupcheck.embed.qwen.architecture import Architecture

ROWS = 512
"""Tokens in one product: enough that more make it no faster."""


def limits(shape: Architecture, threads: int) -> dict[str, float]:
    """Tokens a second by the kind of number, as torch multiplies them."""
    import torch

    torch.set_num_threads(threads)
    int8 = torch.ones((ROWS, shape.hidden), dtype=torch.int8)
    weights = torch.ones((shape.hidden, shape.intermediate), dtype=torch.int8)
    products: dict[str, Callable[[], object]] = {"int8": lambda: torch._int_mm(int8, weights)}
    for name, dtype in (("float32", torch.float32), ("bfloat16", torch.bfloat16)):
        left, right = torch.ones((ROWS, shape.hidden)).to(dtype), weights.to(dtype)
        products[name] = lambda left=left, right=right: left @ right
    share = shape.hidden * shape.intermediate / (shape.layers * shape.linear_parameters)
    return {name: round(ROWS * share / fastest(run), 1) for name, run in products.items()}

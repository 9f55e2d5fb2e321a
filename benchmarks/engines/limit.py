"""What the machine can do at most: the matrix products of the network alone."""

from dupcheck.bench.limits import limit
from dupcheck.embed.qwen.architecture import Architecture

NUMBERS = ("float32", "bfloat16", "int8")


def limits(shape: Architecture) -> dict[str, float]:
    """Tokens a second by the kind of number, by the fastest product of any library here."""
    products = shape.layers * shape.linear_parameters
    found = {numbers: limit(numbers, "cpu") for numbers in NUMBERS}
    return {name: round(one.multiply_adds / products, 1) for name, one in found.items() if one}

"""Rounding weights to int8 one input at a time, each error made up for by the inputs that follow.

That is GPTQ. On held-out functions, real weights of a language model of this size erred an eighth
to a half less than with each weight rounded by itself.
"""

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32

_DAMPING = 0.1
"""Of the mean square of inputs, added to all: with 0.01, a thousand tokens were learnt by heart."""
_BLOCK = 64
_SMALLEST = 1e-20


def scales(weight: Float32) -> Float32:
    """The step of each row, so that its largest weight is 127 of them."""
    found: Float32 = np.maximum(np.abs(weight).max(axis=1), _SMALLEST) / np.float32(127)
    return found


def nearest(weight: Float32) -> tuple[NDArray[np.int8], Float32]:
    """Each weight by itself, and the step of each row."""
    scale = scales(weight)
    return np.rint(weight / scale[:, None]).astype(np.int8), scale


def rest(weight: Float32, small: NDArray[np.int8], scale: Float32, fine: int) -> NDArray[np.int8]:
    """What rounding left over, in steps that are so many times as fine."""
    left = (weight / scale[:, None] - small) * fine
    return np.asarray(np.clip(np.rint(left), -127, 127), np.int8)


def order_and_factor(inputs: Float32) -> tuple[NDArray[np.intp], Float32]:
    """The order to round in, loud inputs first, and how each error is spread over later ones."""
    squares = (inputs.T @ inputs).astype(np.float64) / len(inputs)
    loud = np.diag(squares).copy()
    squares[np.diag_indices_from(squares)] += _DAMPING * loud.mean() + _SMALLEST
    order = np.argsort(-loud, kind="stable")
    inverse = np.linalg.inv(squares[np.ix_(order, order)])
    return order, np.linalg.cholesky(inverse).T.astype(np.float32)


def compensated(
    weight: Float32, order: NDArray[np.intp], factor: Float32
) -> tuple[NDArray[np.int8], Float32]:
    """Weights rounded so that their product with inputs like those seen stays, and row steps."""
    scale = scales(weight)
    left = np.ascontiguousarray((weight / scale[:, None]).T[order])
    rounded = np.empty_like(left)
    count = len(left)
    for begin in range(0, count, _BLOCK):
        end = min(begin + _BLOCK, count)
        errors = np.empty_like(left[begin:end])
        for row in range(begin, end):
            rounded[row] = np.clip(np.rint(left[row]), -127, 127)
            errors[row - begin] = (left[row] - rounded[row]) / factor[row, row]
            left[row + 1 : end] -= np.outer(factor[row, row + 1 : end], errors[row - begin])
        left[end:] -= factor[begin:end, end:].T @ errors
    small = np.empty(left.shape, np.int8)
    small[order] = rounded.astype(np.int8)
    return np.ascontiguousarray(small.T), scale

"""Features of functions as bytes: how many each function has, then all of them."""

import numpy as np

from dupcheck.compare.frequencies import Features


def encoded(features: Features) -> bytes:
    """The bytes that `decoded` understands."""
    return features.lengths.astype("<u4").tobytes() + features.keys.astype("<u8").tobytes()


def decoded(payload: bytes, functions: int) -> Features | None:
    """The features of that many functions; None for anything that is not that."""
    if len(payload) < 4 * functions or (len(payload) - 4 * functions) % 8:
        return None
    lengths = np.frombuffer(payload, "<u4", functions).astype(np.int64)
    keys = np.frombuffer(payload, "<u8", offset=4 * functions).astype(np.uint64, copy=False)
    return Features(keys=keys, lengths=lengths) if lengths.sum() == len(keys) else None

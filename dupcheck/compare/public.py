"""How common a feature is in public code, whatever the repository: getters, error handling, idioms.

The table is made by `training/judge/public.py`: a number holds the upper 56 bits of a feature's key
and, in the lower eight, the share of functions that have it in the language where it is commonest.
"""

from functools import cache
from importlib import resources

import numpy as np

from dupcheck.vocabulary import UInt64

_BITS = 8
_STEPS = 16
"""Steps of the logarithm of the share from one half to the next."""


def public_rate(key: int) -> float:
    """The share of functions in [0, 1] that have the feature; 0 for all that are not common."""
    return _rates().get(key >> _BITS, 0.0)


def packed(keys: UInt64, shares: np.ndarray[tuple[int], np.dtype[np.float64]]) -> UInt64:
    """The table of features with these shares, ascending."""
    steps = np.clip(np.round(-_STEPS * np.log2(shares)), 0, (1 << _BITS) - 1).astype(np.uint64)
    table: UInt64 = np.sort((keys >> np.uint64(_BITS) << np.uint64(_BITS)) | steps)
    return table


def unpacked(table: UInt64) -> dict[int, float]:
    """The shares by the upper bits of the keys."""
    steps = (table & np.uint64((1 << _BITS) - 1)).astype(np.float64)
    shares = 2.0 ** (-steps / _STEPS)
    return dict(zip((table >> np.uint64(_BITS)).tolist(), shares.tolist(), strict=True))


@cache
def _rates() -> dict[int, float]:
    with (resources.files(__package__) / "public.npy").open("rb") as file:
        return unpacked(np.load(file, allow_pickle=False))

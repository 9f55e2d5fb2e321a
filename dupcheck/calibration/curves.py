"""What charts draw: how the share of pairs, the alarms and the kept duplicates fall."""

import numpy as np

from dupcheck.calibration.alarms import Method, rate
from dupcheck.calibration.choices import kept
from dupcheck.calibration.records import Distribution, Scope

SHARES = (0.5, 0.1, 0.01, 0.001, 0.0001)
"""Upper tails whose cosines are told: half of the pairs, one in ten, one in a hundred..."""

_ENOUGH = 10
_POINTS = 120


def quantile(found: Distribution, share: float) -> float | None:
    """The cosine that a share of the pairs reaches; None where too few pairs would be above it."""
    count = len(found.cosines)
    if not count or share * count < (1 if found.exact else _ENOUGH):
        return None
    return float(found.cosines[max(int(share * count) - 1, 0)])


def survival(found: Distribution) -> list[tuple[float, float]]:
    """Cosines, descending, and the share of pairs that reach them."""
    count = len(found.cosines)
    if not count:
        return []
    ranks = np.unique(np.geomspace(1, count, min(_POINTS, count)).astype(int))
    known = [rank for rank in ranks.tolist() if found.cosines[rank - 1] > found.floor]
    return [(float(found.cosines[rank - 1]), rank / count) for rank in known]


def alarms(scope: Scope, grid: list[float]) -> list[tuple[float, float, Method]]:
    """Thresholds of a grid with their false alarms per 1,000 functions, from the floor on."""
    floor = max((kind.floor for kind in scope.alarms), default=-1.0)
    return [(at, *rate(scope.alarms, at)) for at in grid if at >= floor]


def kept_share(scope: Scope, threshold: float) -> float | None:
    """The share of confirmed duplicates that reach a threshold; None where there are none."""
    count = len(scope.duplicates)
    return kept(scope.duplicates, threshold) / count if count else None

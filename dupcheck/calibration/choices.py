"""The thresholds that are worth comparing, each with what it costs and what it keeps."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.calibration.alarms import Alarms, rate, threshold
from dupcheck.calibration.records import Choice, Role

RATES = (10_000, 1_000, 100, 10, 1)
"""False alarms per 1,000 functions read that are shown beside the wanted number."""

_KEPT = 0.95
_ENOUGH = 20
"""Of fewer duplicates no share worth the name can be kept."""


def choices(
    kinds: Sequence[Alarms],
    duplicates: Float32,
    wanted: float,
    own: float,
    in_force: float,
    unasked: float,
) -> tuple[Choice, ...]:
    """Descending by threshold; of equal ones the first of the roles in their order."""
    found = list(_found(kinds, duplicates, wanted, own, in_force, unasked))
    roles = list(Role)
    return tuple(sorted(found, key=lambda one: (-one.threshold, roles.index(one.role))))


def _found(
    kinds: Sequence[Alarms],
    duplicates: Float32,
    wanted: float,
    own: float,
    in_force: float,
    unasked: float,
) -> Iterator[Choice]:
    given = [(Role.OWN, own)]
    if in_force != own:
        given.append((Role.IN_FORCE, in_force))
    if len(duplicates) >= _ENOUGH:
        given.append((Role.KEEPING, _keeping(duplicates)))
    for role, value in given:
        alarmed, method = rate(kinds, value)
        yield Choice(
            role=role, threshold=value, rate=alarmed, method=method, kept=kept(duplicates, value)
        )
    for role, aim in ((Role.PROPOSED, wanted), *((Role.OTHER, one) for one in RATES)):
        if role is Role.OTHER and aim == wanted:
            continue
        estimate = threshold(kinds, aim, unasked)
        yield Choice(
            role=role,
            threshold=estimate.threshold,
            rate=rate(kinds, estimate.threshold)[0],
            method=estimate.method,
            kept=kept(duplicates, estimate.threshold),
            error=estimate.error,
        )


def kept(duplicates: Float32, value: float) -> int:
    """How many duplicates reach a threshold."""
    return int(np.count_nonzero(duplicates >= np.float32(value)))


def _keeping(duplicates: Float32) -> float:
    """The largest threshold of four digits that the wanted share of descending cosines reaches."""
    last = float(duplicates[math.ceil(_KEPT * len(duplicates)) - 1])
    return math.floor(last * 10_000) / 10_000

"""Calibrations, built in code, that every format is tested on."""

import numpy as np

from dupcheck.calibration.alarms import alarms
from dupcheck.calibration.choices import choices
from dupcheck.calibration.records import Calibration, Distribution, PairKind, Scope, ScopeName
from dupcheck.records import ModelId

QUESTIONS = 200


def falling(count: int, power: float, highest: float = 1.0) -> np.ndarray:
    """Cosines that fall off from the highest one as a power of the share of the pairs."""
    shares = (np.arange(count) + 0.5) / count
    return (highest * (1 - shares**power)).astype(np.float32)


def scope(
    name: ScopeName,
    wrong: np.ndarray,
    duplicates: np.ndarray,
    wanted: float,
    own: float,
    in_force: float,
) -> Scope:
    """A scope whose questions met the wrong pairs in turn."""
    floor = float(wrong.min()) if len(wrong) else -1.0
    kind = alarms(
        QUESTIONS, wrong, np.arange(len(wrong)) % QUESTIONS, np.ones(len(wrong)), floor=floor
    )
    found = {
        PairKind.RANDOM: falling(5_000, 0.2),
        PairKind.NEAREST: wrong[:QUESTIONS],
        PairKind.DUPLICATES: duplicates,
    }
    return Scope(
        name=name,
        wanted=wanted,
        alarms=(kind,),
        duplicates=duplicates,
        distributions=tuple(
            Distribution(
                kind=one,
                scope=name,
                cosines=cosines,
                exact=one is PairKind.RANDOM,
                floor=floor if one is PairKind.NEAREST else -1.0,
            )
            for one, cosines in found.items()
        ),
        choices=choices([kind], duplicates, wanted, own, in_force, 0.5),
    )


def calibration(*scopes: Scope, subject: str = "shop", name: str = "builtin") -> Calibration:
    """A calibration with figures of its own."""
    return Calibration(
        model=ModelId(
            name=name, revision="9f2c1d77aa01ffee", dim=256, precision="float16", recipe="1"
        ),
        name=name,
        subject=subject,
        decides=False,
        costly=False,
        min_confidence=0.5,
        functions=400,
        copies=3,
        sampled=400,
        embedded=12,
        questions=QUESTIONS,
        scopes=scopes,
    )


CALIBRATION = calibration(
    scope(ScopeName.SAME, falling(3_000, 0.3, 0.97), falling(40, 0.6), 5_000, 0.35, 0.5),
    scope(ScopeName.ACROSS, falling(3_000, 0.15, 0.4), falling(0, 1), 10, 0.25, 0.25),
)
NOTHING = calibration()
HOSTILE = 'a\x1b[31m\n::error::</title><script>alert("&")</script>\u202e\udcff##[group]"'

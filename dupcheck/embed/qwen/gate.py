"""Judging int8 networks by float32 on functions of ours: what errs too much does not run.

How far int8 carries is a matter of the weights, and nobody could try all of them beforehand.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import onnxruntime

from dupcheck.arrays import Float32
from dupcheck.embed.qwen import conversion
from dupcheck.embed.qwen.conversion import Manifest
from dupcheck.embed.qwen.onnx_networks import GRAPH, Strength
from dupcheck.embed.tokens import unit

BOUND = 0.99
"""The smallest cosine to float32 that any of our functions may have."""

_LADDER: dict[Strength, float] = {
    "int8-short": 0.995, "int8": BOUND, "int8-wide": BOUND, "int8-exact": BOUND,
}  # fmt: skip
"""From fast to exact, with what each has to reach; float32 comes behind all that err too much.

Inputs of 8 bits are what outliers spoil, and other functions may have larger ones than ours: the
network that has no others must do better.
"""

Embed = Callable[[Strength], Float32]
"""The states that a network gives to the texts to judge by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Which network runs, and the smallest cosine of each that was tried."""

    strength: Strength
    cosines: dict[str, float]

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know: that it is not the fast one, and why."""
        if self.strength in ("int8-short", "int8"):
            return ()
        tried = ", ".join(f"{cosine:.4f} in {name}" for name, cosine in self.cosines.items())
        what = {
            "int8-wide": "they run with inputs of 15 bits, which is slower",
            "int8-exact": "they run with 15 bits where it counts, which is slower",
            "float32": "they run in float32, which is slower and takes more memory",
        }[self.strength]
        return (
            f"these weights do not quantize well (smallest cosine to float32: {tried}; "
            f"{BOUND} is the bound): {what}",
        )


def judge(truth: Float32, embed: Embed) -> Verdict:
    """The first network whose vectors all lie near those of float32."""
    cosines: dict[str, float] = {}
    for strength, bound in _LADDER.items():
        cosines[strength] = smallest_cosine(truth, embed(strength))
        if cosines[strength] >= bound:
            return Verdict(strength=strength, cosines=cosines)
    return Verdict(strength="float32", cosines=cosines)


def smallest_cosine(truth: Float32, states: Float32) -> float:
    """Of rows with each other; -1 where there are numbers that are not finite."""
    if not np.isfinite(states).all():
        return -1.0
    return float((unit(truth) * unit(states)).sum(axis=1).min())


def remembered(folder: Path, manifest: Manifest, reach: int) -> Verdict | None:
    """The verdict on a conversion by this version of everything, if there was one."""
    try:
        found = json.loads(_file(folder, reach).read_bytes()[:4096])
        if found["key"] != _key(manifest, reach) or found["strength"] not in get_args(Strength):
            return None
        cosines = {str(name): float(cosine) for name, cosine in found["cosines"].items()}
        return Verdict(strength=found["strength"], cosines=cosines)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(folder: Path, manifest: Manifest, reach: int, verdict: Verdict) -> None:
    """Keeps a verdict beside its conversion; a disk that takes nothing merely forgets."""
    record = {"key": _key(manifest, reach), **asdict(verdict)}
    with contextlib.suppress(OSError):
        conversion.replace_text(_file(folder, reach), json.dumps(record))


def _file(folder: Path, reach: int) -> Path:
    return folder / f"verdict-{reach}.json"


def _key(manifest: Manifest, reach: int) -> str:
    version: str = onnxruntime.__version__
    return f"{GRAPH}/{version}/{reach}/{sorted(_LADDER.items())}/{manifest.digest}"

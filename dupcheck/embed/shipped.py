"""What training found for the embedded model, and what its vectors depend on."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dupcheck.records import ModelId

NAME = "builtin"
PROJECTED, LEARNED = 576, 192
"""Numbers of the two views in a vector."""
DIM = PROJECTED + LEARNED
RECIPE = "3"
"""Changes with what changes a vector in `builtin`, `features`, `meaning` or `vocabulary`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What training found.

    `meaning` is the part of the learned view in a vector's square, `share` that of each family in
    the rest; `damping` keeps a family with little to say from filling its share.
    """

    share: tuple[float, ...]
    meaning: float
    damping: float
    revision: str


@cache
def shipped() -> Parameters:
    """Those of the package."""
    text = (resources.files(__package__) / "builtin.json").read_text(encoding="utf-8")
    values = json.loads(text)
    return Parameters(**values | {"share": tuple(values["share"])})


def identity(parameters: Parameters) -> ModelId:
    """The model with these parameters."""
    return ModelId(
        name=NAME, revision=parameters.revision, dim=DIM, precision="float32", recipe=RECIPE
    )

"""What training found for the embedded model, and what its vectors depend on."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dupcheck.records import ModelId

NAME = "builtin"
DIM = 512
RECIPE = "2"
"""Changes with anything in `builtin`, `features` or `vocabulary` that changes a vector."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What training found.

    `share` is the part of each family in a vector's square; `damping` keeps a family with little
    to say from filling its share.
    """

    share: tuple[float, ...]
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

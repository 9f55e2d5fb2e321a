"""What a calibration found: distributions of likeness, and thresholds with what they cost."""

from dataclasses import dataclass, field
from enum import StrEnum

from dupcheck.arrays import Float32
from dupcheck.calibration.alarms import Alarms, Method
from dupcheck.records import ModelId


class ScopeName(StrEnum):
    """What a threshold is for."""

    SAME = "same language"
    ACROSS = "across languages"


class PairKind(StrEnum):
    """How the pairs of a distribution were chosen."""

    RANDOM = "random pairs"
    SAME_FILE = "pairs of one file"
    NEAREST = "nearest other"
    PROPOSED = "proposed pairs"
    DUPLICATES = "confirmed duplicates"


class Role(StrEnum):
    """Why a threshold is in the table."""

    PROPOSED = "proposed"
    OWN = "the model's own"
    IN_FORCE = "in force"
    KEEPING = "keeps 95 %"
    OTHER = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Distribution:
    """Cosines of one kind of pair, descending; `exact` where it has every such pair.

    Nothing is known below `floor`: a cosine equal to it is at most that.
    """

    kind: PairKind
    scope: ScopeName
    cosines: Float32
    exact: bool
    floor: float = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A threshold and what it brings.

    `rate` is false alarms per 1,000 functions read (see `Calibration.decides`); `kept`
    how many of the confirmed duplicates are at or above the threshold; `error` the standard error
    of a threshold that was looked for (None where it was given, or where there is no telling).
    """

    role: Role
    threshold: float
    rate: float
    method: Method
    kept: int
    error: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scope:
    """One of the two thresholds, with the pairs it is about; the choices descend by threshold.

    `wanted` false alarms per 1,000 functions read are allowed in it; `duplicates` are the cosines
    of confirmed duplicates, descending.
    """

    name: ScopeName
    wanted: float
    alarms: tuple[Alarms, ...]
    duplicates: Float32
    distributions: tuple[Distribution, ...]
    choices: tuple[Choice, ...]

    @property
    def key(self) -> str:
        """The setting."""
        return "threshold" if self.name is ScopeName.SAME else "cross-threshold"

    def choice(self, role: Role) -> Choice:
        """The one of a role that is always there."""
        return next(choice for choice in self.choices if choice.role is role)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calibration:
    """How alike the functions of a repository are to a model, and the thresholds that follow.

    `name` is the model as the settings have it, `subject` the name of the repository's folder.
    `functions` counts those of distinct tokens; `copies` more are exact copies of them, reported at
    any threshold. The model has read `sampled` of them for this (`embedded` in this run), and
    `questions` of them were asked about: compared with all others, or where a model is `costly`
    with some of those that the builtin model proposes and with each other. Where the cosine
    `decides` on pairs that do not align, false alarms are such pairs only, otherwise all.
    """

    model: ModelId
    name: str
    subject: str
    decides: bool
    costly: bool
    min_confidence: float
    functions: int
    copies: int
    sampled: int
    embedded: int
    questions: int
    scopes: tuple[Scope, ...]
    notices: tuple[str, ...] = field(default=())

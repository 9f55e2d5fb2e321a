"""Which findings fail a run: the setting `fail-on`, and how many of them are tolerated."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dupcheck.errors import UsageError
from dupcheck.records import CloneType, Finding, Related, Standing
from dupcheck.suggest import suggestion

_KEY = "fail-on"
_CONDITION = re.compile(r"([A-Za-z-]+)\s*([<>=!~]+)\s*(\S+)", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}(\.\d{1,9})?|\.\d{1,9}", re.ASCII)
_LONGEST = 1_000
_DIGITS = 4

_TYPES = {
    CloneType.TYPE_1: 1,
    CloneType.TYPE_2: 2,
    CloneType.TYPE_3: 3,
    CloneType.TYPE_4: 4,
    CloneType.CROSS_LANGUAGE: 4,
}


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a condition looks at: how it is read, which way it is bounded, and by what."""

    of: Callable[[Related], float]
    sign: str
    low: float
    high: float
    whole: bool = False


_MEASURES: Mapping[str, _Measure] = {
    "similarity": _Measure(lambda copy: copy.verdict.match.similarity, ">=", 0, 1),
    "confidence": _Measure(lambda copy: copy.verdict.confidence, ">=", 0, 1),
    "type": _Measure(lambda copy: _TYPES[copy.verdict.clone_type], "<=", 1, 4, whole=True),
}
_WORDS = ("new", "all", *(f"{name}{one.sign}" for name, one in _MEASURES.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Which findings count for the exit code; every condition has to hold.

    Known findings, those of the baseline and those older than the change, fail and are spoken of
    only with `speaks_of_known`. `conditions` are measures with their bounds.
    """

    speaks_of_known: bool = False
    conditions: tuple[tuple[str, float], ...] = ()

    def fails(self, finding: Finding) -> bool:
        """Whether a finding counts; its measures are those of its surest copy (see `surest`).

        They are compared as reports show them, in four digits: what is shown as 0.9 is 0.9.
        """
        if finding.standing is Standing.KNOWN and not self.speaks_of_known:
            return False
        copy = surest(finding)
        return all(_holds(name, bound, copy) for name, bound in self.conditions)


def surest(finding: Finding) -> Related:
    """The copy that a finding is measured by: of those that the change touched the surest.

    All copies count where the change touched the function to keep, and in a scan. Equally sure
    ones are ordered by similarity, by type, then as the finding has them.
    """
    touched = {function.identity for function in finding.touched}
    mine = [copy for copy in finding.copies if copy.function.identity in touched]
    if not mine or finding.keep.identity in touched:
        mine = list(finding.copies)
    return min(
        mine,
        key=lambda copy: (
            -copy.verdict.confidence,
            -copy.verdict.match.similarity,
            _TYPES[copy.verdict.clone_type],
        ),
    )


def parse(fail_on: str, key: str = _KEY) -> Policy:
    """Reads the setting: `new`, `all`, and conditions, joined by commas. Raises `UsageError`.

    Conditions alone are about new findings: that old ones fail has to be said.
    """
    if len(fail_on) > _LONGEST:
        raise UsageError(f"{key}: longer than {_LONGEST:,} characters")
    words = [word.strip() for word in fail_on.split(",")]
    said = {"new", "all"}.intersection(words)
    if len(said) > 1:
        raise UsageError(f"{key}: new and all exclude each other")
    conditions = [_condition(word, key) for word in words if word not in said]
    return Policy(speaks_of_known="all" in said, conditions=tuple(sorted(set(conditions))))


def exhausts(findings: Iterable[Finding], budget: int) -> bool:
    """Whether more findings fail than are tolerated."""
    return sum(finding.fails for finding in findings) > budget


def _holds(name: str, bound: float, copy: Related) -> bool:
    measure = _MEASURES[name]
    value = round(measure.of(copy), _DIGITS)
    return value >= bound if measure.sign == ">=" else value <= bound


def _condition(word: str, key: str) -> tuple[str, float]:
    found = _CONDITION.fullmatch(word)
    if not found or found[1] not in _MEASURES:
        name = found[1] + (_sign(found[1]) or found[2]) if found else word
        raise UsageError(f'{key}: unknown condition "{word}"', suggestion(name, _WORDS))
    name, sign, number = found.groups()
    measure = _MEASURES[name]
    if sign != measure.sign:
        raise UsageError(f'{key}: "{word}": {name} is bounded by {measure.sign}', _example(name))
    bound = float(number) if _NUMBER.fullmatch(number) else -1.0
    if not measure.low <= bound <= measure.high or (measure.whole and not bound.is_integer()):
        kind = "a whole number" if measure.whole else "a number"
        message = f'"{word}": {number} is not {kind} from {measure.low} to {measure.high}'
        raise UsageError(f"{key}: {message}", _example(name))
    return name, bound


def _sign(name: str) -> str:
    """The sign of a measure that is spelt nearly so."""
    return next((one.sign for known, one in _MEASURES.items() if known[:3] == name[:3]), "")


def _example(name: str) -> str:
    measure = _MEASURES[name]
    return f"For example {name}{measure.sign}{3 if measure.whole else 0.9}."

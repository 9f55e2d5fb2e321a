"""The types of settings, read in two ways that agree: as a check of a value and as JSON Schema.

Known are str, bool, int, float, `Literal` of strings, `tuple[str, ...]`, each of them `| None`, and
numbers in `Annotated[..., Range(...)]`.
"""

from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from dupcheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a number, both included; no upper one is None."""

    low: float
    high: float | None = None

    def __contains__(self, value: float) -> bool:
        return self.low <= value and (self.high is None or value <= self.high)

    def __str__(self) -> str:
        return f"at least {self.low}" if self.high is None else f"from {self.low} to {self.high}"


def required(kind: object) -> object:
    """The type without `| None`."""
    kinds = [one for one in get_args(kind) if one is not NoneType]
    optional = NoneType in get_args(kind)
    return kinds[0] if optional else kind


def checked(kind: object, value: object, where: str) -> object:
    """The value as the type has it (a list as a tuple, 1.0 as 1), or a `UsageError`."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, bounds = get_args(kind)
        number = checked(inner, value, where)
        if not isinstance(number, int | float) or number not in bounds:
            raise UsageError(f"{where}: {value!r} is not {bounds}")
        return number
    if origin is Literal:
        if isinstance(value, str) and value in get_args(kind):
            return value
    elif origin is tuple:
        if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            return tuple(value)
    else:
        return _scalar(kind, value, where)
    raise UsageError(f"{where}: {value!r} is not {_words(kind)}")


def json_schema(kind: object) -> dict[str, Any]:
    """What `checked` accepts, as JSON Schema."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, bounds = get_args(kind)
        limits = {"minimum": bounds.low, "maximum": bounds.high}
        known = {word: limit for word, limit in limits.items() if limit is not None}
        return json_schema(inner) | known
    if origin is Literal:
        return {"type": "string", "enum": list(get_args(kind))}
    if origin is tuple:
        return {"type": "array", "items": {"type": "string"}}
    names: dict[object, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}
    return {"type": names[kind]}


def _scalar(kind: object, value: object, where: str) -> object:
    if isinstance(value, bool) == (kind is bool):  # True is an int to Python, but not to people
        if isinstance(kind, type) and isinstance(value, kind):
            return value
        if kind is float and isinstance(value, int):
            return float(value)
        if kind is int and isinstance(value, float) and value.is_integer():
            return int(value)
    raise UsageError(f"{where}: {value!r} is not {_words(kind)}")


def _words(kind: object) -> str:
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(kind))
    if get_origin(kind) is tuple:
        return "a list of strings"
    words: dict[object, str] = {bool: "true or false", int: "a whole number", float: "a number"}
    return words.get(kind, "a string")

"""Copies as people make them, and strangers: functions changed on their normalised streams.

Works on tokens, so it serves every language; a line stands for a statement.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from dupcheck.extract import normalize
from dupcheck.records import Function

FEWEST, MOST = 50, 300
"""Sizes in tokens of the functions that are changed."""

_ACCESS = frozenset({"o.", "o->", "o::", "o?."})
_LITERALS = 0.4
_EDITED = 0.25


def copied(function: Function, _donors: Sequence[str], _rng: Random) -> Function:
    """The same tokens elsewhere."""
    return replace(_with(function, function.code), name=function.name)


def renamed(function: Function, _donors: Sequence[str], rng: Random) -> Function:
    """Own name and locals renamed, some literals changed; calls, members and types stay."""
    return _with(function, _other_literals(_locals_renamed(function), rng))


def all_renamed(function: Function, _donors: Sequence[str], _rng: Random) -> Function:
    """Every identifier renamed, calls and members as well."""
    names = sorted({token for token in function.code.split() if token[0] == "i"})
    return _with(function, _renamed(function.code, _fresh(names)))


def edited(function: Function, donors: Sequence[str], rng: Random) -> Function:
    """A quarter of the statements deleted, inserted, replaced or modified."""
    return _with(function, _edited(function.code, donors, rng))


def renamed_and_edited(function: Function, donors: Sequence[str], rng: Random) -> Function:
    """Both."""
    code = _edited(function.code, donors, rng)
    return renamed(_with(function, code), donors, rng)


KINDS: dict[str, Callable[[Function, Sequence[str], Random], Function]] = {
    "copied": copied,
    "renamed": renamed,
    "all renamed": all_renamed,
    "edited": edited,
    "renamed and edited": renamed_and_edited,
}


def donations(functions: Sequence[Function]) -> list[str]:
    """Lines that may be put into other functions."""
    return [
        line
        for function in functions
        for line in function.code.split("\n")[1:-1]
        if 4 <= len(line.split()) <= 20 and not line.startswith(("kreturn", "o}"))
    ]


def _with(function: Function, code: str) -> Function:
    return replace(
        function,
        path="planted/" + hashlib.sha256(code.encode()).hexdigest()[:8],
        name="planted",
        code=code,
        size=len(normalize.tokens(code)),
        digest=normalize.digest(code),
    )


def _locals_renamed(function: Function) -> str:
    tokens = function.code.split()
    outside = {
        token
        for before, token, behind in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False)
        if before in _ACCESS or behind == "o("
    }
    types = {
        token
        for token, behind in pairwise(tokens)
        if len(token) > 1 and (token[1].isupper() or behind[0] == "i")
    }
    local = {token for token in tokens if token[0] == "i"} - types
    own = "i" + function.name.rpartition(".")[2]
    return _renamed(function.code, _fresh(sorted(local - outside | {own})))


def _fresh(names: Sequence[str]) -> dict[str, str]:
    return {name: f"iitem{number}" for number, name in enumerate(names)}


def _renamed(code: str, names: dict[str, str]) -> str:
    return "\n".join(
        " ".join(names.get(token, token) for token in line.split()) for line in code.split("\n")
    )


def _other_literals(code: str, rng: Random) -> str:
    def other(token: str) -> str:
        return token + "7" if token[0] in "ns" and rng.random() < _LITERALS else token

    return "\n".join(" ".join(map(other, line.split())) for line in code.split("\n"))


def _edited(code: str, donors: Sequence[str], rng: Random) -> str:
    lines = [line for line in code.split("\n") if line]
    inner = [number for number in range(1, len(lines)) if len(lines[number].split()) > 2]
    for number in rng.sample(inner, min(len(inner), max(1, round(len(inner) * _EDITED)))):
        match rng.randrange(4):
            case 0:
                lines[number] = ""
            case 1:
                lines[number] += "\n" + rng.choice(donors)
            case 2:
                lines[number] = rng.choice(donors)
            case _:
                lines[number] = _modified(lines[number], rng)
    return "\n".join(lines)


def _modified(line: str, rng: Random) -> str:
    """A statement with half of its names and values put in another order, and a token more."""
    tokens = line.split()
    places = [place for place, token in enumerate(tokens) if token[0] in "ins"]
    for place in rng.sample(places, (len(places) + 1) // 2):
        tokens[place] = tokens[place] + "Other"
    tokens.insert(rng.randrange(len(tokens) + 1), "o-")
    return " ".join(tokens)

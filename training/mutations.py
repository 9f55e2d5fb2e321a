"""Mutations of a token stream after Roy & Cordy (2009): renamed, lines changed, or both."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from random import Random

_Lines = list[list[str]]
_Mutation = Callable[[_Lines, _Lines, Random], _Lines]


def _renamed(lines: _Lines, other: _Lines, rng: Random) -> _Lines:
    """Type-2: variables renamed throughout, some literals changed; most called names stay."""
    called = {a for line in lines for a, b in pairwise(line) if b == "o("}
    kept = {name for name in sorted(called) if rng.random() < 0.7}
    return _rename(lines, other, rng, kept)


def _renamed_all(lines: _Lines, other: _Lines, rng: Random) -> _Lines:
    """Type-2: every name renamed throughout."""
    return _rename(lines, other, rng, set())


def _rename(lines: _Lines, other: _Lines, rng: Random, kept: Iterable[str]) -> _Lines:
    names = sorted({token for line in lines for token in line if token[0] == "i"} - set(kept))
    pool = sorted({t for line in other for t in line if t[0] == "i"} - set(names)) or ["ivalue"]
    rng.shuffle(pool)
    new = {}
    for i, name in enumerate(names):
        new[name] = pool[i % len(pool)] + ("" if i < len(pool) else str(i))
    return [[_literal(new.get(token, token), rng, 0.4) for token in line] for line in lines]


def _scattered(lines: _Lines, other: _Lines, rng: Random) -> _Lines:
    """Type-2: single uses of names replaced by others, here and there."""
    pool = [token for line in other for token in line if token[0] == "i"] or ["ivalue"]
    return [
        [rng.choice(pool) if t[0] == "i" and rng.random() < 0.3 else t for t in line]
        for line in lines
    ]


def _light(lines: _Lines, other: _Lines, rng: Random) -> _Lines:
    """Type-3: one or two lines inserted, deleted or changed."""
    return _edit(lines, other, rng, min(2, max(1, len(lines) // 6)))


def _heavy(lines: _Lines, other: _Lines, rng: Random) -> _Lines:
    """Type-3: a quarter to two fifths of the lines."""
    return _edit(lines, other, rng, max(1, round(len(lines) * rng.uniform(0.25, 0.4))))


def _renamed_and_edited(lines: _Lines, other: _Lines, rng: Random) -> _Lines:
    wanted = max(1, round(len(lines) * 0.25))
    return _edit(_renamed(lines, other, rng), other, rng, wanted)


def _edit(lines: _Lines, other: _Lines, rng: Random, wanted: int) -> _Lines:
    edited = [list(line) for line in lines]
    for _ in range(wanted):
        at = rng.randrange(len(edited))
        way = rng.random()
        if way < 0.35:
            edited.insert(at + 1, list(rng.choice(other)))
        elif way < 0.6 and len(edited) > 2:
            del edited[at]
        elif way < 0.75:
            edited[at] = list(rng.choice(other))
        else:
            edited[at] = _changed(edited[at], other, rng)
    return edited


def _changed(line: list[str], other: _Lines, rng: Random) -> list[str]:
    pool = [token for part in other for token in part]
    return [rng.choice(pool) if rng.random() < 0.3 else token for token in line]


def _literal(token: str, rng: Random, share: float) -> str:
    if token[0] == "n" and rng.random() < share:
        return f"n{rng.randrange(100)}"
    if token[0] == "s" and rng.random() < share:
        return f"s{rng.choice(('text', 'name', 'other␣words', 'x'))}"
    return token


MUTATIONS: dict[str, _Mutation] = {
    "renamed": _renamed,
    "renamed-all": _renamed_all,
    "scattered": _scattered,
    "light": _light,
    "heavy": _heavy,
    "renamed-edited": _renamed_and_edited,
}

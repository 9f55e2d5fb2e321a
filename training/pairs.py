"""Pairs of functions that belong together: mutated by a program, edited by people, or ported."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from random import Random

from training.corpus import SMALLEST_COMPARED as _SMALLEST
from training.corpus import Sample

_SHORTEST_NAME = 6
_MOST_PER_PACKAGE = 40
_LEAST, _LIGHT = 0.3, 0.8
"""Share of tokens in common: another function below the first, a small edit above the second."""
_ONE_LANGUAGE = {"tsx": "javascript", "typescript": "javascript", "cpp": "c"}


@dataclass(frozen=True, slots=True)
class Pair:
    """`query` belongs to the function `target`, an index of the samples it was made from."""

    kind: str
    language: str
    query: str
    target: int
    group: tuple[str, str]


def group(sample: Sample) -> tuple[str, str]:
    """Functions of one group may be copies of each other: never counted as false alarms."""
    return sample.family, _plain_name(sample.name)


def dialect_of(language: str) -> str:
    """The language, or the one that it extends."""
    return _ONE_LANGUAGE.get(language, language)


def mutated(samples: Sequence[Sample], rng: Random, most: int) -> Iterator[Pair]:
    """Every mutation of up to `most` functions, spread over languages and packages."""
    donors: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        donors[sample.language].append(sample)
    chosen = _spread([i for i, s in enumerate(samples) if s.size >= _SMALLEST], samples, rng)
    for target in chosen[:most]:
        sample = samples[target]
        lines = [line.split() for line in sample.code.split("\n") if line.strip()]
        for kind, mutation in MUTATIONS.items():
            donor = rng.choice(donors[sample.language])
            other = [line.split() for line in donor.code.split("\n") if line.strip()]
            code = " \n".join(" ".join(line) for line in mutation(lines, other, rng))
            if code.split() != sample.code.split():
                yield Pair(kind, sample.language, code, target, group(sample))


def edited(samples: Sequence[Sample], rng: Random, most: int) -> Iterator[Pair]:
    """The same function in two releases of one package, changed in between."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, s in enumerate(samples):
        if s.size >= _SMALLEST:
            places[(_unversioned(s.package), s.language, _file(s.path), s.name)].append(i)
    twice = [tuple(same) for same in places.values() if len(same) == 2]
    taken: dict[tuple[str, str], int] = defaultdict(int)
    left = most
    for same in rng.sample(twice, len(twice)):
        one, other = (samples[i] for i in same)
        if left == 0 or one.package == other.package or one.digest == other.digest:
            continue
        share = _similarity(one.code, other.code)
        kind = "edit-light" if share >= _LIGHT else "edit-heavy"
        taken[_unversioned(one.package), kind] += 1
        if share >= _LEAST and taken[_unversioned(one.package), kind] <= _MOST_PER_PACKAGE:
            left -= 1
            yield Pair(kind, one.language, _anonymous(one), same[1], group(one))


def ported(samples: Sequence[Sample], rng: Random, most: int) -> Iterator[Pair]:
    """Functions of one name in packages of one family that were written in two languages."""
    named: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, s in enumerate(samples):
        name = _plain_name(s.name)
        if s.size >= _SMALLEST and len(name) >= _SHORTEST_NAME:
            named[(s.family, name)][dialect_of(s.language)].append(i)
    found = []
    for languages in named.values():
        sides = [same for same in languages.values() if len({samples[i].path for i in same}) <= 2]
        for left, same in enumerate(sides):
            for others in sides[left + 1 :]:
                one, other = rng.choice(same), rng.choice(others)
                sizes = samples[one].size, samples[other].size
                if max(sizes) <= 3 * min(sizes):
                    found.append((one, other))
    taken: dict[str, int] = defaultdict(int)
    for one, other in rng.sample(found, len(found)):
        s = samples[one]
        taken[s.family] += 1
        if taken[s.family] <= 2 * _MOST_PER_PACKAGE and sum(taken.values()) <= most:
            yield Pair("port", s.language, _anonymous(s), other, group(s))


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


def _spread(indices: list[int], samples: Sequence[Sample], rng: Random) -> list[int]:
    """The indices in an order in which languages take turns."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for i in rng.sample(indices, len(indices)):
        by_language[samples[i].language].append(i)
    queues = [by_language[language] for language in sorted(by_language)]
    return [q[turn] for turn in range(max(map(len, queues))) for q in queues if turn < len(q)]


def _anonymous(sample: Sample) -> str:
    """The code without the function's own name, by which the pair was found."""
    name = re.split(r"\W", sample.name)[-1]
    tokens = re.split(r"(\s)", sample.code)
    return "".join("isome_name" if token == f"i{name}" else token for token in tokens)


def _similarity(one: str, other: str) -> float:
    left, right = one.split(), other.split()
    if max(len(left), len(right)) > 2000:
        return 0.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= 0.3 else 0.0


def _plain_name(name: str) -> str:
    return re.sub(r"\W|_", "", name.rpartition(".")[2]).lower()


def _unversioned(package: str) -> str:
    return package.rpartition("~")[0]


def _file(path: str) -> str:
    return "/".join(path.split("/")[-2:])

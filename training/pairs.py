"""Pairs of functions that belong together: mutated by a program, edited, forked or ported."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from random import Random

from training.corpus import SMALLEST_COMPARED as _SMALLEST
from training.corpus import Sample, place
from training.mutations import MUTATIONS

_SHORTEST_NAME = 6
_MOST_PER_PACKAGE = 250
_MOST_PER_FAMILY = 80
_MOST_PER_PLACE = 3
_MOST_AT_PLACE = 12
_COPIED = 0.6
_LEAST, _LIGHT = 0.3, 0.8
"""Share of tokens in common: another function below the first, a small edit above the second."""
TASK = "task:"
"""How the families of `solutions.py` begin: what they share is a task, not an origin."""
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
            places[(_unversioned(s.package), s.language, place(s.path), s.name)].append(i)
    yield from _natural(samples, list(places.values()), rng, most, ("edit-light", "edit-heavy"))


def forked(samples: Sequence[Sample], rng: Random, most: int) -> Iterator[Pair]:
    """The same function in two packages of one family: forks, vendored copies, sister packages."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, s in enumerate(samples):
        if s.size >= _SMALLEST and not s.family.startswith(TASK):
            stem = s.path.rpartition("/")[2].partition(".")[0]
            places[(s.family, dialect_of(s.language), stem, s.name)].append(i)
    apart = [_one_each(same, samples) for same in places.values()]
    yield from _natural(samples, apart, rng, most, ("fork", "fork"))


def _is_bridge(one: Sample, other: Sample) -> bool:
    """Whether one only calls the other: the script and the native side of one module."""
    languages = {dialect_of(one.language), dialect_of(other.language)}
    native = languages & {"java", "kotlin", "swift", "c", "csharp"}
    return one.package == other.package and "javascript" in languages and bool(native)


def _one_each(same: list[int], samples: Sequence[Sample]) -> list[int]:
    """Those of the last release of each package."""
    last = {_unversioned(samples[i].package): samples[i].package for i in same}
    return [i for i in same if samples[i].package in last.values()]


def _natural(
    samples: Sequence[Sample],
    places: list[list[int]],
    rng: Random,
    most: int,
    kinds: tuple[str, str],
) -> Iterator[Pair]:
    """Two of each place that differ; `kinds` names light and heavy changes."""
    taken: dict[tuple[str, str], int] = defaultdict(int)
    left = most
    places = [same for same in places if _is_clear(same, samples)]
    for same in rng.sample(places, len(places)):
        for one, other in _different(same, samples, rng):
            share = similarity(samples[one].code, samples[other].code)
            package, kind = _unversioned(samples[one].package), kinds[share < _LIGHT]
            if share < _LEAST or taken[package, kind] == _MOST_PER_PACKAGE:
                continue
            if left == 0:
                return
            left -= 1
            taken[package, kind] += 1
            sample = samples[one]
            yield Pair(kind, sample.language, without_name(sample), other, group(sample))


def _is_clear(same: list[int], samples: Sequence[Sample]) -> bool:
    """Whether there is one function of that name in each of several packages: no overloads."""
    packages = {samples[i].package for i in same}
    return 1 < len(same) == len(packages) <= _MOST_AT_PLACE


def _different(same: list[int], samples: Sequence[Sample], rng: Random) -> list[tuple[int, int]]:
    """Up to two pairs of different packages and different tokens."""
    pairs = [
        (one, other)
        for one, other in combinations(same, 2)
        if samples[one].package != samples[other].package
        and samples[one].digest != samples[other].digest
    ]
    return rng.sample(pairs, min(len(pairs), _MOST_PER_PLACE))


def ported(samples: Sequence[Sample], rng: Random, most: int) -> Iterator[Pair]:
    """Functions of one name in packages of one family that were written in two languages."""
    named: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, s in enumerate(samples):
        name = _plain_name(s.name)
        is_long = s.size >= _SMALLEST and len(name) >= _SHORTEST_NAME
        if is_long and not s.family.startswith(TASK):
            named[(s.family, name)][dialect_of(s.language)].append(i)
    found = []
    for languages in named.values():
        sides = [same for same in languages.values() if len({samples[i].path for i in same}) <= 2]
        for left, same in enumerate(sides):
            for others in sides[left + 1 :]:
                one, other = rng.choice(same), rng.choice(others)
                sizes = samples[one].size, samples[other].size
                bridged = _is_bridge(samples[one], samples[other])
                if max(sizes) <= 3 * min(sizes) and not bridged:
                    found.append((one, other))
    taken: dict[str, int] = defaultdict(int)
    for one, other in rng.sample(found, len(found)):
        s = samples[one]
        taken[s.family] += 1
        if taken[s.family] <= _MOST_PER_FAMILY and sum(taken.values()) <= most:
            yield Pair("port", s.language, without_name(s), other, group(s))


def _spread(indices: list[int], samples: Sequence[Sample], rng: Random) -> list[int]:
    """The indices in an order in which languages take turns."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for i in rng.sample(indices, len(indices)):
        by_language[samples[i].language].append(i)
    queues = [by_language[language] for language in sorted(by_language)]
    return [q[turn] for turn in range(max(map(len, queues))) for q in queues if turn < len(q)]


def without_name(sample: Sample) -> str:
    """The code without the function's own name, by which the pair was found."""
    name = re.split(r"\W", sample.name)[-1]
    tokens = re.split(r"(\s)", sample.code)
    return "".join("isome_name" if token == f"i{name}" else token for token in tokens)


def is_copy(one: str, other: str) -> bool:
    """Whether two codes are alike with names and literals blanked: not written independently."""
    blanked = (" ".join(t if t[0] in "ko" else t[0] for t in code.split()) for code in (one, other))
    return similarity(*blanked) >= _COPIED


def similarity(one: str, other: str) -> float:
    """The share of equal tokens in order; 0 below 0.3 and for what is too long to compare."""
    left, right = one.split(), other.split()
    if max(len(left), len(right)) > 2000:
        return 0.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= 0.3 else 0.0


def _plain_name(name: str) -> str:
    return re.sub(r"\W|_", "", name.rpartition(".")[2]).lower()


def _unversioned(package: str) -> str:
    return package.rpartition("~")[0]

"""Functions that should mean the same, found by their names: for learning only.

Names lie: two functions called `next_token` need not do the same. In their thousands they teach
what words and steps go together; nothing is measured on them.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dupcheck.vocabulary import subtokens
from training.corpus import Sample, place
from training.pairs import TASK, dialect_of

_LONGEST_RATIO = 3
_MOST_FAMILIES = 12
_MOST_OF_A_NAME = 60
_SHORTEST = 7
_Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Namesakes:
    """Pairs of rows, shape (n, 2): two releases, two languages of a family, unrelated projects.

    `solutions` are no guesses: two packages that were read and found to solve one task.
    """

    edits: _Pairs
    ports: _Pairs
    strangers: _Pairs
    solutions: _Pairs


def own_name(sample: Sample) -> str:
    """The name without the class it is in."""
    return re.split(r"\W", sample.name)[-1]


def plain_name(sample: Sample) -> str:
    """The name in small letters, without underscores."""
    return own_name(sample).replace("_", "").lower()


def unnamed(sample: Sample) -> str:
    """The code in which the function's own name says nothing."""
    name = re.escape("i" + own_name(sample))
    return re.sub(rf"(?<!\S){name}(?!\S)", "i_", sample.code)


def namesakes(samples: Sequence[Sample], rng: np.random.Generator) -> Namesakes:
    """Pairs of functions that have the same name of several words; each function at most twice."""
    found: dict[str, list[tuple[int, int]]] = {"ports": [], "strangers": []}
    named: dict[str, list[int]] = defaultdict(list)
    for i, sample in enumerate(samples):
        if _is_telling(sample):
            named[plain_name(sample)].append(i)
    for rows in named.values():
        some = rng.permutation(rows)[:_MOST_OF_A_NAME].tolist()
        families = {samples[i].family for i in some}
        for one, other in zip(some, some[1:] + some[:1], strict=True):
            kind = _kind(samples[one], samples[other])
            if kind == "ports" or (kind == "strangers" and len(families) <= _MOST_FAMILIES):
                found[kind].append((one, other))
    found |= {"edits": _edits(samples), "solutions": _solutions(samples)}
    return Namesakes(**{kind: np.array(pairs).reshape(-1, 2) for kind, pairs in found.items()})


def _solutions(samples: Sequence[Sample]) -> list[tuple[int, int]]:
    tasks: dict[str, list[int]] = defaultdict(list)
    for i, sample in enumerate(samples):
        if sample.family.startswith(TASK):
            tasks[sample.family].append(i)
    return [
        (one, other)
        for rows in tasks.values()
        for one, other in combinations(rows, 2)
        if samples[one].package != samples[other].package
    ]


def _is_telling(sample: Sample) -> bool:
    words = subtokens(own_name(sample))
    return len(words) > 1 and len(plain_name(sample)) >= _SHORTEST and words[0] != "test"


def _kind(one: Sample, other: Sample) -> str:
    low, high = sorted([one.size, other.size])
    if one is other or high > _LONGEST_RATIO * low:
        return ""
    if one.family != other.family:
        return "strangers"
    return "ports" if dialect_of(one.language) != dialect_of(other.language) else ""


def _edits(samples: Sequence[Sample]) -> list[tuple[int, int]]:
    """The first and the last of what has one name in one file of several releases."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, sample in enumerate(samples):
        places[sample.family, sample.language, place(sample.path), sample.name].append(i)
    return [
        (rows[0], rows[-1])
        for rows in places.values()
        if len(rows) > 1 and len({samples[i].package for i in rows}) == len(rows)
    ]

"""What a survey brings home: pairs of one scope, told apart into duplicates and all others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dupcheck.arrays import Bool, Float32, Int64, Pairs
from dupcheck.calibration import drawing
from dupcheck.calibration.alarms import Alarms
from dupcheck.calibration.records import Distribution, PairKind, ScopeName
from dupcheck.survey.population import Population

_DRAWN = 200_000
_DRAWN_OF_FILES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """Of one scope: false alarms by kind of pair, cosines of duplicates, and all distributions."""

    name: ScopeName
    alarms: tuple[Alarms, ...]
    duplicates: Float32
    distributions: tuple[Distribution, ...]


def cosines(vectors: Float32, left: Int64, right: Int64) -> Float32:
    """The cosines of pairs of rows."""
    found = np.empty(len(left), np.float32)
    for at in range(0, len(left), 4096):
        part = slice(at, at + 4096)
        found[part] = np.einsum("ij,ij->i", vectors[left[part]], vectors[right[part]])
    return found


def drawn(
    population: Population,
    vectors: Float32,
    rows: Int64,
    name: ScopeName,
    least: float,
) -> list[Distribution]:
    """Random pairs of some rows, themselves a random sample, and random pairs of one file.

    Pairs of at least the cosine `least` are shown to the judge, and duplicates taken out.
    """
    families = [family[np.isin(family, rows)] for family in population.families]
    families = [family for family in families if len(family)]
    whole = len(rows) == len(population)
    if name is ScopeName.ACROSS:
        draws = [(PairKind.RANDOM, drawing.between(families, _DRAWN))]
    else:
        draws = [
            (PairKind.RANDOM, drawing.within(families, _DRAWN)),
            (PairKind.SAME_FILE, drawing.within(population.files(rows), _DRAWN_OF_FILES)),
        ]
    found = []
    for kind, (left, right, every) in draws:
        pairs = pairs_of(vectors, left, right)
        values = pairs.similarity[wrong(population, pairs, least)]
        found.append(distribution(kind, name, values, exact=whole and every))
    return found


def pairs_of(vectors: Float32, left: Int64, right: Int64) -> Pairs:
    """Pairs of rows with their cosines."""
    return Pairs(left=left, right=right, similarity=cosines(vectors, left, right))


def wrong(population: Population, pairs: Pairs, least: float) -> Bool:
    """Which pairs are false alarms at their cosine; all are taken for such below `least`.

    Not the nested ones, no duplicates, and nothing that is settled without a cosine.
    """
    close = np.flatnonzero(pairs.similarity >= np.float32(least))
    near = _at(pairs, close)
    apart = population.apart(near)
    found = np.ones(len(pairs.left), np.bool_)
    found[close] = apart
    near = near.where(apart)
    found[close[apart]] = ~(population.duplicates(near) | population.settled(near))
    return found


def _at(pairs: Pairs, places: Int64) -> Pairs:
    return Pairs(
        left=pairs.left[places], right=pairs.right[places], similarity=pairs.similarity[places]
    )


def distribution(
    kind: PairKind, scope: ScopeName, found: Float32, *, exact: bool, floor: float = -1.0
) -> Distribution:
    """The cosines in descending order."""
    return Distribution(kind=kind, scope=scope, cosines=-np.sort(-found), exact=exact, floor=floor)


def distinct(population: Population, pairs: Sequence[Pairs]) -> Pairs:
    """Each pair of rows once."""
    stacked = Pairs.stacked(list(pairs))
    _, first = np.unique(population.keys(stacked), return_index=True)
    once = np.zeros(len(stacked.left), np.bool_)
    once[first] = True
    return stacked.where(once)

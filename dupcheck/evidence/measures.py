"""Every measure of a pair of functions, each with a name: what the judge's models are fed with."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dupcheck.compare import frequencies
from dupcheck.compare.comparison import Comparison
from dupcheck.compare.frequencies import Frequencies
from dupcheck.compare.profile import GRAM, Profile, words_of
from dupcheck.evidence.holes import holes
from dupcheck.evidence.repository import Repository, own_name
from dupcheck.evidence.setting import setting
from dupcheck.evidence.statements import partners
from dupcheck.evidence.traits import flow, remarks, traits
from dupcheck.records import Function

_ENOUGH = 8.0
"""Functions of 256 tokens and more are all large enough."""
_LENIENCE = 16.0
"""Bits of equal literals that are taken for granted: of few literals a change says little."""
_LONGEST = 32


@dataclass(frozen=True, slots=True)
class Sides:
    """Two functions and what was found in each, in an order that does not depend on the asker."""

    left: Function
    right: Function
    one: Profile
    other: Profile


def unaligned(sides: Sides, repository: Repository) -> dict[str, float]:
    """The measures that need no alignment."""
    return {
        **shapes(sides, repository),
        **standing(sides, repository),
        **spoken(sides, repository),
    }


def shapes(sides: Sides, repository: Repository) -> dict[str, float]:
    """What shapes both have, and how rare these are: told at little cost."""
    left, right = sides.left, sides.right
    shared = sides.one.grams & sides.other.grams
    return {
        "information": _logarithm(math.fsum(map(repository.runs.bits, shared)) / 64),
        "rarity": repository.runs.rarity(shared),
        "unique": _logarithm(repository.runs.rare(shared) / 8),
        "mass": min(math.log2(max(1, min(left.size, right.size))), _ENOUGH),
        "size": min(left.size, right.size) / max(1, left.size, right.size),
    }


def standing(sides: Sides, repository: Repository) -> dict[str, float]:
    """Where the two stand, what they are called, and how many others are like them."""
    left, right, one, other = sides.left, sides.right, sides.one, sides.other
    found = {
        "family": repository.shaped(one, other),
        "crowd": repository.crowd(one.grams & other.grams),
        "protocol": repository.named(left, right),
        **setting(left, right),
    }
    small = _ENOUGH - min(math.log2(max(1, min(left.size, right.size))), _ENOUGH)
    found["small_here"] = small * found["same_file"]
    found["small_asides"] = small * found["asides"]
    found["small_named"] = small * (found["protocol"] > 0)
    return found


def spoken(sides: Sides, repository: Repository) -> dict[str, float]:
    """What both say, in names, calls, literals, steps and remarks.

    `remarks` is missing where one of the two has no comments.
    """
    left, right, one, other = sides.left, sides.right, sides.one, sides.other
    words = repository.words.overlap(one.words, other.words)
    mine, its = traits(left.code), traits(right.code)
    found = {
        "words": words.share,
        "vocabulary": _vocabulary(repository.words, mine.words, its.words),
        "said": _logarithm(words.bits / 64),
        "calls": repository.calls.overlap(one.calls, other.calls).share,
        "called": _logarithm(repository.words.overlap(one.called, other.called).bits / 32),
        "outside": repository.outside.overlap(one.outside, other.outside).share,
        "values": _overlap(repository.literals, one.literals, other.literals),
        "flow": flow(mine, its),
        "sense": max(0.0, repository.sense(left.code, right.code)),
        "repeated": max(mine.repeated, its.repeated),
        "plain": max(mine.plain, its.plain),
    }
    said, told = remarks(left.text, left.code), remarks(right.text, right.code)
    if said and told:
        found["remarks"] = repository.words.overlap(said, told).share
    return found


def aligned(sides: Sides, comparison: Comparison, repository: Repository) -> dict[str, float]:
    """The measures of an alignment: what stands in runs, what was renamed, what was swapped."""
    one, other = sides.one, sides.other
    size = (len(one.tokens) + len(other.tokens)) / 2
    couples = partners(one, other, comparison.renames)
    shapes = frequencies.statements(one)
    agreed = math.fsum(map(repository.statements.bits, {shapes[at] for at in couples.shared}))
    found = holes(one, other, comparison)
    same, swapped = _kept(sides, comparison, repository.outside)
    return {
        "aligned": comparison.aligned,
        "verbatim": comparison.verbatim,
        "renamed": comparison.renamed,
        "solid": comparison.solid,
        "shaped": comparison.shaped,
        "longest": _logarithm(comparison.longest / 8),
        "shared_code": _logarithm(comparison.solid * size / 8),
        "held": min(1.0, comparison.solid * size / max(1, min(len(one.tokens), len(other.tokens)))),
        "statements": couples.share,
        "agreed": _logarithm(agreed / 16),
        "apart": couples.apart,
        "echoed": _logarithm(_echoed(sides, couples.shared, repository.words) / 32),
        "literals": _literals(one, other, comparison, repository.literals),
        "kept": same / (same + swapped) if same + swapped else 1.0,
        "kept_here": _logarithm(same / 16),
        "swapped": _logarithm(swapped / 16),
        "changed_values": _logarithm(found.values),
        "changed_names": _logarithm(found.names),
        "gaps": _logarithm(found.runs),
        "turned": found.turned,
    }


def joined(found: Mapping[str, float]) -> dict[str, float]:
    """What two measures say together: siblings of one file call different things in one shape."""
    equal = min(found["renamed"], found["kept"], found["literals"])
    pure = max(0.0, equal - 0.9) / 0.1 * (found["turned"] == 0)
    return {
        "far": _far(found),
        "pure": pure,
        "pure_here": pure * found["same_file"],
        "swapped_here": found["same_file"] * (1 - found["kept"]),
        "swapped_alike": found["shaped"] * (1 - found["kept"]),
        "small_parts": (_ENOUGH - found["mass"]) * (1 - found["solid"]),
        "asides_parted": found["asides"] * (1 - found["literals"] * found["renamed"]),
        "override": float(found["protocol"] > 0) * (1 - found["renamed"] * found["kept"]),
        "opposites_here": found["opposites"] * found["same_file"],
        "one_word_for_word": max(0.0, (found["verbatim"] - 0.9) / 0.1),
    }


Bounds = dict[str, tuple[float, float]]
"""What measures can be, lowest and highest, before anything is aligned."""


def solid_bounds(sides: Sides, found: Mapping[str, float]) -> Bounds:
    """Of the measures of runs: what is solid stands in runs of shapes that both have."""
    one, other = sides.one, sides.other
    shared = one.grams & other.grams
    size = max(1, len(one.tokens) + len(other.tokens))
    covered = min(_covered(one, shared), _covered(other, shared))
    solid = min(1.0, 2 * covered / size)
    least = max(1, min(len(one.tokens), len(other.tokens)))
    return {
        "solid": (0.0, solid),
        "shaped": (0.0, solid),
        "longest": (0.0, _logarithm(covered / 8)),
        "shared_code": (0.0, _logarithm(covered / 8)),
        "held": (0.0, min(1.0, covered / least)),
        "swapped_alike": (0.0, solid),
        "small_parts": ((_ENOUGH - found["mass"]) * (1 - solid), _ENOUGH),
    }


def bounds(sides: Sides, found: Mapping[str, float]) -> Bounds:
    """Of all measures of an alignment: a statement's partner has its shape, too."""
    parts = traits(sides.left.code).shapes, traits(sides.right.code).shapes
    far = _far(found)
    return solid_bounds(sides, found) | {
        "far": (far, far),
        "statements": (0.0, _partners(*parts)),
        "swapped_here": (0.0, found["same_file"]),
        "pure_here": (0.0, found["same_file"]),
        "override": (0.0, float(found["protocol"] > 0)),
        "opposites_here": (0.0, found["opposites"]),
        "asides_parted": (0.0, found["asides"]),
    }


def _far(found: Mapping[str, float]) -> float:
    """Whether nothing but chance or copying makes them alike: no file, name or role in common."""
    return (1 - found["same_file"]) * (1 - found["asides"]) * float(found["protocol"] == 0)


def _vocabulary(worth: Frequencies, left: Counter[str], right: Counter[str]) -> float:
    """The cosine of the words, weighted by information and the logarithm of how often they occur.

    TF-IDF after Salton & Buckley, "Term-weighting approaches" (1988); in [0, 1].
    """
    one, other = (
        {w: worth.bits(w) * (1 + math.log(n)) for w, n in c.items()} for c in (left, right)
    )
    product = math.fsum(one[word] * other[word] for word in one.keys() & other.keys())
    lengths = math.fsum(v * v for v in one.values()) * math.fsum(v * v for v in other.values())
    return product / math.sqrt(lengths) if product else 0.0


def _partners(lefts: Counter[str], rights: Counter[str]) -> float:
    """The share of the tokens in statements whose shape the other side has as well."""
    shared = size = 0
    for shape, count in lefts.items():
        length = shape.count(" ") + 1
        size += count * length
        if shape in rights:
            shared += min(count, rights[shape]) * length
    size += sum([count * (shape.count(" ") + 1) for shape, count in rights.items()])
    return 2 * shared / size if size else 0.0


def _covered(one: Profile, shared: frozenset[int]) -> int:
    """How many tokens stand in a run that is among the shared ones."""
    count = until = 0
    for start, run in enumerate(one.runs):
        if run in shared:
            count += start + GRAM - max(start, until)
            until = start + GRAM
    return count


def _echoed(sides: Sides, shared: Sequence[int], worth: Frequencies) -> float:
    """The bits in the words that shared statements have kept."""
    one, there = sides.one, frozenset(sides.other.tokens)
    runs = (one.tokens[slice(*one.statements[at])] for at in shared)
    tokens = frozenset([token for run in runs for token in run if token[0] in "is"]) & there
    return math.fsum(map(worth.bits, {word for token in tokens for word in words_of(token)}))


def _kept(sides: Sides, comparison: Comparison, worth: Frequencies) -> tuple[float, float]:
    """The bits in aligned outside names that are equal on both sides, and in those that differ.

    Siblings have one shape and call different things; a copy keeps what it calls.
    """
    one, other = sides.one, sides.other
    outside = one.outside | other.outside
    couples = {
        (one.tokens[i], other.tokens[j])
        for i, j in comparison.pairs
        if one.tokens[i] in outside or other.tokens[j] in outside
    }
    if one.tokens.count(own_name(sides.left)) == 1:
        couples.discard((own_name(sides.left), own_name(sides.right)))
    same = math.fsum(worth.bits(old) for old, new in couples if old == new)
    swapped = math.fsum((worth.bits(a) + worth.bits(b)) / 2 for a, b in couples if a != b)
    return same, swapped


def _literals(one: Profile, other: Profile, comparison: Comparison, worth: Frequencies) -> float:
    """The share of aligned literals that are equal: long and rare ones say more than 0 and 1."""
    same = changed = 0.0
    couples = {
        (one.tokens[i], other.tokens[j]) for i, j in comparison.pairs if one.tokens[i][0] in "ns"
    }
    for old, new in sorted(couples):
        if old == new:
            same += _weight(old, worth)
        else:
            changed += (_weight(old, worth) + _weight(new, worth)) / 2
    return (same + _LENIENCE) / (same + changed + _LENIENCE)


def _weight(literal: str, worth: Frequencies) -> float:
    return worth.bits(literal) * math.log2(1 + min(len(literal), _LONGEST)) / 2


def _overlap(worth: Frequencies, left: frozenset[str], right: frozenset[str]) -> float:
    """How far the literals agree, wherever they stand, in [0, 1]; one half if there are none."""
    same = math.fsum(_weight(literal, worth) for literal in left & right)
    other = math.fsum(_weight(literal, worth) for literal in left ^ right)
    return (same + _LENIENCE) / (same + other / 2 + 2 * _LENIENCE)


def _logarithm(value: float) -> float:
    return math.log2(1 + value)

"""The second look at a match: aligns the two codes, names the clone type, says how sure it is.

The vectors propose; the judge decides. It aligns the two token streams with names and literals
blanked (so that a renamed copy aligns as well as a verbatim one), asks whether the renaming is
consistent, and weighs what is shared by its information in this repository: a shape or a word
that every other function has as well is worth little.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dupcheck.compare.comparison import Comparison, compare
from dupcheck.compare.frequencies import Counts, Features, Frequencies, Kind, features
from dupcheck.compare.profile import GRAM, Profile, profile
from dupcheck.languages.table import same_family
from dupcheck.records import CloneType, Function, Match, Verdict
from dupcheck.roles import is_test
from dupcheck.vocabulary import subtokens

_SAMPLE = 4_000
_EDITED = 0.6
"""Smallest share of tokens that align and agree under a renaming in an edited (type-3) copy."""

_EXAMPLES = re.compile(r"(^|/)(examples?|samples?|demos?|tutorials?|benchmarks?)/", re.IGNORECASE)
"""Folders of code that says the same things over and over on purpose, as tests do."""

_PARTLY, _MOSTLY = 0.2, 0.75
"""Shares of solid tokens: from the first up to the second each one says much."""
_ENOUGH = 7.0
"""Functions of 128 tokens and more are all large enough."""
_MOST_NAMED = 4.0
_NEARLY, _WORD_FOR_WORD = 0.985, 0.993
"""Share of equal tokens up to which a copy has been edited, and from which it has not."""

_BIAS = -23.6
_WEIGHTS = {
    "mostly": 10.34,
    "wholly": 2.6,
    "kept": 3.6,
    "literals": 3.2,
    "information": 1.22,
    "rarity": 0.97,
    "unique": 0.67,
    "mass": 0.81,
    "identical": 3.0,
    "asides": -2.75,
    "same_file": -2.52,
    "protocol": -0.3,
}
"""Fitted by `training/judge` to pairs that a person labelled and to copies made by a program.

Then moved by hand on the same pairs: more for what is kept, less for a shared name, and a bias
that reports more edited copies at the same precision.
"""

_MEANT = 0.95
"""Confidence at a cosine of 1 in two codes that do not align: meaning alone is never proof."""
_CERTAIN = 0.99

_PORT_BIAS = -5.0
_PORT_WEIGHTS = {"words": 6.17, "called": 0.88, "size": 1.36, "name": 3.0}
"""Between languages nothing aligns: what is said has to tell. Fitted by `training/judge/ports.py`.

The weight of the name is set by hand: the pairs of the fit were found by their names.
"""


class Judge:
    """Judges matches by the frequencies of shapes, words and calls in one repository."""

    def __init__(
        self,
        functions: Sequence[Function],
        semantic: Mapping[str, tuple[float, float]] = MappingProxyType({}),
        known: Features | None = None,
    ) -> None:
        """Counts in an even sample of functions with distinct digests.

        Copies counted twice would make what they share look common. `semantic` has the models
        that know what code means, with their thresholds within a language and across languages;
        `known` the features of all the functions, where an earlier run has them.
        """
        self._semantic = semantic
        step = max(1, len(functions) // _SAMPLE)
        self._names = Counter(map(_own, functions))
        sample = known.every(step) if known else features([f.code for f in functions[::step]])
        counts = Counts(sample)
        self._grams = Frequencies(counts, Kind.RUN)
        self._words = Frequencies(counts, Kind.WORD)
        self._calls = Frequencies(counts, Kind.CALL)
        self._outside = Frequencies(counts, Kind.OUTSIDE)

    def verdict(self, match: Match) -> Verdict:
        """The clone type, the confidence, and all that went into it."""
        left, right = profile(match.left.code), profile(match.right.code)
        comparison = compare(left, right)
        evidence = self._evidence(match, left, right, comparison)
        clone_type = _clone_type(match, comparison)
        if clone_type is CloneType.CROSS_LANGUAGE:
            confidence = max(_ported(evidence), self._meant(match))
        elif clone_type is CloneType.TYPE_4:
            confidence = max(_copied(evidence), self._meant(match))
        else:
            confidence = _copied(evidence)
        return Verdict(
            match=match,
            clone_type=clone_type,
            confidence=confidence,
            evidence=tuple(evidence.items()),
        )

    def convinced(self, match: Match, min_confidence: float) -> Verdict | None:
        """The verdict where it is at least that sure; most others are told without aligning."""
        if self.ceiling(match) < min_confidence:
            return None
        verdict = self.verdict(match)
        return verdict if verdict.confidence >= min_confidence else None

    def ceiling(self, match: Match) -> float:
        """A confidence in [0, 1] that the verdict cannot exceed.

        What is solid stands in runs of shapes that both have, and no more than all of it is kept.
        """
        if not same_family(match.left.language, match.right.language):
            return 1.0
        left, right = profile(match.left.code), profile(match.right.code)
        shared = left.grams & right.grams
        covered = min(_covered(left, shared), _covered(right, shared))
        solid = min(1.0, 2 * covered / (match.left.size + match.right.size))
        best = {"kept": 1.0, "literals": 1.0, "protocol": 0.0}
        best["identical"] = float(solid >= _MOSTLY)
        copied = _copied({**best, **_solidity(solid), **self._unaligned(match, shared)})
        return max(copied, self._meant(match))

    def _meant(self, match: Match) -> float:
        """What the cosine of a model that knows meanings says by itself, in [0, 1].

        One half at its threshold, and all but sure at a cosine of 1. It speaks where two codes do
        not align; where they do, their alignment tells a copy from a sibling, and the model
        cannot.
        """
        if match.model not in self._semantic:
            return 0.0
        within, across = self._semantic[match.model]
        same = same_family(match.left.language, match.right.language)
        threshold = min(within if same else across, _CERTAIN)
        above = (match.similarity - threshold) / (1 - threshold)
        return min(max(0.5 + (_MEANT - 0.5) * above, 0.0), 1.0)

    def _unaligned(self, match: Match, shared: frozenset[int]) -> dict[str, float]:
        """The measures that need no alignment, of a match and the runs that both sides have."""
        bits = math.fsum(map(self._grams.bits, shared))
        return {
            "information": math.log2(1 + bits / 64),
            "rarity": self._grams.rarity(shared),
            "unique": math.log2(1 + self._grams.rare(shared) / 8),
            "mass": min(math.log2(min(match.left.size, match.right.size)), _ENOUGH),
            "same_file": float(match.left.path == match.right.path),
            "asides": float(_is_aside(match.left.path) and _is_aside(match.right.path)),
        }

    def _evidence(
        self, match: Match, left: Profile, right: Profile, comparison: Comparison
    ) -> dict[str, float]:
        shape = self._grams.overlap(left.grams, right.grams)
        words = self._words.overlap(left.words, right.words)
        calls = self._calls.overlap(left.calls, right.calls)
        sizes = sorted((match.left.size, match.right.size))
        return {
            "cosine": match.similarity,
            "aligned": comparison.aligned,
            "verbatim": comparison.verbatim,
            "identical": min(
                max((comparison.verbatim - _NEARLY) / (_WORD_FOR_WORD - _NEARLY), 0), 1
            ),
            "renamed": comparison.renamed,
            "solid": comparison.solid,
            **_solidity(comparison.solid),
            "literals": comparison.literals,
            "kept": self._kept(match, left, right, comparison),
            "shape": shape.share,
            "words": words.share,
            "calls": calls.share,
            "called": math.log2(1 + self._words.overlap(left.called, right.called).bits / 64),
            "shape_bits": shape.bits,
            **self._unaligned(match, left.grams & right.grams),
            "word_bits": words.bits,
            "protocol": self._protocol(match, comparison),
            "name": _name_likeness(match.left, match.right),
            "size": sizes[0] / sizes[1],
            "scope": float(_scope(match.left) == _scope(match.right)),
            "tests": float(is_test(match.left.path) and is_test(match.right.path)),
        }

    def _protocol(self, match: Match, comparison: Comparison) -> float:
        """How many functions have the name that both have, as a logarithm: overrides have many.

        Two that are word for word the same are no overrides, whatever they are called.
        """
        left, right = _own(match.left), _own(match.right)
        if left != right or comparison.verbatim >= _WORD_FOR_WORD:
            return 0.0
        return min(math.log2(max(1, self._names[left])), _MOST_NAMED)

    def _kept(self, match: Match, left: Profile, right: Profile, comparison: Comparison) -> float:
        """The share of information in aligned outside names that are equal on both sides.

        Siblings have one shape and call different things; a copy keeps what it calls.
        """
        outside = left.outside | right.outside
        couples = {
            (left.tokens[i], right.tokens[j])
            for i, j in comparison.pairs
            if left.tokens[i] in outside or right.tokens[j] in outside
        }
        if left.tokens.count(_own(match.left)) == 1:
            couples.discard((_own(match.left), _own(match.right)))
        bits = self._outside.bits
        same = math.fsum(bits(one) for one, other in couples if one == other)
        swapped = math.fsum((bits(one) + bits(other)) / 2 for one, other in couples if one != other)
        return same / (same + swapped) if couples else 1.0


def _solidity(solid: float) -> dict[str, float]:
    """The share of solid tokens in the two ranges in which it says differently much."""
    return {"mostly": min(max(solid, _PARTLY), _MOSTLY), "wholly": max(solid, _MOSTLY)}


def _copied(evidence: dict[str, float]) -> float:
    """A logistic model over the evidence of one language, in [0, 1]."""
    return _logistic(_BIAS, _WEIGHTS, evidence)


def _ported(evidence: dict[str, float]) -> float:
    """A logistic model over the evidence between two languages, in [0, 1]."""
    return _logistic(_PORT_BIAS, _PORT_WEIGHTS, evidence)


def _logistic(bias: float, weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    score = bias + math.fsum(weight * evidence[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-score))


def _clone_type(match: Match, comparison: Comparison) -> CloneType:
    if not same_family(match.left.language, match.right.language):
        return CloneType.CROSS_LANGUAGE
    if comparison.verbatim == 1:
        return CloneType.TYPE_1
    if comparison.aligned == 1:
        return CloneType.TYPE_2
    return CloneType.TYPE_3 if comparison.renamed >= _EDITED else CloneType.TYPE_4


def _covered(one: Profile, shared: frozenset[int]) -> int:
    """How many tokens stand in a run that is among the shared ones."""
    count = until = 0
    for start, run in enumerate(one.runs):
        if run in shared:
            count += start + GRAM - max(start, until)
            until = start + GRAM
    return count


def _is_aside(path: str) -> bool:
    return is_test(path) or _EXAMPLES.search(path) is not None


def _own(function: Function) -> str:
    """The function's name as a token."""
    return "i" + function.name.rpartition(".")[2]


def _scope(function: Function) -> tuple[str, str]:
    return function.path, function.name.rpartition(".")[0]


def _name_likeness(left: Function, right: Function) -> float:
    """Jaccard similarity of the words of the functions' own names."""
    one = set(subtokens(left.name.rpartition(".")[2]))
    other = set(subtokens(right.name.rpartition(".")[2]))
    return len(one & other) / len(one | other) if one | other else 0.0

"""The second look at a match: aligns the two codes, names the clone type, says how sure it is.

The vectors propose; the judge decides. It aligns the two token streams with names and literals
blanked (so that a renamed copy aligns as well as a verbatim one), measures what they share and
where they part (`evidence`), and adds up what each measure says: a shape or a word that every other
function of the repository has as well is worth little.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dupcheck.compare.comparison import Comparison, compare
from dupcheck.compare.frequencies import Features
from dupcheck.compare.profile import profile
from dupcheck.config import MIN_CONFIDENCE
from dupcheck.evidence import measures
from dupcheck.evidence.measures import Bounds, Sides
from dupcheck.evidence.model import logistic, shipped, total
from dupcheck.evidence.repository import Repository, Sense
from dupcheck.languages.table import same_family
from dupcheck.records import CloneType, Function, Match, Verdict

_EDITED = 0.6
"""Smallest share of tokens that align and agree under a renaming in an edited (type-3) copy."""

_IDENTICAL, _RENAMED = 0.95, 0.9
"""Least confidence in what is the same word for word, or once variables are renamed alike.

It exists twice, whatever it is worth.
"""
_NEARLY = 0.97
"""Share of tokens in long runs, renamed alike, of what is all but the same."""
_WORD_FOR_WORD = 0.985
"""Share of equal tokens of what has one token in seventy of its own."""
_MEANT = 0.95
"""Confidence at a cosine of 1 in two codes that do not align: meaning alone is never proof."""
_CERTAIN = 0.99


class Judge:
    """Judges matches by what is common in one repository."""

    def __init__(
        self,
        functions: Sequence[Function],
        sense: Sense,
        semantic: Mapping[str, tuple[float, float]] = MappingProxyType({}),
        known: Features | None = None,
    ) -> None:
        """`functions` are those of the repository, one of each digest.

        `sense` says how near two token streams are in meaning, whichever model found them;
        `semantic` has the models that know what code means, with their thresholds within a
        language and across languages; `known` the features of all the functions, where an earlier
        run has them.
        """
        self._semantic = semantic
        self._repository = Repository(functions, known, sense)
        self._models = shipped()

    def verdict(self, match: Match) -> Verdict:
        """The clone type, the confidence, and all that went into it."""
        sides = _sides(match)
        return self._verdict(match, sides, measures.unaligned(sides, self._repository))

    def convinced(self, match: Match, min_confidence: float) -> Verdict | None:
        """The verdict where it is at least that sure; most others are told without aligning.

        What is cheap is measured first: most pairs cannot reach the confidence already then.
        """
        sides, repository = _sides(match), self._repository
        found = measures.shapes(sides, repository)
        limits = measures.solid_bounds(sides, found)
        if self._highest(match, found, limits) < min_confidence:
            return None
        found |= measures.standing(sides, repository)
        limits = measures.bounds(sides, found)
        if self._highest(match, found, limits) < min_confidence:
            return None
        found |= measures.spoken(sides, repository)
        if self._highest(match, found, limits) < min_confidence:
            return None
        verdict = self._verdict(match, sides, found)
        return verdict if verdict.confidence >= min_confidence else None

    def ceiling(self, match: Match) -> float:
        """A confidence in [0, 1] that the verdict cannot exceed."""
        sides = _sides(match)
        found = measures.unaligned(sides, self._repository)
        return self._highest(match, found, measures.bounds(sides, found))

    def _verdict(self, match: Match, sides: Sides, unaligned: Mapping[str, float]) -> Verdict:
        comparison = compare(sides.one, sides.other)
        clone_type = _clone_type(match, comparison)
        found = {**unaligned, **measures.aligned(sides, comparison, self._repository)}
        found |= measures.joined(found)
        model = self._models[_regime(clone_type)]
        contributions = {"bias": model.bias, **model.contributions(found)}
        confidence = logistic(total(0.0, contributions.values()))
        for name, least in self._least(match, clone_type, found):
            if least > confidence:
                contributions[name] = _log_odds(least) - total(0.0, contributions.values())
                confidence = least
        return Verdict(
            match=match,
            clone_type=clone_type,
            confidence=confidence,
            evidence=tuple(found.items()),
            contributions=tuple(contributions.items()),
            alike=_alike(match, clone_type, comparison),
        )

    def _highest(self, match: Match, found: Mapping[str, float], limits: Bounds) -> float:
        """The highest confidence that there can be with what has been found so far."""
        same = same_family(match.left.language, match.right.language)
        regimes = ("copied", "rewritten") if same else ("ported",)
        highest = max(self._models[name].ceiling(found, limits) for name in regimes)
        # Shapes that are equal have equal runs; nothing else can be word for word the same.
        solid = limits["solid"][1]
        equal = solid == 1 and match.left.size == match.right.size
        floor = _IDENTICAL if equal else _RENAMED if solid >= _NEARLY else 0.0
        return max(logistic(highest), self._meant(match), floor)

    def _least(
        self, match: Match, clone_type: CloneType, found: Mapping[str, float]
    ) -> Iterator[tuple[str, float]]:
        """Confidences that a verdict does not fall below, each with its reason."""
        if clone_type is CloneType.TYPE_1:
            yield "identical", _IDENTICAL
        if _only_renamed(found):
            yield "only_renamed", _RENAMED
        if clone_type in (CloneType.TYPE_4, CloneType.CROSS_LANGUAGE):
            yield "meaning", self._meant(match)

    def _meant(self, match: Match) -> float:
        """What the cosine of a model that knows meanings says by itself, in [0, 1].

        Just reported by default at its threshold, and all but sure at a cosine of 1. It speaks
        where two codes do not align; where they do, their alignment tells a copy from a sibling,
        and the model cannot.
        """
        if match.model not in self._semantic:
            return 0.0
        within, across = self._semantic[match.model]
        same = same_family(match.left.language, match.right.language)
        threshold = min(within if same else across, _CERTAIN)
        above = (match.similarity - threshold) / (1 - threshold)
        return min(max(MIN_CONFIDENCE + (_MEANT - MIN_CONFIDENCE) * above, 0.0), 1.0)


def _only_renamed(found: Mapping[str, float]) -> bool:
    """Whether all that differs are names of variables, each replaced by one other throughout.

    Values may differ too, and a token at the head (a method that became a function), where the two
    have neither a file nor a name in common and are no tests.
    """
    least = _NEARLY if found["far"] == 1 else 1.0
    told = found["kept"] == 1 and not found["opposites"] + found["turned"]
    if found["verbatim"] >= _WORD_FOR_WORD:
        return told
    return told and found["solid"] >= least and (found["literals"] == 1 or found["far"] == 1)


def _sides(match: Match) -> Sides:
    """The two functions in an order that does not depend on which was asked about."""
    left, right = sorted((match.left, match.right), key=lambda one: (one.code, one.identity))
    return Sides(left=left, right=right, one=profile(left.code), other=profile(right.code))


def _regime(clone_type: CloneType) -> str:
    if clone_type is CloneType.CROSS_LANGUAGE:
        return "ported"
    return "rewritten" if clone_type is CloneType.TYPE_4 else "copied"


def _alike(match: Match, clone_type: CloneType, comparison: Comparison) -> float:
    if clone_type in (CloneType.TYPE_4, CloneType.CROSS_LANGUAGE):
        return match.similarity
    return comparison.renamed


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _clone_type(match: Match, comparison: Comparison) -> CloneType:
    if not same_family(match.left.language, match.right.language):
        return CloneType.CROSS_LANGUAGE
    if comparison.verbatim == 1:
        return CloneType.TYPE_1
    if comparison.aligned == 1:
        return CloneType.TYPE_2
    return CloneType.TYPE_3 if comparison.renamed >= _EDITED else CloneType.TYPE_4

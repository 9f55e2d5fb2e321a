"""Two token streams laid on one another: how much aligns, and under which renaming."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dupcheck.compare import align
from dupcheck.compare.profile import Profile

_RUN = 8
_LENIENCE = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """An alignment of two streams; all shares are of the mean of both sizes, in [0, 1].

    `pairs` are positions of aligned tokens, increasing on both sides; `renames` is one-to-one.
    `aligned` counts tokens of the same kind, `verbatim` those that are equal, and `renamed` those
    that are equal once the renaming is applied. `literals` is the share of the aligned literals
    that are equal, as if two more were: of few literals one that changed says little. `solid`
    counts the tokens in runs that go on for at least eight tokens without a gap or a name that
    the renaming does not explain: single tokens align by chance. `shaped` counts those in runs
    without a gap, whatever the names. `longest` is the longest solid run, in tokens.
    """

    pairs: tuple[tuple[int, int], ...]
    renames: Mapping[str, str]
    aligned: float
    verbatim: float
    renamed: float
    literals: float
    solid: float
    shaped: float
    longest: int


def compare(left: Profile, right: Profile) -> Comparison:
    """Aligns two streams by their shapes, in which names and literals are blanked."""
    pairs = align.matching(left.shape, right.shape)
    lefts = [left.tokens[i] for i, _ in pairs]
    rights = [right.tokens[j] for _, j in pairs]
    couples = Counter(zip(lefts, rights, strict=True))
    renames = _renaming({couple: n for couple, n in couples.items() if couple[0][0] == "i"})
    literals = {couple: n for couple, n in couples.items() if couple[0][0] in "ns"}
    same = sum(n for (one, other), n in couples.items() if one == other)
    agreeing = sum(n for (one, other), n in couples.items() if renames.get(one, one) == other)
    unchanged = sum(n for (one, other), n in literals.items() if one == other)
    mean_size = (len(left.tokens) + len(right.tokens)) / 2
    explained = [
        one[0] != "i" or renames.get(one) == other for one, other in zip(lefts, rights, strict=True)
    ]
    solid = _runs(pairs, explained)
    return Comparison(
        pairs=tuple(pairs),
        renames=renames,
        aligned=len(pairs) / mean_size,
        verbatim=same / mean_size,
        renamed=agreeing / mean_size,
        literals=(unchanged + _LENIENCE) / (sum(literals.values()) + _LENIENCE),
        solid=sum(solid) / mean_size,
        shaped=sum(_runs(pairs, [True] * len(pairs))) / mean_size,
        longest=max(solid, default=0),
    )


def _runs(pairs: Sequence[tuple[int, int]], explained: Sequence[bool]) -> list[int]:
    """The lengths of the long runs of tokens; one that is not explained ends a run."""
    found = []
    run = shift = 0
    expected = -1
    for (i, j), goes_on in zip(pairs, explained, strict=True):
        if not goes_on or i != expected or j - i != shift:
            found.append(run)
            run = 0
        run += goes_on
        shift, expected = j - i, i + 1
    return [run for run in (*found, run) if run >= _RUN]


def _renaming(couples: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """The one-to-one renaming that explains most of the aligned identifiers, greedily.

    Of equally frequent ones the identity comes first, then the alphabet decides.
    """
    renames: dict[str, str] = {}
    taken: set[str] = set()
    for old, new in sorted(couples, key=lambda c: (-couples[c], c[0] != c[1], c)):
        if old not in renames and new not in taken:
            renames[old] = new
            taken.add(new)
    return renames

"""Two token streams laid on one another: how much aligns, and under which renaming."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dupcheck import align
from dupcheck.profile import Profile


@dataclass(frozen=True, slots=True)
class Comparison:
    """An alignment of two streams; all shares are of the mean of both sizes, in [0, 1].

    `pairs` are positions of aligned tokens, increasing on both sides; `renames` is one-to-one.
    `aligned` counts tokens of the same kind, `verbatim` those that are equal, and `renamed` those
    that are equal once the renaming is applied; `literals` is the share of the aligned literals
    that are equal (1 where there are none).
    """

    pairs: tuple[tuple[int, int], ...]
    renames: Mapping[str, str]
    aligned: float
    verbatim: float
    renamed: float
    literals: float


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
    return Comparison(
        pairs=tuple(pairs),
        renames=renames,
        aligned=len(pairs) / mean_size,
        verbatim=same / mean_size,
        renamed=agreeing / mean_size,
        literals=unchanged / sum(literals.values()) if literals else 1.0,
    )


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

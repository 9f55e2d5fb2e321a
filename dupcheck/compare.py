"""Two token streams laid on one another: how much aligns, and under which renaming."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
    couples = [(left.tokens[i], right.tokens[j]) for i, j in pairs]
    renames = _renaming([couple for couple in couples if couple[0][0] == "i"])
    literals = [one == other for one, other in couples if one[0] in "ns"]
    same = sum(one == other for one, other in couples)
    agreeing = sum(renames.get(one, one) == other for one, other in couples)
    mean_size = (len(left.tokens) + len(right.tokens)) / 2
    return Comparison(
        pairs=tuple(pairs),
        renames=renames,
        aligned=len(pairs) / mean_size,
        verbatim=same / mean_size,
        renamed=agreeing / mean_size,
        literals=sum(literals) / len(literals) if literals else 1.0,
    )


def _renaming(couples: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The one-to-one renaming that explains most of the aligned identifiers, greedily.

    Of equally frequent ones the identity comes first, then the alphabet decides.
    """
    counted = Counter(couples)
    renames: dict[str, str] = {}
    taken: set[str] = set()
    for old, new in sorted(counted, key=lambda c: (-counted[c], c[0] != c[1], c)):
        if old not in renames and new not in taken:
            renames[old] = new
            taken.add(new)
    return renames

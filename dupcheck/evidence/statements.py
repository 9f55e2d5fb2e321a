"""Statements as units: which have a partner that is the same under the renaming, and in order."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dupcheck.compare.profile import Profile


@dataclass(frozen=True, slots=True)
class Partners:
    """`share` of the tokens in statements with a partner, wherever that stands, in [0, 1].

    `apart` is the part of these that stand in another order; `shared` the positions in `left` of
    the statements that have one.
    """

    share: float
    apart: float
    shared: tuple[int, ...]


def partners(left: Profile, right: Profile, renames: Mapping[str, str]) -> Partners:
    """Pairs off the statements; a literal that changed makes no difference."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (start, stop) in enumerate(right.statements):
        waiting[_key(right.tokens[start:stop], {})].append(number)
    couples = []
    for number, (start, stop) in enumerate(left.statements):
        if there := waiting.get(_key(left.tokens[start:stop], renames)):
            couples.append((number, there.pop(0)))
    tokens = apart = 0
    last = -1
    for number, partner in couples:
        start, stop = left.statements[number]
        tokens += stop - start
        apart += stop - start if partner < last else 0
        last = max(last, partner)
    size = sum(stop - start for side in (left, right) for start, stop in side.statements)
    return Partners(
        share=2 * tokens / size if size else 0.0,
        apart=apart / tokens if tokens else 0.0,
        shared=tuple(number for number, _ in couples),
    )


def _key(tokens: tuple[str, ...], renames: Mapping[str, str]) -> tuple[str, ...]:
    return tuple([token[0] if token[0] in "ns" else renames.get(token, token) for token in tokens])

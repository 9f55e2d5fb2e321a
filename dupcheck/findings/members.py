"""Which functions are told together, and which stay quiet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from dupcheck.findings.linkage import Edges, edge, linkage
from dupcheck.records import Function, Identity, Silence


class Silencing(Protocol):
    """What keeps two functions from being told of, if anything does, in whichever order."""

    def concerns(self, function: Function) -> bool:
        """Whether it may keep a pair of which this one is part."""

    def silence(self, one: Function, other: Function) -> Silence | None:
        """What keeps these two."""


class Never:
    """Nothing is silenced."""

    def concerns(self, _function: Function) -> bool:
        """See `Silencing`."""
        return False

    def silence(self, _one: Function, _other: Function) -> None:
        """See `Silencing`."""


NEVER = Never()


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Of a group those that are to be told together, and pairs that are silenced.

    Of those told together some pairs may be silenced as well: `muted` counts these by member.
    """

    spoken: Sequence[Function]
    silenced: Sequence[tuple[Sequence[Function], Silence]] = ()
    muted: Mapping[Identity, int] = field(default_factory=Counter)


def told(
    edges: Edges,
    copies: Mapping[str, Sequence[Function]],
    silencing: Silencing,
    touched: frozenset[Identity],
) -> Iterator[Members]:
    """Every digest that is joined to another is told once at least, unless all that is silenced.

    One that is left alone by its group, or silenced in it, shows up with those of another group
    that it is joined to; and so does one that the change touched, as was all of its group, where
    there is something older.
    """
    joined = linkage(edges)
    group_of = {digest: digests for digests in joined.groups for digest in digests}
    older: dict[str, bool] = {}  # of what is told: whether with something that is not touched
    heard: set[str] = set()
    for digests in joined.groups:
        one = _split(_places(digests, edges, copies), silencing)
        yield one
        if len(digests) > 1:
            heard.update(digests)
            has_older = _has_older(one.spoken, touched)
            older.update((function.digest, has_older) for function in one.spoken)
    for alone, host in joined.apart:
        wanted = alone not in older or (not older[alone] and _has_older(copies[host], touched))
        if not wanted and not any(map(silencing.concerns, copies[alone])):
            continue
        partners = [other for other in group_of[host] if edge(alone, other) in edges]
        one = _split(_places([alone, *partners], edges, copies), silencing)
        spoken = {function.digest for function in one.spoken}
        if wanted and alone in spoken:
            yield one if alone not in heard else replace(one, silenced=())
            has_older = _has_older(one.spoken, touched)
            for digest in spoken:
                older[digest] = has_older or older.get(digest, False)
        elif alone not in heard and not spoken:
            yield one
        heard.add(alone)


def _has_older(functions: Iterable[Function], touched: frozenset[Identity]) -> bool:
    """Whether there is one that the change did not touch."""
    return any(function.identity not in touched for function in functions)


def _split(members: Sequence[Function], silencing: Silencing) -> Members:
    """What of a group may be told with another one of it, and the rest, each with a partner.

    Every two that anything might silence are asked about: whoever looks for what silences nothing
    any more relies on that.
    """
    if len(members) < 2:
        return Members(spoken=())
    asked = [row for row, one in enumerate(members) if silencing.concerns(one)]
    free = set(range(len(members))).difference(asked)
    spoken = free if len(free) > 1 else set[int]()
    muted: Counter[Identity] = Counter()
    for row in asked:
        for other, partner in enumerate(members):
            if other != row and silencing.silence(members[row], partner) is None:
                spoken |= {row, other}
            elif other != row:
                muted.update((members[row].identity, partner.identity))
    kept = [one for row, one in enumerate(members) if row in spoken]
    hosts = [*kept, *(one for row, one in enumerate(members) if row not in spoken)]
    pairs = (
        ([hosts[0], one], silencing.silence(hosts[0], one)) for one in hosts[max(len(kept), 1) :]
    )
    silenced = [(pair, said) for pair, said in pairs if said]
    return Members(spoken=kept, silenced=silenced, muted=muted)


def _places(
    digests: Iterable[str], edges: Edges, copies: Mapping[str, Sequence[Function]]
) -> list[Function]:
    """All places of digests whose places were judged duplicates, one place of the others."""
    return [
        function
        for digest in digests
        for function in copies[digest][: None if (digest, digest) in edges else 1]
    ]

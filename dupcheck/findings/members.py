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
    telling = _Telling(edges, copies, silencing, touched)
    for digests in joined.groups:
        yield telling.group(digests)
    group_of = {digest: digests for digests in joined.groups for digest in digests}
    for alone, host in joined.apart:
        if telling.concerns(alone, host):
            partners = [other for other in group_of[host] if edge(alone, other) in edges]
            yield from telling.beside(alone, host, partners)


class _Telling:
    """What has been told so far.

    `_older` says of each digest that is told whether that was with something that is not touched;
    `_heard` holds those of which it is known who silences them.
    """

    def __init__(
        self,
        edges: Edges,
        copies: Mapping[str, Sequence[Function]],
        silencing: Silencing,
        touched: frozenset[Identity],
    ) -> None:
        self._edges = edges
        self._copies = copies
        self._silencing = silencing
        self._touched = touched
        self._older: dict[str, bool] = {}
        self._heard: set[str] = set()

    def group(self, digests: Sequence[str]) -> Members:
        """The members of a group; a digest alone in it is not told of by that."""
        members = _split(_places(digests, self._edges, self._copies), self._silencing)
        if len(digests) > 1:
            self._heard.update(digests)
            self._tell(members)
        return members

    def concerns(self, alone: str, host: str) -> bool:
        """Whether a pair apart is to be looked at: to be told, or asked about for its comments."""
        return self._is_wanted(alone, host) or any(
            map(self._silencing.concerns, self._copies[alone])
        )

    def beside(self, alone: str, host: str, partners: Sequence[str]) -> Iterator[Members]:
        """A digest with those of another group, if it has not been told, or nobody silences it."""
        members = _split(_places([alone, *partners], self._edges, self._copies), self._silencing)
        spoken = {function.digest for function in members.spoken}
        heard = alone in self._heard
        self._heard.add(alone)
        if alone in spoken and self._is_wanted(alone, host):
            self._tell(members)
            yield replace(members, silenced=()) if heard else members
        elif not heard and not spoken:
            yield members

    def _is_wanted(self, alone: str, host: str) -> bool:
        if alone not in self._older:
            return True
        return not self._older[alone] and _has_older(self._copies[host], self._touched)

    def _tell(self, members: Members) -> None:
        has_older = _has_older(members.spoken, self._touched)
        for function in members.spoken:
            self._older[function.digest] = has_older or self._older.get(function.digest, False)


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

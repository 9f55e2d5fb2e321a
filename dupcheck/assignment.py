"""To each its own: things that want one of several places, each place given once."""

from collections import defaultdict, deque
from collections.abc import Hashable, Sequence


class Assignment:
    """Takers and what can be taken, both by number; `wanted` and `offered` are their labels.

    A taker can have whatever shares a label with it. Of its labels the first is tried first.
    """

    def __init__(
        self, wanted: Sequence[Sequence[Hashable]], offered: Sequence[Sequence[Hashable]]
    ) -> None:
        self._wanted = wanted
        self._holders: dict[Hashable, list[int]] = defaultdict(list)
        self._open: dict[Hashable, list[int]] = defaultdict(list)
        self._taker: dict[int, int] = {}
        self._taken: dict[int, int] = {}
        for number in reversed(range(len(offered))):
            for label in offered[number]:
                self._open[label].append(number)

    def complete(self) -> tuple[int, ...] | None:
        """What each taker gets, or None where they cannot all get something."""
        if all(taker in self._taken or self._make_room(taker) for taker in self._first_served()):
            return tuple(self._taken[taker] for taker in range(len(self._wanted)))
        return None

    def largest(self) -> dict[int, int]:
        """What the takers get when as many as possible get something."""
        for taker in self._first_served():
            if taker not in self._taken:
                self._make_room(taker)
        return dict(self._taken)

    def _first_served(self) -> range:
        """All takers, after those were served that can have what they want first."""
        takers = range(len(self._wanted))
        for taker in takers:
            if self._wanted[taker] and (one := self._unclaimed(self._wanted[taker][0])) is not None:
                self._give(taker, one)
        return takers

    def _give(self, taker: int, one: int) -> None:
        self._taker[one] = taker
        self._taken[taker] = one

    def _unclaimed(self, label: Hashable) -> int | None:
        """One with that label that nobody has."""
        waiting = self._open[label]
        while waiting:
            one = waiting.pop()
            self._holders[label].append(one)
            if one not in self._taker:
                return one
        return None

    def _make_room(self, taker: int) -> bool:
        """Give something to a taker, if others can have other things instead of theirs."""
        came_from: dict[int, tuple[int, int]] = {}
        seen: set[Hashable] = set()
        waiting = deque([taker])
        while waiting:
            asking = waiting.popleft()
            for label in self._wanted[asking]:
                if label in seen:
                    continue
                seen.add(label)
                one = self._unclaimed(label)
                if one is not None:
                    self._pass_on(asking, one, came_from)
                    return True
                for held in self._holders[label]:
                    holder = self._taker[held]
                    if holder not in came_from:
                        came_from[holder] = (asking, held)
                        waiting.append(holder)
        return False

    def _pass_on(self, taker: int, one: int, came_from: dict[int, tuple[int, int]]) -> None:
        """The taker gets this one, and what it had goes to the one that asked for it."""
        while True:
            freed = came_from.get(taker)
            self._give(taker, one)
            if freed is None:
                return
            taker, one = freed

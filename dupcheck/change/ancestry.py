"""What changed functions were before, told from what is gone."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from dupcheck.records import Function, Identity

ALIKE = 0.7
"""Of a function under another name: twice the common tokens over the tokens of both."""
NAMESAKE = 0.5
"""The same of a function that kept its name in another file: many are called `main`."""

# A token that more functions share than this tells nothing, and would cost a look at each of them.
_COMMON = 50
_LOOKED_AT = 10

_Likeness = Callable[[Function, Function], float]
_Candidate = tuple[Function, int]


def predecessors(
    touched: Sequence[Function], gone: Sequence[Function], renamed: Mapping[str, str]
) -> dict[Identity, Function]:
    """The function that each touched one was before the change, the surest first, each used once.

    `gone` has what the change left no equal of, `renamed` the old path of each file that had one.
    A function of the same name in the same file is the same function, whatever was done to it;
    elsewhere it takes tokens as well: `NAMESAKE` under the same name, `ALIKE` under another.
    """
    likeness = _measure()
    found: dict[Identity, Function] = {}
    free = list(gone)
    for step in (_same_place, _same_name, _same_tokens):
        left = [one for one in touched if one.identity not in found]
        candidates = sorted(
            (-likeness(one, free[number]), one.identity, number)
            for one, number in step(left, free, renamed)
        )
        taken: set[int] = set()
        for distance, one, number in candidates:
            if -distance >= _LEAST[step] and one not in found and number not in taken:
                found[one] = free[number]
                taken.add(number)
        free = [origin for number, origin in enumerate(free) if number not in taken]
    return found


def _measure() -> _Likeness:
    """A measure that counts the tokens of each function once."""
    counted: dict[str, Counter[str]] = {}

    def tokens(function: Function) -> Counter[str]:
        if function.digest not in counted:
            counted[function.digest] = Counter(function.code.split())
        return counted[function.digest]

    def likeness(one: Function, other: Function) -> float:
        if one.language != other.language or not one.size + other.size:
            return 0.0
        common = (tokens(one) & tokens(other)).total()
        return 2 * common / (one.size + other.size)

    return likeness


def _same_place(
    touched: Sequence[Function], gone: Sequence[Function], renamed: Mapping[str, str]
) -> Iterator[_Candidate]:
    by_place = defaultdict(list)
    for number, origin in enumerate(gone):
        by_place[origin.path, origin.name].append(number)
    for one in touched:
        for number in by_place.get((renamed.get(one.path, one.path), one.name), ()):
            yield one, number


def _same_name(
    touched: Sequence[Function], gone: Sequence[Function], _renamed: Mapping[str, str]
) -> Iterator[_Candidate]:
    by_name = defaultdict(list)
    for number, origin in enumerate(gone):
        by_name[_last(origin.name)].append(number)
    for one in touched:
        numbers = by_name.get(_last(one.name), [])
        if len(numbers) <= _COMMON:
            yield from ((one, number) for number in numbers)


def _same_tokens(
    touched: Sequence[Function], gone: Sequence[Function], _renamed: Mapping[str, str]
) -> Iterator[_Candidate]:
    holders = defaultdict(list)
    for number, origin in enumerate(gone):
        for token in set(origin.code.split()):
            holders[token].append(number)
    for one in touched:
        votes: Counter[int] = Counter()
        for token in set(one.code.split()):
            numbers = holders.get(token, [])
            if len(numbers) <= _COMMON:
                votes.update(numbers)
        best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_LOOKED_AT]
        yield from ((one, number) for number, _ in best)


def _last(name: str) -> str:
    return name.rpartition(".")[2]


_LEAST = {_same_place: 0.0, _same_name: NAMESAKE, _same_tokens: ALIKE}

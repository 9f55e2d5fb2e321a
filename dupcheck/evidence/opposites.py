"""Words and operators that turn a function into its counterpart: encode and decode, < and >."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import combinations

from dupcheck.vocabulary import subtokens

_WORDS = """
    encode decode; encrypt decrypt; serialize deserialize; compress decompress; pack unpack
    add remove; insert delete; append pop; push pop; attach detach; enqueue dequeue
    register unregister
    get set; read write; load save; load store; send receive; import export; input output; in out
    min max; first last; head tail; front back; left right; top bottom; up down; upper lower
    before after; previous next; begin end; start stop; start end; start finish; open close
    enable disable; show hide; lock unlock; connect disconnect; acquire release; allocate free
    create destroy; create delete; new old; init close; subscribe unsubscribe; bind unbind
    parse format; to from; source target; source destination; src dst; request response
    x y; y z; x z; row column; width height; horizontal vertical; lat lon; latitude longitude
    increment decrement; increase decrease; ascending descending; asc desc; sin cos; floor ceil
    positive negative; true false; any all; and or; include exclude; accept decline
    success failure; accept reject; allow deny; expand collapse; grow shrink; enter exit
    enter leave
    pre post; client server; public private; sync async; big little; sum product; plus minus
    multiply divide; join split; merge split; key value; parent child; mount unmount; mute unmute
    minimum maximum; prefix suffix; starts ends; long short; even odd; above below; inner outer
    prepend append; undo redo; zoom pan; raise lower; wrap unwrap; escape unescape; quote unquote
    with without; activate deactivate; validate invalidate; install uninstall
    follow unfollow; select deselect
    freeze thaw; suspend resume; pause resume; incoming outgoing; inbound outbound; upload download
"""
_OPERATORS = """
    + -; * /; < >; <= >=; < >=; > <=; && ||; and or; == !=; === !==; ++ --; += -=; *= /=; << >>
    true false; True False; TRUE FALSE; is not; & |; break continue
"""
_DENYING = ("un", "de", "dis", "in", "non", "with", "without")
_SHORTEST_DENIED = 4


def of_words(lefts: Collection[str], rights: Collection[str]) -> int:
    """How many words that only one side has stand against one that only the other has."""
    one, other = frozenset(lefts) - frozenset(rights), frozenset(rights) - frozenset(lefts)
    if not one or not other:
        return 0
    opposite = _words()
    return sum(
        not opposite.get(word, frozenset()).isdisjoint(other) or _is_denied(word, other)
        for word in one
    )


def of_operators(lefts: Collection[str], rights: Collection[str]) -> int:
    """How many tokens that only one side has turn the meaning of one only the other has round."""
    opposite = _operators()
    return sum((one[1:], other[1:]) in opposite for one in lefts for other in rights)


def are_turned(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words of two names are the same in another order: a to b, and b to a."""
    return list(left) != list(right) and sorted(left) == sorted(right)


def _is_denied(word: str, others: frozenset[str]) -> bool:
    """Whether a word and one of the others are such as subscribe and unsubscribe."""
    longer = len(word) >= _SHORTEST_DENIED
    return any(
        (longer and prefix + word in others)
        or (word.startswith(prefix) and _is_word(word[len(prefix) :], others))
        for prefix in _DENYING
    )


def _is_word(rest: str, others: frozenset[str]) -> bool:
    return len(rest) >= _SHORTEST_DENIED and rest in others


@cache
def _words() -> dict[str, frozenset[str]]:
    """Words as `subtokens` levels them: where that makes two one, they are no opposites."""
    found: dict[str, set[str]] = {}
    for one, other in _couples(_WORDS):
        left, right = subtokens(one)[:1], subtokens(other)[:1]
        if left != right:
            for here, there in ((left[0], right[0]), (right[0], left[0])):
                found.setdefault(here, set()).add(there)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _operators() -> frozenset[tuple[str, str]]:
    return frozenset(
        pair for one, other in _couples(_OPERATORS) for pair in ((one, other), (other, one))
    )


def _couples(table: str) -> Iterable[tuple[str, str]]:
    for entry in table.replace("\n", ";").split(";"):
        yield from combinations(entry.split(), 2)

"""What one function is like by itself: its flow, how it repeats itself, what its comments say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dupcheck.compare.frequencies import statements
from dupcheck.compare.profile import profile, words_of
from dupcheck.vocabulary import subtokens, word

_FEWEST_WORDS = 3
_SHORTEST_WORD = 3
_LONGEST_PLAIN = 9
_LINKS = frozenset({"o.", "o->", "o::", "o&", "o*", "o="})
_ERRORS = frozenset({"ierr", "ierror"})
_HANDING_ON = _ERRORS | {
    "kif",
    "kreturn",
    "knil",
    "kNULL",
    "knull",
    "kNone",
    "o!=",
    "o,",
    "o(",
    "o)",
}


@dataclass(frozen=True, slots=True)
class Traits:
    """`flow` counts steps of control flow and operators in a row, the same in all languages.

    `words` counts the words of all names and literals.

    Shares of the tokens, in [0, 1]: `repeated` stand in statements whose shape came before,
    `plain` in those that only keep a value in a field or hand an error on. `shapes` counts the
    shapes of statements.
    """

    shapes: Counter[str]
    flow: Counter[tuple[int, int]]
    words: Counter[str]
    repeated: float
    plain: float


@lru_cache(maxsize=20_000)
def traits(code: str) -> Traits:
    """Those of a normalised token stream."""
    one = profile(code)
    roles = [role for token in one.tokens if token[0] in "kio" and (role := _role(token))]
    shapes = Counter(statements(one))
    repeated = sum((count - 1) * (shape.count(" ") + 1) for shape, count in shapes.items())
    plain = sum(b - a for a, b in one.statements if _is_plain(one.tokens[a:b]))
    size = max(1, len(one.tokens))
    return Traits(
        shapes=shapes,
        flow=Counter(pairwise([0, *roles, 0])),
        words=Counter([word for token in one.tokens for word in words_of(token)]),
        repeated=repeated / size,
        plain=plain / size,
    )


def flow(left: Traits, right: Traits) -> float:
    """The share of steps of flow that both have, in [0, 1]."""
    one, other = left.flow, right.flow
    shared = sum([min(count, other[step]) for step, count in one.items() if step in other])
    return 2 * shared / (one.total() + other.total())


@lru_cache(maxsize=20_000)
def remarks(text: str, code: str) -> frozenset[str]:
    """The words of lines that hold comments alone, docstrings among them; a few are none."""
    lines = zip(text.split("\n"), code.split("\n"), strict=False)
    words = frozenset(
        word
        for line, here in lines
        if line and not here
        for word in subtokens(line)
        if len(word) >= _SHORTEST_WORD
    )
    return words if len(words) >= _FEWEST_WORDS else frozenset()


@lru_cache(maxsize=1 << 16)
def _role(token: str) -> int:
    return word(token).role


def _is_plain(tokens: Sequence[str]) -> bool:
    if len(tokens) > _LONGEST_PLAIN:
        return False
    if tokens.count("o=") == 1 and all(t[0] in "ikns" or t in _LINKS for t in tokens):
        return any(token in _LINKS for token in tokens[: tokens.index("o=")])
    return not _ERRORS.isdisjoint(tokens) and _HANDING_ON.issuperset(tokens)

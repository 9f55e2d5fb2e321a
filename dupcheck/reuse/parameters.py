"""What one function for two places would have to be told: the values and names that differ."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dupcheck.compare.comparison import compare
from dupcheck.compare.differences import DEFINING, solid
from dupcheck.compare.profile import profile
from dupcheck.records import CloneType, Function, Parameter, Verdict
from dupcheck.reuse.files import head, own_name

_MOST = 4
"""A function with more parameters than this would be no better than two functions."""
_MOST_STATEMENTS = 2
_ACCESS = ("o.", "o->", "o::", "o?.")
_ANNOTATING = ("o:", "o->", "o[", "o<", "o|")
_BEHIND_VALUES = ("o.", "o::", "o,", "o)")
"""What stands behind a class that is passed or asked; a type says nothing at run time."""
_ASSIGNING = ("o=", "o:=")
_LOCAL = re.compile(r"[^\W\d]\w*")


def parameters(verdict: Verdict) -> tuple[Parameter, ...]:
    """The values, then the free names, in which two copies differ, each once.

    None for rewritten and ported code, and where whole statements, or too many things, differ:
    there no parameter makes the two one.
    """
    if verdict.clone_type not in (CloneType.TYPE_2, CloneType.TYPE_3):
        return ()
    if sum(one.kind == "code" for one in verdict.differences) > _MOST_STATEMENTS:
        return ()
    values = (
        Parameter(kind="value", left=one.left, right=one.right)
        for one in verdict.differences
        if one.kind == "literal"
    )
    names = _names(verdict.match.left, verdict.match.right)
    found = tuple(dict.fromkeys((*values, *names)))
    return found if len(found) <= _MOST else ()


def _names(one: Function, other: Function) -> Iterator[Parameter]:
    """The aligned names that differ and that no renaming of locals accounts for."""
    left, right = profile(one.code), profile(other.code)
    own = own_name(one), own_name(other)
    lefts, rights = (
        _bound(function, side.tokens) for function, side in ((one, left), (other, right))
    )
    for i, j in solid(compare(left, right).pairs):
        old, new = left.tokens[i], right.tokens[j]
        if old == new or old[0] != "i" or (old[1:], new[1:]) == own:
            continue
        # A function and an object that is asked for something: there the alignment has slipped.
        if left.tokens[i + 1 : i + 2] != right.tokens[j + 1 : j + 2]:
            continue
        if _is_free(left.tokens, i, lefts) and _is_free(right.tokens, j, rights):
            yield Parameter(kind="name", left=old[1:], right=new[1:])


def _bound(function: Function, tokens: Sequence[str]) -> frozenset[str]:
    """Names that belong to the function: its parameters, what it assigns and defines; no types."""
    words = _LOCAL.findall(head(function))
    assigned = (token[1:] for token, behind in pairwise(tokens) if behind in _ASSIGNING)
    defined = (name[1:] for word, name in pairwise(tokens) if word in DEFINING)
    return frozenset(name for name in (*words, *assigned, *defined) if not name[0].isupper())


def _is_free(tokens: Sequence[str], at: int, bound: frozenset[str]) -> bool:
    """Whether a name is a member, or something called, made or passed that is not its own."""
    before = tokens[at - 1] if at else ""
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    name = tokens[at][1:]
    if before in _ACCESS:
        return True
    if name in bound:
        return False
    annotates = before in _ANNOTATING or behind not in _BEHIND_VALUES
    return behind == "o(" or (name[0].isupper() and not annotates)

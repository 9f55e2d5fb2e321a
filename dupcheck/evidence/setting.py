"""Where two functions stand and what they are called: siblings, overrides, tests, constructors."""

import re

from dupcheck.evidence import opposites
from dupcheck.evidence.repository import own_name
from dupcheck.records import Function
from dupcheck.roles import is_test_code
from dupcheck.vocabulary import subtokens

_EXAMPLES = re.compile(r"(^|/)(examples?|samples?|demos?|tutorials?|benchmarks?)/", re.IGNORECASE)
"""Folders of code that says the same things over and over on purpose, as tests do."""

_CONSTRUCTORS = frozenset({"__init__", "constructor", "__construct", "initialize", "init", "new"})


def setting(left: Function, right: Function) -> dict[str, float]:
    """The measures that only places and names go into; each in [0, 1]."""
    names = [subtokens(own_name(side)[1:]) for side in (left, right)]
    one, other = map(frozenset, names)
    return {
        "same_file": float(left.path == right.path),
        "same_class": float(_scope(left) == _scope(right) and "." in left.name),
        "asides": float(_is_aside(left) and _is_aside(right)),
        "constructors": float(_is_constructor(left) and _is_constructor(right)),
        "name": len(one & other) / len(one | other) if one | other else 0.0,
        "opposites": float(opposites.of_words(one, other) > 0 or opposites.are_turned(*names)),
    }


def _is_aside(one: Function) -> bool:
    return is_test_code(one.path, one.name) or _EXAMPLES.search(one.path) is not None


def _scope(function: Function) -> tuple[str, str]:
    return function.path, function.name.rpartition(".")[0]


def _is_constructor(function: Function) -> bool:
    scope, _, name = function.name.rpartition(".")
    return name in _CONSTRUCTORS or name == scope.rpartition(".")[2]

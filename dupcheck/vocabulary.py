"""What single tokens say: their words, their part in the structure, and how rare each feature is.

The embedded model and the judge share it, so that both mean the same by a word and by its weight.
Hashes are 64-bit and the same on every machine and in every process.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

UInt64 = NDArray[np.uint64]
UInt8 = NDArray[np.uint8]

RARITY_BITS = 17
"""Features are counted in 2**RARITY_BITS buckets."""
FAMILY_BITS, FEATURE_BITS = 5, 48

_PART: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")
_LONGEST_LITERAL: Final = 12
_LONGEST_PHRASE: Final = 24
_FEATURE: Final = np.uint64((1 << FEATURE_BITS) - 1)

_SYMBOLS: Final = "+ - * / % ** // << >> & | ^ ~ < > <= >= *= /= <=> ??"
_ROLES: Final = {
    token: role
    for role, tokens in {
        "if": "if unless guard elif elsif elseif ?",
        "loop": "for foreach while until loop repeat",
        "switch": "switch match select",
        "case": "case when",
        "try": "try begin",
        "catch": "catch except rescue",
        "finally": "finally ensure defer",
        "throw": "throw raise panic error",
        "return": "return",
        "yield": "yield",
        "await": "await",
        "break": "break",
        "continue": "continue next",
        "new": "new",
        "null": "null NULL nil None nullptr undefined",
        "true": "true True TRUE",
        "false": "false False FALSE",
        "and": "and &&",
        "or": "or ||",
        "not": "not !",
        "eq": "== === is eq",
        "ne": "!= !== ~= ne",
        "set": "= :=",
        "in": "in of",
        "+=": "+= ++",
        "-=": "-= --",
    }.items()
    for token in tokens.split()
} | {token: token for token in _SYMBOLS.split()}
_ROLE_WORDS: Final = frozenset({"raise", "panic", "error"})
"""Words that act like a statement in languages where they are no keywords."""


class Family(IntEnum):
    """Kinds of features; the order is part of the model and of the rarity table."""

    PART = 0
    """Words inside identifiers."""
    WHOLE = 1
    """Whole identifiers."""
    CALL = 2
    """Names before an opening parenthesis."""
    PHRASE = 3
    """Two identifiers that follow each other."""
    LITERAL = 4
    """Words of string literals, and numbers."""
    GRAM = 5
    """Three tokens without names and values."""
    ALPHA = 6
    """Ten tokens whose names are replaced by the distance to their last use."""
    LINK = 7
    """What stands around two successive uses of one name."""
    FLOW = 8
    """Three steps of control flow and operators, the same in all languages."""
    STEP = 9
    """One step, two steps, and an operator with the number beside it."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one token contributes.

    `whole` hashes all its parts together (0: nothing to name), so that `parse_header` and
    `parseHeader` agree; `parts` hashes each. `shape` is the token without its name or value;
    `role` its part in the control flow, the same in all languages (0: none).
    """

    whole: int
    parts: tuple[int, ...]
    shape: int
    role: int
    kind: str


def subtokens(identifier: str) -> tuple[str, ...]:
    """The lower-case words of an identifier or text, plurals and synonyms levelled.

    A name that means one thing as a whole, such as `push_back`, is one word.
    """
    if len(identifier) <= _LONGEST_PHRASE:
        concept = _concepts().phrases.get(identifier.replace("_", "").lower())
        if concept:
            return (concept,)
    return tuple([_level(part.lower()) for part in _PART.findall(identifier)])


def word(token: str) -> Word:
    """What a token of the normalised stream contributes."""
    kind, text = token[0], token[1:]
    parts: tuple[str, ...] = ()
    if kind == "i":
        parts = subtokens(text)
    elif kind == "s":
        parts = subtokens(text)[:_LONGEST_LITERAL]
    elif kind == "n":
        parts = (text.lower(),)
    role = _role(kind, text)
    return Word(
        whole=stable_hash("_".join(parts)) if parts else 0,
        parts=tuple([stable_hash(part) for part in parts]),
        shape=stable_hash(token if kind in "ko" else kind),
        role=stable_hash(role) if role else 0,
        kind=kind,
    )


def stable_hash(text: str) -> int:
    """A 64-bit hash that never changes; not 0."""
    content = text.encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "little") | 1


def mixed(values: UInt64) -> UInt64:
    """The finaliser of splitmix64: every input bit changes every output bit."""
    z = values + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: UInt64 = z ^ (z >> np.uint64(31))
    return mixed


def keyed(family: Family, hashes: UInt64) -> UInt64:
    """Hashes of one family as keys that no other family has: its number above, 48 bits below."""
    keys: UInt64 = (hashes & _FEATURE) | np.uint64(int(family) << FEATURE_BITS)
    return keys


def rarity(features: UInt64) -> UInt8:
    """How rare features, `mixed(keyed(family, hashes))`, are in public code.

    Inverse document frequency, scaled so that 255 is a feature never seen.
    """
    buckets: UInt8 = rarity_table()[(features >> np.uint64(64 - RARITY_BITS)).astype(np.intp)]
    return buckets


@cache
def rarity_table() -> UInt8:
    """The shipped table, made by `training/`."""
    with (resources.files(__package__) / "rarity.npy").open("rb") as file:
        table: UInt8 = np.load(file, allow_pickle=False)
    return table


def _level(part: str) -> str:
    words = _concepts().words
    return words.get(part) or words.get(_singular(part)) or _singular(part)


def _singular(part: str) -> str:
    if len(part) <= 3 or part[-1] != "s" or part[-2] in "su":
        return part
    return part[:-3] + "y" if part.endswith("ies") and len(part) > 4 else part[:-1]


@dataclass(frozen=True, slots=True)
class _Concepts:
    """Concepts by single word, and by whole name in small letters without underscores."""

    words: Mapping[str, str]
    phrases: Mapping[str, str]


@cache
def _concepts() -> _Concepts:
    text = (resources.files(__package__) / "concepts.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line[:1].isalpha())
    named = {old: new for new, _, olds in lines for old in olds.split()}
    return _Concepts(
        words={old: new for old, new in named.items() if "_" not in old},
        phrases={old.replace("_", ""): new for old, new in named.items()},
    )


def _role(kind: str, text: str) -> str:
    if kind == "n" or kind == "s":
        return kind
    if kind == "i" and text not in _ROLE_WORDS:
        return ""
    return _ROLES.get(text, "")

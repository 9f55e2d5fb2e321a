"""The normalised token stream of a function: what is left when layout and comments are gone.

One source line is one line; tokens are separated by one space; the first character of a token is
its kind: `i` identifier, `k` keyword or universal constant, `n` number, `s` string or another
literal, `o` operator or punctuation. Everything after extraction works on this stream and needs to
know neither the grammar nor the language.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

RECIPE = "2"
"""Changes whenever the same source would give another stream: old cache entries are then misses."""

_TOKEN = re.compile(
    r"\x00"
    r"|[@$\#]*[^\W\d][\w$]*"
    r"|\d(?:[eEpP][+-]\d|\w|\.\d)*"
    r"|===|!==|<=>|\*\*=|\.\.\.|<<=|>>=|&&=|\|\|=|\?\?="
    r"|=>|->|<-|::|:=|&&|\|\||\?\?|\?\.|\+\+|--|\*\*|<<|>>|\.\.|[-+*/%&|^!=<>~]="
    r"|\\(?!\s*$)|[^\w\s;\\]"
)
_QUOTED = re.compile(r"([A-Za-z@$]*)([\"'`]+)(.*?)\2", re.DOTALL)
_CONSTANTS = (
    frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
    | frozenset({"null", "NULL", "nil", "None", "nullptr", "undefined"})
    | frozenset({"self", "this", "super"})
)
_LONGEST_LITERAL = 200
_LARGEST_MEMO = 200_000


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open byte range that is no code: a comment, or a literal that is one token."""

    start: int
    end: int
    comment: bool

    def shifted(self, by: int) -> "Span":
        """The same span in a source that starts elsewhere."""
        return Span(self.start + by, self.end + by, self.comment)


class Normaliser:
    """Token streams of one language; remembers how each word was classified."""

    def __init__(self, keywords: frozenset[str]) -> None:
        self._kinds = _Kinds(keywords | _CONSTANTS)

    def stream(self, source: bytes, spans: Sequence[Span]) -> str:
        """The normalised stream of `source`; spans are relative to it, sorted and disjoint."""
        code, literals = _without(source, spans)
        remaining = iter(literals)
        kinds = self._kinds
        lines = []
        for line in code.split("\n"):
            tokens = _TOKEN.findall(line)
            if "\x00" in line:
                lines.append(
                    " ".join([next(remaining) if t == "\x00" else kinds[t] for t in tokens])
                )
            else:
                lines.append(" ".join([kinds[token] for token in tokens]))
        return "\n".join(lines)


def tokens(code: str) -> list[str]:
    """The tokens of a stream, in order, lines forgotten."""
    return code.split()


def digest(code: str) -> str:
    """SHA-256 hex digest of the tokens: the same for the same function in another layout."""
    return hashlib.sha256(" ".join(code.split()).encode("utf-8", "surrogateescape")).hexdigest()


class _Kinds(dict[str, str]):
    """Token to token with kind, filled as tokens are met."""

    def __init__(self, keywords: frozenset[str]) -> None:
        super().__init__()
        self._keywords = keywords

    def __missing__(self, token: str) -> str:
        if len(self) > _LARGEST_MEMO:
            self.clear()
        kinded = self[token] = self._kind(token) + token
        return kinded

    def _kind(self, token: str) -> str:
        if token in self._keywords:
            return "k"
        if token[0].isdigit():
            return "n"
        return "i" if token[-1].isalnum() or (token[-1] in "_$" and len(token) > 1) else "o"


def _without(source: bytes, spans: Sequence[Span]) -> tuple[str, list[str]]:
    """The code with comments blanked and each literal as one NUL, and the literals as tokens.

    Line feeds inside both are kept, so that a line of the result is a line of the source.
    """
    pieces, literals, at = [], [], 0
    for span in spans:
        pieces.append(source[at : span.start].replace(b"\x00", b" "))
        inside = source[span.start : span.end]
        if span.comment or inside.isspace():
            pieces.append(b" ")
        else:
            pieces.append(b"\x00")
            literals.append(_literal(inside.decode("utf-8", "surrogateescape")))
        pieces.append(b"\n" * inside.count(b"\n"))
        at = span.end
    pieces.append(source[at:].replace(b"\x00", b" "))
    return b"".join(pieces).decode("utf-8", "surrogateescape"), literals


def _literal(text: str) -> str:
    """A literal as one token: no quotes, white space as one `␣`, the end of a long one hashed."""
    quoted = _QUOTED.fullmatch(text)
    content = quoted[1] + quoted[3] if quoted else text
    if len(content) > _LONGEST_LITERAL:
        tail = hashlib.sha256(content.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        content = content[:_LONGEST_LITERAL] + "#" + tail
    return "s" + "␣".join(content.split())

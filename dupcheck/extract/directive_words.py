"""What the text of a comment says to dupcheck: `dupcheck: ignore[TARGET] -- REASON`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from dupcheck.suggest import suggestion

IGNORE, IGNORE_FILE = "ignore", "ignore-file"
VERBS = (IGNORE, IGNORE_FILE)

MENTIONED = re.compile(rb"dup[a-z]{0,2}[-_ ]?c[heck]{2,4}", re.IGNORECASE)
"""Whether anything in a file might speak to dupcheck: hardly any file pays for more than this."""

_LONGEST_LINE = 2_000
_LONGEST_TARGET = 1_000
_LONGEST_REASON = 300
_NEAR = 0.75

_CLOSERS = {"/*": "*/", "(*": "*)", "{-": "-}", "<!--": "-->", "#|": "|#", "<#": "#>", "#=": "=#"}
_LONG_BRACKET = re.compile(r"--\[(=*)\[")
# At the beginning of a line, or behind the sign of a further comment on the same line.
_ADDRESS = re.compile(
    r"(?:^[\s#/;%!*(){}|<=\[\]-]*|(?<=\s)(?:\#+|//+|--+|;+|%+|!|\(\*|/\*|\{-)\s*)"
    r"(?P<name>dup[a-z]{0,2}[-_ ]?c[heck]{2,4})(?P<sign>\s*[:=-]\s*|\s+)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?P<verb>[A-Za-z][A-Za-z_-]{0,40}?)(?=--|[^A-Za-z_-]|$)\s*"
    r"(?:\[(?P<target>.*?)\]\s*(?=$|--|[\u2013\u2014]|\#|//))?"
    r"(?:(?:--+|[\u2013\u2014])\s*(?P<reason>.*)|(?P<other>(?:\#|//).*)?)$"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,40}")
_FORM = 'write "dupcheck: ignore -- REASON" or "dupcheck: ignore[PATH:NAME] -- REASON"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One directive: its line counted from that of the comment, from 0, and what it says.

    Where `wrong` says what cannot be understood, there is nothing else.
    """

    row: int
    verb: str = ""
    target: str = ""
    reason: str = ""
    wrong: str = ""


def heard(comment: str) -> Iterator[Said]:
    """The directives in a comment, line by line."""
    for row, line in enumerate(_opened(comment).split("\n")):
        line = line[:_LONGEST_LINE].strip()
        address = _ADDRESS.search(line)
        if address:
            yield from _line(row, address["name"], address["sign"], line[address.end() :])


def _line(row: int, name: str, sign: str, rest: str) -> Iterator[Said]:
    found = _SAID.match(rest)
    word = found["verb"] if found else (m[0] if (m := _WORD.match(rest)) else "")
    if name.lower() != "dupcheck" or sign.strip() != ":":
        # Prose may begin with the name of this program; what only a directive says may not.
        if found and get_close_matches(word.lower(), VERBS, 1, _NEAR) and _is_formal(found, sign):
            yield Said(row=row, wrong=f'"{name}{sign.rstrip() or " "} {word}": {_FORM}')
    elif word.lower() not in VERBS:
        hint = suggestion(word, VERBS)
        yield Said(row=row, wrong=f'"dupcheck: {word}" says nothing that is known. {hint}')
    elif found is None or len(found["target"] or "") > _LONGEST_TARGET or found["target"] == "":
        yield Said(row=row, wrong=f'what follows "dupcheck: {word}" is not understood: {_FORM}')
    else:
        yield Said(
            row=row,
            verb=word.lower(),
            target=(found["target"] or "").strip(),
            reason=(found["reason"] or "").strip()[:_LONGEST_REASON],
        )


def _is_formal(found: re.Match[str], sign: str) -> bool:
    """Whether what follows a misspelt address looks like a directive, and not like prose."""
    return bool(sign.strip()) or found["target"] is not None or bool(found["reason"])


def _opened(comment: str) -> str:
    """The comment without the sign that ends it."""
    text = comment.rstrip()
    if long := _LONG_BRACKET.match(text):
        return text.removesuffix(f"]{long[1]}]")
    for opener, closer in _CLOSERS.items():
        if text.startswith(opener) and text.endswith(closer):
            return text.removesuffix(closer).rstrip("*" if opener == "/*" else "")
    return text

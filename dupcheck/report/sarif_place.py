"""Places and texts as SARIF has them: addresses, regions, links."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from dupcheck.lines import LineRange
from dupcheck.records import Function
from dupcheck.report.safe import cut, one_line, printable, units

ROOT = "%SRCROOT%"
"""The name by which readers of SARIF know the root of a repository."""

_LONGEST = 1000
_NAME = 80
# git can hold longer paths, though no system opens them; readers fail on addresses of 64 KiB.
_LONGEST_PATH = 4096
_MEANS_SOMETHING = re.compile(r"([\\\[\]])")


def location(function: Function, lines: LineRange) -> dict[str, Any]:
    """Some lines of a function, which is named; around them, all of its lines."""
    place = {"artifactLocation": artifact(function.path), "region": _region(function, lines)}
    if lines != function.lines:
        place["contextRegion"] = _region(function, function.lines)
    named = {"fullyQualifiedName": name(function), "kind": "function"}
    return {"physicalLocation": place, "logicalLocations": [named]}


def artifact(path: str) -> Mapping[str, str]:
    """A file: its bytes as git has them, percent-encoded, relative to the root."""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no bytes are behind such a path
        raw = path.encode("utf-8", "backslashreplace")
    return {"uri": "/".join(map(_segment, raw[:_LONGEST_PATH].split(b"/"))), "uriBaseId": ROOT}


def _segment(part: bytes) -> str:
    # git has no such names, and no reader is to climb by one.
    return part.decode().replace(".", "%2E") if part in (b".", b"..") else quote(part, safe="")


def _region(function: Function, lines: LineRange) -> dict[str, int]:
    """From the first column to the last; columns count UTF-16 units."""
    last = function.text.split("\n")[lines.end - function.lines.start :][:1]
    end = units(last[0].removesuffix("\r")) if last else 0
    return {
        "startLine": lines.start,
        "startColumn": 1,
        "endLine": lines.end,
        "endColumn": end + 1,
    }


def name(function: Function) -> str:
    """The name of a function, short and harmless."""
    return cut(one_line(function.name, _NAME), _NAME) or "?"


def message(text: str) -> dict[str, str]:
    """A text of ours, in which nothing is a link by chance."""
    return {"text": escaped(printable(text))}


def escaped(text: str) -> str:
    """Text of at most a thousand characters in which no bracket starts a link."""
    return _MEANS_SOMETHING.sub(r"\\\1", cut(text, _LONGEST))


def link(function: Function, number: int) -> str:
    """The name of a function that leads to one of the related locations."""
    return f"[{escaped(name(function))}]({number})"

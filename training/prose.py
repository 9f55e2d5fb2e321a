"""What the author says of a function: its docstring, or the comment above it or at its start."""

import re

from dupcheck.records import Function

MOST_WORDS = 60

_LICENCE = re.compile(
    r"copyright|\blicen[sc]e|spdx|all rights reserved|permission is hereby|warranty", re.IGNORECASE
)
_DIRECTIVE = re.compile(
    r"^\W*(?:eslint|jshint|istanbul|c8 ignore|ts-|noqa|pylint|pragma|type:\s*ignore|prettier"
    r"|clang-format|nolint|phpcs|phpstan|psalm|rubocop|shellcheck|swiftlint|noinspection"
    r"|@(?:flow|private|public|internal|api|static|__PURE__)\b)"
)
_LINE_COMMENT = re.compile(r"\s*(?://|#(?!\[|!|\s*(?:if|else|endif|define|include|pragma)\b)|--)")
_BETWEEN = re.compile(r"\s*(?:@[\w.]|#\[|\[\w|template\s*<)")
_MARKERS = re.compile(
    r"^\s*(?:/\*+!?|\*+/|\*+|//+[!/<]?|#+|--+(?:\[=*\[)?|\]=*\])|\*+/\s*$|\]=*\]\s*$"
)
_STRING = re.compile(r"\s*[rRuUbB]{0,2}(\"\"\"|'''|\"|')(.*?)\1", re.DOTALL)
_START = re.compile(r"[\s{:]*")
_BLOCK = re.compile(r"(/\*.*?\*/|--\[\[.*?\]\])", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|\{@\w+\s+([^}]*)\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_RULE = re.compile(r"[-=*#_~/]{4,}")
_FARTHEST = 6000


def doc(content: bytes, function: Function) -> str:
    """Up to 60 words, markers and licences left out; "" where the author says nothing."""
    start, _ = function.span
    above = content[max(0, start - _FARTHEST) : start].decode("utf-8", "replace")
    found = "" if function.language == "python" else _plain(_above(above))
    return found or _plain(_inside(function)) or _plain(_above(above))


def _inside(function: Function) -> str:
    """The docstring, or the comment that is the first thing in the body."""
    if not function.head:
        return ""
    body = function.text[function.head :]
    at = _START.match(body)
    body = body[at.end() if at else 0 :]
    if function.language == "python":
        string = _STRING.match(body)
        if string:
            return string[2]
    block = _BLOCK.match(body)
    return block[1] if block else "\n".join(_leading(body.split("\n")))


def _above(before: str) -> str:
    """The comment that ends on the line above, attributes and decorators between passed over."""
    lines = before.split("\n")[:-1]
    while lines and _BETWEEN.match(lines[-1]):
        lines.pop()
    if lines and lines[-1].rstrip().endswith(("*/", "]]")):
        text = "\n".join(lines)
        opening = max(text.rfind("/*"), text.rfind("--[["))
        return text[opening:] if opening >= 0 else ""
    return "\n".join(reversed(_leading(lines[::-1])))


def _leading(lines: list[str]) -> list[str]:
    taken = []
    for line in lines:
        if not _LINE_COMMENT.match(line):
            break
        taken.append(line)
    return taken


def _plain(comment: str) -> str:
    if _LICENCE.search(comment):
        return ""
    lines = (_MARKERS.sub("", line) for line in comment.split("\n"))
    text = " ".join(line for line in lines if not _DIRECTIVE.match(line))
    words = _TAG.sub(r" \1 ", _RULE.sub(" ", text)).split()[:MOST_WORDS]
    plain = " ".join(words)
    return plain if len(_WORD.findall(plain)) > 1 else ""

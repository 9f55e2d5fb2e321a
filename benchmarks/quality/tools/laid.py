"""Functions as files of a folder, one in each, so that a tool which reads files can read them."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dupcheck.extract.parse import TooSlowError, parse
from dupcheck.languages.reader import reader
from dupcheck.records import Function

_CLASS = "class Wrapped {", "}"
_MEMBERS = {
    "java": _CLASS,
    "csharp": _CLASS,
    "scala": ("object Wrapped {", "}"),
}
"""Languages whose functions stand in a class or an object."""
_METHODS = {
    "javascript": _CLASS,
    "typescript": _CLASS,
    "tsx": _CLASS,
    "rust": ("impl Wrapped {", "}"),
}
"""Languages whose methods are no statements: one that is none gets its class."""
_PHP = "<?php"
_PHP_METHOD = re.compile(r"(?:\s*(?:abstract|final|public|protected|private|static)\b)+")
_RUST_METHOD = re.compile(r"\bfn\s+\w+[^{]*?\(\s*&?(?:'\w+\s+)?(?:mut\s+)?self\b")


@dataclass(frozen=True, slots=True)
class Laid:
    """A function in a file: its first line there, counted from 1, and how many it has."""

    first: int
    lines: int


def lay(
    functions: Sequence[Function], extensions: Mapping[str, str], folder: Path
) -> dict[str, tuple[int, Laid]]:
    """Writes those whose language has an extension; by the name of the file, row and place."""
    found = {}
    for row, function in enumerate(functions):
        if function.language in extensions:
            head, text, tail = _source(function)
            name = f"{row:06d}{extensions[function.language]}"
            content = "\n".join([*head, text, *tail]) + "\n"
            (folder / name).write_text(content, "utf-8", "replace", newline="\n")
            found[name] = row, Laid(1 + len(head), 1 + text.count("\n"))
    return found


def _source(function: Function) -> tuple[list[str], str, list[str]]:
    """What stands before it, the function, what stands behind it."""
    language, text = function.language, _dedented(function.text)
    head, tail = _frame(language, text)
    if language == "php":
        method = _PHP_METHOD.match(text)
        head, tail = ([_PHP, _CLASS[0]], [_CLASS[1]]) if method else ([_PHP], [])
    return head, text, tail


def _frame(language: str, text: str) -> tuple[list[str], list[str]]:
    frame = _MEMBERS.get(language)
    if language in _METHODS and _is_method(language, text):
        frame = _METHODS[language]
    return ([frame[0]], [frame[1]]) if frame else ([], [])


def _is_method(language: str, text: str) -> bool:
    if language == "rust":
        return _RUST_METHOD.search(text) is not None
    before, behind = _METHODS[language]
    return _is_broken(language, text) and not _is_broken(language, f"{before}\n{text}\n{behind}")


def _is_broken(language: str, text: str) -> bool:
    try:
        return parse(reader(language).parser, text.encode("utf-8", "replace")).root_node.has_error
    except TooSlowError:
        return True


def _dedented(text: str) -> str:
    """The first line begins behind its indentation, the others do not."""
    first, newline, rest = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    return first.strip() + newline + _body(rest)


def _body(rest: str) -> str:
    """Without the indentation of where it stood; a body that is not closed keeps a step."""
    body = textwrap.dedent(rest)
    last = body.rstrip().rpartition("\n")[2]
    closed = not last or last[0] in "})]" or last.startswith(("end", "fi", "done"))
    return body if closed else textwrap.indent(body, "    ")

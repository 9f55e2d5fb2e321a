"""The code cells of Jupyter notebooks, with the place of each source line in the .ipynb file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tree_sitter import Node, Parser

from dupcheck.extract.parse import parse
from dupcheck.languages.reader import grammar
from dupcheck.languages.table import LANGUAGES

_LANGUAGES = {"c++": "cpp", "c#": "csharp", ".net (c#)": "csharp", "node.js": "javascript"}
# Magics after which the rest of the cell is still code of the notebook's language.
_TRANSPARENT = re.compile(r"%%(?:time|timeit|capture|prun|memit|mprun|lprun|snakeviz)\b")
_MAGIC = re.compile(
    r"(?P<indent>[ \t]*)(?:%{1,2}[A-Za-z_]|!|\?|[\w.]+\?{1,2}\s*$|[\w., ]+=\s*[!%]).*", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A code cell: its source in UTF-8 and, for each line of it, the 1-based line in the file."""

    language: str
    source: bytes
    lines: tuple[int, ...]


def cells(content: bytes) -> Iterator[Cell]:
    """The code cells in order; none where the file is not a notebook."""
    values = parse(_parser(), content).root_node.named_children
    notebook = _members(values[0]) if values else {}
    language = _language(notebook.get("metadata"))
    for node in _elements(notebook.get("cells")):
        cell = _members(node)
        if _string(cell.get("cell_type")) == "code" and "source" in cell:
            yield _cell(language, cell["source"])


def _cell(language: str, source: Node) -> Cell:
    lines: list[tuple[str, int]] = []
    for node in [source] if source.type == "string" else _elements(source):
        lines += [(line, node.start_point.row + 1) for line in _string(node).split("\n")]
        # A list has an element for each line, with its line feed: nothing follows that.
        if source.type != "string" and lines[-1][0] == "" and len(lines) > 1:
            lines.pop()
    if language == "python":
        lines = _without_magic(lines)
    text = "\n".join(line for line, _ in lines).encode("utf-8", "replace")
    return Cell(language=language, source=text, lines=tuple(at for _, at in lines) or (1,))


def _without_magic(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The lines with IPython's magics and shell commands blanked, or all of a foreign cell."""
    first = next((line for line, _ in lines if line.strip()), "")
    if first.startswith("%%") and not _TRANSPARENT.match(first):
        return [("", at) for _, at in lines]
    return [(_MAGIC.sub(_nothing, line, count=1), at) for line, at in lines]


def _nothing(magic: re.Match[str]) -> str:
    """Nothing, in the place of a command: a block must not become empty."""
    if magic.start():
        return magic[0]
    return f"{magic['indent']}pass" if magic["indent"] else ""


def _language(metadata: Node | None) -> str:
    """What the kernel speaks; Python where the notebook does not say."""
    about = _members(metadata)
    name = _string(_members(about.get("kernelspec")).get("language")) or _string(
        _members(about.get("language_info")).get("name")
    )
    return _LANGUAGES.get(name.lower(), name.lower()) or "python"


@cache
def _parser() -> Parser:
    return Parser(grammar(LANGUAGES["notebook"]))


def _members(node: Node | None) -> dict[str, Node]:
    """The values of an object by name."""
    pairs = node.named_children if node is not None and node.type == "object" else []
    members = {}
    for pair in pairs:
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if key and value:
            members[_string(key)] = value
    return members


def _elements(node: Node | None) -> list[Node]:
    return node.named_children if node is not None and node.type == "array" else []


def _string(node: Node | None) -> str:
    """The string that a node stands for; "" where it is none."""
    if node is None or node.type != "string":
        return ""
    try:
        return str(json.loads((node.text or b"").decode("utf-8", "replace"), strict=False))
    except ValueError:
        return ""

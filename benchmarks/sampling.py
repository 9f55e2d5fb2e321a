"""Functions of a code base that can stand in a file of their own.

Found without dupcheck's own extraction: what that overlooks has to show as a miss.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tree_sitter import Node

from benchmarks.dialects import Dialect, captures, indent, parse

_FEWEST_LINES = 8
_MOST_LINES = 60
_FEWEST_TOKENS = 50
"""What jscpd asks for by default; eight lines of closing brackets are no function to look for."""
_LEFT_OUT = ("test", "spec", "libs", "vendor", "generated", "migrations", "locale", "deps", "build")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A function as it stands in a code base, and its source as it stands alone."""

    path: str
    start: int
    end: int
    alone: bytes


def originals(
    tree: Path, roots: tuple[str, ...], dialect: Dialect, rng: Random
) -> Iterator[Original]:
    """Functions of ordinary size in random order, at most one of a file."""
    paths = sorted(
        path
        for root in roots
        for path in (tree / root).rglob("*")
        if path.suffix in dialect.suffixes and path.is_file() and not _left_out(path, tree)
    )
    for path in rng.sample(paths, len(paths)):
        source = path.read_bytes()
        nodes = captures(dialect, dialect.functions, parse(dialect, source)).get("function", [])
        for node in rng.sample(nodes, len(nodes)):
            alone = _alone(dialect, source, node)
            if alone is not None:
                start, end = node.start_point.row + 1, node.end_point.row + 1
                name = path.relative_to(tree).as_posix()
                yield Original(path=name, start=start, end=end, alone=alone)
                break


def _left_out(path: Path, tree: Path) -> bool:
    parts = path.relative_to(tree).parts
    return ".min." in path.name or any(part.startswith(_LEFT_OUT) for part in parts)


def _alone(dialect: Dialect, source: bytes, node: Node) -> bytes | None:
    """The source that stands alone, or None where the function is unfit."""
    code = list(_code(node))
    lines = {row for leaf in code for row in range(leaf.start_point.row, leaf.end_point.row + 1)}
    ordinary = len(code) >= _FEWEST_TOKENS and _FEWEST_LINES <= len(lines) <= _MOST_LINES
    if node.has_error or not ordinary:
        return None
    text = source[node.start_byte : node.end_byte]
    if node.type == "method_definition":
        text = b"function " + text
        if any(child.type in ("get", "set", "static") for child in node.children):
            return None
    alone = _dedented(source, node, text) + b"\n"
    root = parse(dialect, alone)
    return None if root.has_error or root.named_child_count != 1 else alone


def _code(node: Node) -> Iterator[Node]:
    """The leaves that are code: no comments and no docstrings."""
    stack = [node]
    while stack:
        here = stack.pop()
        docstring = [child.type for child in here.children] == ["string"]
        if here.type == "comment" or (here.type == "expression_statement" and docstring):
            continue
        if here.child_count == 0:
            yield here
        stack.extend(here.children)


def _dedented(source: bytes, node: Node, text: bytes) -> bytes:
    """The text without the indentation of its first line; lines inside a string are kept."""
    margin = indent(source, node)
    inside = _rows_inside_strings(node)
    first = node.start_point.row
    lines = text.split(b"\n")
    return b"\n".join(
        line if row in inside else line.removeprefix(margin)
        for row, line in enumerate(lines, start=first)
    )


def _rows_inside_strings(node: Node) -> set[int]:
    rows: set[int] = set()
    stack = [node]
    while stack:
        here = stack.pop()
        if "string" in here.type:
            rows.update(range(here.start_point.row + 1, here.end_point.row + 1))
        stack.extend(here.children)
    return rows

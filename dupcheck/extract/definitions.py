"""What a query finds in a tree: functions with their qualified names, comments, literals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tree_sitter import Node, QueryCursor

from dupcheck.extract.normalize import Span
from dupcheck.languages.reader import Reader

_DEEPEST_FUNCTION = 16
_LONGEST_NAME = 200
_LONGEST_PATH = 1_000


@dataclass(frozen=True, slots=True)
class Definition:
    """`node` as captured, and `last`, where it ends: itself, a body behind it, its last clause.

    `body` is that of the first clause, None where no query tells it.
    """

    node: Node
    last: Node
    name: str
    is_function: bool
    body: Node | None = None


def definitions(rules: Reader, root: Node, content: bytes) -> tuple[list[Definition], list[Node]]:
    """Functions and scopes, outermost first in order of position, and documentation nodes."""
    found: dict[tuple[int, int, bool], Definition] = {}
    documentation: list[Node] = []
    for _pattern, captures in QueryCursor(rules.functions).matches(root):
        documentation += captures.get("comment", ())
        name = ".".join(_text(content, node) for node in captures.get("name", ()))
        for kind in ("function", "scope"):
            for node in captures.get(kind, ()):
                key = (node.start_byte, -node.end_byte, kind == "function")
                bodies = captures.get("body", [])
                last, body = _last(node, bodies), next(iter(bodies), None)
                found.setdefault(key, Definition(node, last, name, kind == "function", body))
    ordered = [found[key] for key in sorted(found)]
    return (_joined(ordered) if rules.clauses else ordered), documentation


def _last(node: Node, bodies: Iterable[Node]) -> Node:
    """A definition's node, or its body where the grammar puts that behind the signature."""
    return next((body for body in bodies if body.end_byte > node.end_byte), node)


def _joined(ordered: list[Definition]) -> list[Definition]:
    """Clauses of one function that follow one another, as one definition."""
    joined: list[Definition] = []
    latest: dict[int, int] = {}
    for definition in ordered:
        parent = definition.node.parent
        around = parent.id if parent else 0
        before = joined[latest[around]] if around in latest else None
        if before and _continues(before, definition):
            clauses = replace(before, last=definition.last)
            joined[latest[around]] = clauses
        else:
            latest[around] = len(joined)
            joined.append(definition)
    return joined


def _continues(before: Definition, definition: Definition) -> bool:
    if not (before.is_function and definition.is_function and before.name == definition.name):
        return False
    between = before.last.next_named_sibling
    while between and between.is_extra:
        between = between.next_named_sibling
    return between == definition.node


def qualified(every: list[Definition]) -> Iterator[Definition]:
    """The functions, each with the names around it before its own; the deepest are left out."""
    around: list[Definition] = []
    depth = 0
    for definition in every:
        while around and around[-1].last.end_byte <= definition.node.start_byte:
            depth -= around.pop().is_function
        outer = around[-1].name if around else ""
        name = ".".join(filter(None, (outer, definition.name)))
        here = replace(definition, name=name[-_LONGEST_PATH:])
        around.append(here)
        depth += here.is_function
        if here.is_function and depth <= _DEEPEST_FUNCTION:
            yield here


def lexical_spans(rules: Reader, root: Node, documentation: list[Node]) -> list[Span]:
    """Comments and literals, sorted, the inner ones of nested ones left out."""
    captures = QueryCursor(rules.lexical).captures(root) if rules.lexical else {}
    every = [Span(n.start_byte, n.end_byte, True) for n in documentation]
    for kind, nodes in captures.items():
        every += [Span(n.start_byte, n.end_byte, kind == "comment") for n in nodes]
    every.sort(key=lambda span: (span.start, -span.end, not span.comment))
    outermost: list[Span] = []
    for span in every:
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    return outermost


def _text(content: bytes, node: Node) -> str:
    raw = content[node.start_byte : node.end_byte].decode("utf-8", "replace")
    text = " ".join(raw.split()).strip("\"'`").lstrip(":")
    return text.replace("::", ".")[:_LONGEST_NAME]

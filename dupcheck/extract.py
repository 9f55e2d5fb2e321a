"""Functions of a source file: tree-sitter and query files, nothing else."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from tree_sitter import Node, QueryCursor, Tree

from dupcheck import normalize
from dupcheck.embedded import Part, parts
from dupcheck.languages.reader import Reader, reader
from dupcheck.normalize import Normaliser, Span
from dupcheck.records import Extraction, Function, LineRange, Skipped, SkipReason, SourceFile

RECIPE = f"1.{normalize.RECIPE}"
"""Changes whenever the same file would give other functions: old cache entries are then misses."""

SMALLEST = 8
"""Functions of fewer tokens than this are getters and stubs; they are not even counted."""

_DEEPEST_FUNCTION = 16
_LONGEST_NAME = 200
_PARSE_STEPS = 20_000
_CHUNK = 1 << 10  # Scanners that look back (Perl) have each chunk copied again.
_BROKEN_SHARE = 0.1


def extract(source: SourceFile) -> Extraction:
    """All functions with a body, ordered by their spans, and what could not be read."""
    functions: list[Function] = []
    skipped: list[Skipped] = []
    for part in parts(source):
        try:
            for item in _functions(source.path, part):
                if isinstance(item, Function):
                    functions.append(item)
                else:
                    skipped.append(item)
        except _TooSlowError:
            skipped.append(Skipped(path=source.path, reason=SkipReason.TOO_SLOW))
        except ModuleNotFoundError as missing:
            detail = f"{part.language}: {missing.name}"
            skipped.append(Skipped(path=source.path, reason=SkipReason.NO_GRAMMAR, detail=detail))
    return Extraction(functions=tuple(functions), skipped=tuple(skipped))


class _TooSlowError(Exception):
    """The parser used up its budget of steps."""


@dataclass(frozen=True, slots=True)
class _Definition:
    """`node` as captured, and `last`, where it ends: itself, a body behind it, its last clause."""

    node: Node
    last: Node
    name: str
    is_function: bool


def _functions(path: str, part: Part) -> Iterator[Function | Skipped]:
    rules = reader(part.language)
    root = _parse(rules, part.content).root_node
    definitions, documentation = _definitions(rules, root)
    spans = _lexical_spans(rules, root, documentation)
    starts = [span.start for span in spans]
    normaliser = _normaliser(part.language)
    for definition in _qualified(definitions):
        node, last = definition.node, definition.last
        start, end = node.start_byte, last.end_byte
        first = part.line(node.start_point.row)
        if _is_broken(node) or (last is not node and _is_broken(last)):
            reason = SkipReason.SYNTAX_ERROR
            yield Skipped(path=path, reason=reason, detail=definition.name, line=first)
            continue
        source = part.content[start:end]
        inside = spans[bisect_left(starts, start) : bisect_right(starts, end - 1)]
        code = normaliser.stream(source, [span.shifted(-start) for span in inside])
        size = len(normalize.tokens(code))
        if size < SMALLEST:
            continue
        yield Function(
            path=path,
            language=part.language,
            name=definition.name,
            lines=LineRange(start=first, end=max(first, part.line(_last_row(last)))),
            span=(start, end),
            text=source.decode("utf-8", "replace"),
            code=code,
            size=size,
            digest=normalize.digest(code),
        )


def _parse(rules: Reader, content: bytes) -> Tree:
    """The tree, within a budget of steps: time would make the result depend on the machine."""
    steps = 0

    def exhausted(_offset: int, _has_error: bool) -> bool:
        nonlocal steps
        steps += 1
        return steps > _PARSE_STEPS

    try:
        return rules.parser.parse(
            lambda offset, _point: content[offset : offset + _CHUNK], progress_callback=exhausted
        )
    except ValueError as cancelled:
        rules.parser.reset()
        raise _TooSlowError from cancelled


def _definitions(rules: Reader, root: Node) -> tuple[list[_Definition], list[Node]]:
    """Functions and scopes, outermost first in order of position, and documentation nodes."""
    found: dict[tuple[int, int, bool], _Definition] = {}
    documentation: list[Node] = []
    for _pattern, captures in QueryCursor(rules.functions).matches(root):
        documentation += captures.get("comment", ())
        name = ".".join(map(_text, captures.get("name", ())))
        for kind in ("function", "scope"):
            for node in captures.get(kind, ()):
                key = (node.start_byte, -node.end_byte, kind == "function")
                last = _last(node, captures.get("body", ()))
                found.setdefault(key, _Definition(node, last, name, kind == "function"))
    definitions = [found[key] for key in sorted(found)]
    return (_joined(definitions) if rules.clauses else definitions), documentation


def _last(node: Node, bodies: Iterable[Node]) -> Node:
    """A definition's node, or its body where the grammar puts that behind the signature."""
    return next((body for body in bodies if body.end_byte > node.end_byte), node)


def _joined(definitions: list[_Definition]) -> list[_Definition]:
    """Clauses of one function that follow one another, as one definition."""
    joined: list[_Definition] = []
    latest: dict[int, int] = {}
    for definition in definitions:
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


def _continues(before: _Definition, definition: _Definition) -> bool:
    if not (before.is_function and definition.is_function and before.name == definition.name):
        return False
    between = before.last.next_named_sibling
    while between and between.is_extra:
        between = between.next_named_sibling
    return between == definition.node


def _qualified(definitions: list[_Definition]) -> Iterator[_Definition]:
    """The functions, each with the names around it before its own."""
    around: list[_Definition] = []
    for definition in definitions:
        while around and around[-1].last.end_byte <= definition.node.start_byte:
            around.pop()
        outer = around[-1].name if around else ""
        name = ".".join(filter(None, (outer, definition.name)))
        here = replace(definition, name=name)
        around.append(here)
        if here.is_function and sum(d.is_function for d in around) <= _DEEPEST_FUNCTION:
            yield here


def _lexical_spans(rules: Reader, root: Node, documentation: list[Node]) -> list[Span]:
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


def _is_broken(node: Node) -> bool:
    """Whether syntax errors make up so much of a definition that its extent is in doubt.

    A macro without a semicolon or a newer syntax inside a long function costs nothing.
    """
    if not node.has_error:
        return False
    lost, stack = 0, [node]
    while stack:
        inner = stack.pop()
        if inner.is_error:
            lost += inner.end_byte - inner.start_byte
        elif inner.has_error:
            stack += inner.children
    return lost > _BROKEN_SHARE * (node.end_byte - node.start_byte)


def _last_row(node: Node) -> int:
    """The 0-based row of the last character; some grammars count the line feed behind it."""
    end = node.end_point
    return end.row if end.column else max(node.start_point.row, end.row - 1)


def _text(node: Node) -> str:
    text = " ".join((node.text or b"").decode("utf-8", "replace").split())
    return text.strip("\"'`").lstrip(":").replace("::", ".")[:_LONGEST_NAME]


@cache
def _normaliser(language: str) -> Normaliser:
    return Normaliser(reader(language).keywords)

"""Functions of a source file: tree-sitter and query files, nothing else."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tree_sitter import Node

from dupcheck.extract import normalize
from dupcheck.extract.conditional import first_branches
from dupcheck.extract.definitions import Definition, definitions, lexical_spans, qualified
from dupcheck.extract.directives import spoken, spoken_by_page
from dupcheck.extract.embedded import Part, parts
from dupcheck.extract.normalize import Normaliser, Span
from dupcheck.extract.parse import TooBrokenError, TooSlowError, errors, parse
from dupcheck.extract.surroundings import Tree
from dupcheck.languages.reader import Reader, reader
from dupcheck.lines import LineRange
from dupcheck.records import (
    Directive,
    Extraction,
    Function,
    Remark,
    Skipped,
    SkipReason,
    SourceFile,
)

RECIPE = f"5.{normalize.RECIPE}"
"""Changes whenever the same file would give other functions: old cache entries are then misses."""

SMALLEST = 8
"""Functions of fewer tokens than this are getters and stubs; they are not even counted."""

_MOST_OF_FILE = 100
_Found = Function | Skipped | Remark | Directive
"""What reading gives; a directive by itself is about the whole file."""

_BROKEN_SHARE = 0.1
_LOST = 80
_VISIBLE = re.compile(rb"[^\n]")


def extract(source: SourceFile) -> Extraction:
    """All functions with a body, ordered by their spans, and what could not be read."""
    found: list[_Found] = []
    page = spoken_by_page(source)
    found += [*page.of_file, *page.remarks]
    try:
        for part in parts(source):
            found += _read(source.path, part)
    except TooSlowError:
        found.append(Skipped(path=source.path, reason=SkipReason.TOO_SLOW))
    of_file = tuple(item for item in found if isinstance(item, Directive))[:_MOST_OF_FILE]
    functions = (item for item in found if isinstance(item, Function))
    return Extraction(
        functions=tuple(
            replace(one, directives=of_file + one.directives) if of_file else one
            for one in functions
        ),
        skipped=tuple(item for item in found if isinstance(item, Skipped)),
        remarks=tuple(item for item in found if isinstance(item, Remark)),
    )


def _read(path: str, part: Part) -> Iterator[_Found]:
    """The functions of a part; a part that cannot be read at all costs no other."""
    try:
        yield from _functions(path, part)
    except TooSlowError:
        yield Skipped(path=path, reason=SkipReason.TOO_SLOW)
    except TooBrokenError:
        yield Skipped(path=path, reason=SkipReason.SYNTAX_ERROR, detail="hardly any of it is code")
    except ModuleNotFoundError as missing:
        detail = f"{part.language}: {missing.name}"
        yield Skipped(path=path, reason=SkipReason.NO_GRAMMAR, detail=detail)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a parse of `content` found."""

    content: bytes
    root: Node
    broken: list[Node]
    found: list[Definition]
    documentation: list[Node]

    def healthy(self) -> int:
        """How many functions can be used."""
        functions = (definition for definition in self.found if definition.is_function)
        return sum(not _is_broken(definition) for definition in functions)


def _reading(rules: Reader, content: bytes) -> _Reading:
    root = parse(rules.parser, content).root_node
    broken = errors(root)
    found, documentation = definitions(rules, root, content)
    return _Reading(content, root, broken, found, documentation)


def _best_reading(rules: Reader, content: bytes) -> _Reading:
    """The first reading, or where it has errors, that of one configuration if it shows more."""
    first = _reading(rules, content)
    if not (first.broken and rules.conditional):
        return first
    try:
        second = _reading(rules, first_branches(content))
    except (TooSlowError, TooBrokenError):
        return first
    return second if second.healthy() > first.healthy() else first


def _functions(path: str, part: Part) -> Iterator[_Found]:
    rules = reader(part.language)
    reading = _best_reading(rules, _quiet(rules.noise, part.content))
    yield from _lost(path, part, reading.broken, reading.found)
    spans = lexical_spans(rules, reading.root, reading.documentation)
    starts = [span.start for span in spans]
    functions: dict[int, Function] = {}
    ranges: list[tuple[int, int]] = []
    for definition in qualified(reading.found):
        start, end = definition.node.start_byte, definition.last.end_byte
        ranges.append((start, end))
        if reading.broken and _is_broken(definition):
            first = part.line(definition.node.start_point.row)
            reason = SkipReason.SYNTAX_ERROR
            yield Skipped(path=path, reason=reason, detail=definition.name, line=first)
            continue
        inside = spans[bisect_left(starts, start) : bisect_right(starts, end - 1)]
        relative = [span.shifted(-start) for span in inside]
        source = _trimmed(reading.content[start:end], relative)
        ranges[-1] = (start, start + len(source))
        function = _function(path, part, definition, source, relative)
        if function.size >= SMALLEST:
            functions[len(ranges) - 1] = function
    said = spoken(path, part, _tree(reading, spans, ranges))
    for number, function in functions.items():
        told = said.of.get(number)
        yield replace(function, directives=tuple(told)) if told else function
    yield from said.of_file
    yield from said.remarks


def _tree(reading: _Reading, spans: list[Span], functions: list[tuple[int, int]]) -> Tree:
    scopes = (definition.node for definition in reading.found if not definition.is_function)
    return Tree(
        content=reading.content,
        root=reading.root,
        spans=spans,
        documentation=reading.documentation,
        functions=functions,
        scopes=[(node.start_byte, node.end_byte) for node in scopes],
    )


def _function(
    path: str, part: Part, definition: Definition, source: bytes, spans: list[Span]
) -> Function:
    start = definition.node.start_byte
    end = start + len(source)
    first = definition.node.start_point.row
    last = first + source.count(b"\n")
    code = _normaliser(part.language).stream(source, spans)
    return Function(
        path=path,
        language=part.language,
        name=definition.name,
        lines=LineRange(start=part.line(first), end=part.line(last)),
        span=(start + part.offset, end + part.offset),
        text=part.content[start:end].decode("utf-8", "replace"),
        code=code,
        size=len(normalize.tokens(code)),
        digest=normalize.digest(code),
        head=_head(part.content, definition, len(source)),
    )


def _head(content: bytes, definition: Definition, size: int) -> int:
    """How many characters of a function of `size` bytes stand before its body."""
    if definition.body is None:
        return 0
    start = definition.node.start_byte
    stop = min(definition.body.start_byte, start + size)
    return len(content[start:stop].decode("utf-8", "replace"))


def _trimmed(source: bytes, spans: list[Span]) -> bytes:
    """Without the white space and comments at its end that some grammars count in."""
    source = source.rstrip()
    while spans and spans[-1].comment and spans[-1].end >= len(source):
        source = source[: spans.pop().start].rstrip()
    return source


def _quiet(noise: re.Pattern[bytes] | None, content: bytes) -> bytes:
    """The content with what the grammar stumbles over blanked, byte for byte.

    A NUL byte would be the end of the file to it.
    """
    content = content.replace(b"\0", b" ")
    return noise.sub(lambda found: _VISIBLE.sub(b" ", found[0]), content) if noise else content


def _lost(path: str, part: Part, broken: list[Node], found: list[Definition]) -> Iterator[Skipped]:
    """Stretches outside the functions found that cannot be read and may have held some."""
    functions = _outermost(found)
    ends = [end for _, end in functions]
    for error in broken:
        at, lost = error.start_byte, 0
        for start, end in functions[bisect_right(ends, at) :]:
            if start >= error.end_byte:
                break
            lost += max(0, start - at)
            at = end
        if lost + error.end_byte - at > _LOST:
            line = part.line(error.start_point.row)
            reason = SkipReason.SYNTAX_ERROR
            yield Skipped(path=path, reason=reason, detail="outside of functions", line=line)


def _outermost(found: list[Definition]) -> list[tuple[int, int]]:
    """The byte ranges of the functions that lie in no other, in order."""
    outermost: list[tuple[int, int]] = []
    for definition in found:
        start, end = definition.node.start_byte, definition.last.end_byte
        if definition.is_function and (not outermost or start >= outermost[-1][1]):
            outermost.append((start, end))
    return outermost


def _is_broken(definition: Definition) -> bool:
    """Whether syntax errors make up so much of a definition that its extent is in doubt.

    A macro without a semicolon or a newer syntax inside a long function costs nothing.
    """
    nodes = {definition.node.id: definition.node, definition.last.id: definition.last}.values()
    lost = sum(e.end_byte - e.start_byte for node in nodes for e in errors(node))
    return lost > _BROKEN_SHARE * (definition.last.end_byte - definition.node.start_byte)


@cache
def _normaliser(language: str) -> Normaliser:
    return Normaliser(reader(language).keywords)

"""Which function a comment speaks of: by what stands around it in the tree."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from dupcheck.extract.normalize import Span

Range = tuple[int, int]
"""A half-open range of bytes."""

_MOST_BETWEEN = 100

_PREAMBLE = re.compile(
    r"decorator|annotat|attribute|modifier|template_parameter|require|constraint|signature"
    r"|^string_literal$"  # Julia's documentation
)
_WORDS = frozenset(
    {
        "abstract",
        "and",
        "async",
        "const",
        "declare",
        "default",
        "export",
        "extern",
        "final",
        "inline",
        "internal",
        "let",
        "local",
        "open",
        "override",
        "private",
        "protected",
        "pub",
        "public",
        "rec",
        "static",
        "template",
        "val",
        "var",
    }
)
_CLOSING = re.compile(rb"[\s;,)\]}]*")
_VISIBLE = re.compile(rb"\S")
_INDENT = re.compile(rb"[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What was found in `content`; functions and scopes are in order, the outer ones first."""

    content: bytes
    root: Node
    spans: Sequence[Span]
    documentation: Sequence[Node]
    functions: Sequence[Range]
    scopes: Sequence[Range]


class Surroundings:
    """What stands before, behind and around the comments of a tree."""

    def __init__(self, tree: Tree, comments: Sequence[Span]) -> None:
        self._content = tree.content
        self._root = tree.root
        self._comments = comments
        self._starts = [span.start for span in comments]
        self._functions = functions = tree.functions
        self._first = [start for start, _ in functions]
        self._by_end = sorted(range(len(functions)), key=lambda n: (functions[n][1], -n))
        self._ends = [functions[n][1] for n in self._by_end]
        self._scopes = [start for start, _ in tree.scopes]
        self._behind = self._codes_behind()
        self._before = self._codes_before()
        self._ahead: dict[int, int | None] = {}

    def meant(self, number: int) -> int | None:
        """The function that a comment speaks of; both by number."""
        before, behind = self._before[number], self._behind[number]
        if before >= self._line_start(self._comments[number].start):
            return self._behind_code(number)
        body = self._end_of_body(number)
        if body is not None:
            return body
        ahead = self._starting_at(behind)
        return self.around(number) if ahead is None else ahead

    def around(self, number: int) -> int | None:
        """The innermost function around a comment."""
        at = self._comments[number].start
        for one in reversed(range(bisect_left(self._first, at))):
            if self._functions[one][1] > at:
                return one
        return None

    def _behind_code(self, number: int) -> int | None:
        """What a comment means that is not the first thing on its line."""
        comment, behind = self._comments[number], self._behind[number]
        ahead = self._starting_at(behind)
        if ahead is not None and self._on_one_line(comment.end, self._first[ahead]):
            return ahead
        ended = self._ending_on_line(comment.start)
        if ended is not None:
            return ended
        if ahead is not None and self._leads(self._before[number], self._first[ahead]):
            return ahead
        return self.around(number)

    def _ending_on_line(self, at: int) -> int | None:
        """The outermost function that ends on this line, nothing but brackets behind it."""
        line = self._line_start(at)
        among = self._by_end[bisect_left(self._ends, line + 1) : bisect_right(self._ends, at)]
        ended = [n for n in among if _CLOSING.fullmatch(self._content, self._functions[n][1], at)]
        return min(ended, default=None)

    def _end_of_body(self, number: int) -> int | None:
        """The function that a comment still belongs to where only its indentation says so.

        Grammars of languages without brackets end a function with the last of its code.
        """
        comment, behind = self._comments[number], self._behind[number]
        column = self._column(comment.start)
        if behind < len(self._content) and column <= self._column(behind):
            return None
        end = self._before[number] + 1
        among = self._by_end[bisect_left(self._ends, end) : bisect_right(self._ends, end)]
        inside = [n for n in among if self._indent(self._functions[n][0]) < column]
        return max(inside, default=None)

    def _starting_at(self, at: int) -> int | None:
        """The function that starts where code does, or behind what only leads to it."""
        if at not in self._ahead:
            self._ahead[at] = self._led_to(at)
        return self._ahead[at]

    def _led_to(self, at: int) -> int | None:
        number = bisect_left(self._first, at)
        if number == len(self._functions):
            return None
        start = self._first[number]
        for _ in range(_MOST_BETWEEN):
            if at >= start or self._leads_on_one_line(at, start):
                return number
            whole = self._whole(at, start)
            if whole is None or not _is_preamble(whole):
                return None
            at = self._code_from(whole.end_byte)
        return None

    def _leads_on_one_line(self, at: int, start: int) -> bool:
        """`const name = () =>`: something that begins on the function's own line and is not over.

        A class that begins there is not the function.
        """
        between = self._content[at:start]
        in_scope = bisect_left(self._scopes, at) < bisect_left(self._scopes, start)
        return not in_scope and not any(one in between for one in (b"\n", b";", b"}"))

    def _whole(self, at: int, high: int) -> Node | None:
        """The largest node that starts at a place and ends before another."""
        return next((n for n in self._down(at) if at <= n.start_byte and n.end_byte <= high), None)

    def _leads(self, at: int, high: int) -> bool:
        """Whether the code at a place is of something that may stand before a function."""
        return any(_is_preamble(node) and node.end_byte <= high for node in self._down(at))

    def _down(self, at: int) -> Iterator[Node]:
        """The nodes that hold the byte at a place, from the root to the leaf."""
        cursor = self._root.walk()
        while cursor.node is not None and cursor.node.start_byte <= at:
            yield cursor.node
            if cursor.goto_first_child_for_byte(at) is None:
                return

    def _codes_behind(self) -> list[int]:
        """For each comment where the next code is, the end of the content where there is none."""
        places = [len(self._content)] * len(self._comments)
        for number in reversed(range(len(self._comments))):
            last = number + 1 == len(self._comments)
            stop = len(self._content) if last else self._comments[number + 1].start
            code = _VISIBLE.search(self._content, self._comments[number].end, stop)
            if code:
                places[number] = code.start()
            elif not last:
                places[number] = places[number + 1]
        return places

    def _codes_before(self) -> list[int]:
        """For each comment the last byte of the code before it, -1 where there is none."""
        places: list[int] = []
        end = 0
        for comment in self._comments:
            between = self._content[end : comment.start].rstrip()
            places.append(end + len(between) - 1 if between else places[-1] if places else -1)
            end = comment.end
        return places

    def _code_from(self, at: int) -> int:
        """Where the next code is, comments passed over."""
        code = _VISIBLE.search(self._content, at)
        if code is None:
            return len(self._content)
        number = bisect_right(self._starts, code.start()) - 1
        inside = number >= 0 and code.start() < self._comments[number].end
        return self._behind[number] if inside else code.start()

    def _on_one_line(self, start: int, end: int) -> bool:
        return b"\n" not in self._content[start:end]

    def _line_start(self, at: int) -> int:
        return self._content.rfind(b"\n", 0, at) + 1

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _indent(self, at: int) -> int:
        """The column of the first code on the line of a place."""
        line = _INDENT.match(self._content, self._line_start(at))
        return len(line[0]) if line else 0


def _is_preamble(node: Node) -> bool:
    """Whether it may stand between a comment and the function that the comment speaks of."""
    if not node.is_named:
        return node.type in _WORDS
    if node.type == "unary_operator":  # Elixir's @impl
        return bool(node.text and node.text.startswith(b"@"))
    return _PREAMBLE.search(node.type) is not None

"""Trees within a budget that depends on the content alone, never on how fast the machine is."""

from tree_sitter import Node, Parser, Tree

_STEPS = 25_000
_CHUNK = 1 << 10  # Scanners that look back (Perl) have each chunk copied again.
_WIDEST_ERROR = 5_000


class TooSlowError(Exception):
    """The parser used up its steps."""


class TooBrokenError(Exception):
    """What the parser could not read is so long that a search of it would take quadratic time."""


def parse(parser: Parser, content: bytes) -> Tree:
    """The tree of a source.

    The parser calls back after a fixed number of operations, about every 200 bytes of usual code
    and every 20 of the worst: a megabyte of usual code takes 5,000 to 20,000 calls.
    """
    steps = 0

    def exhausted(_offset: int, _has_error: bool) -> bool:
        nonlocal steps
        steps += 1
        return steps > _STEPS

    try:
        return parser.parse(
            lambda offset, _point: content[offset : offset + _CHUNK], progress_callback=exhausted
        )
    except ValueError as cancelled:
        parser.reset()
        raise TooSlowError from cancelled


def errors(node: Node) -> list[Node]:
    """The outermost error nodes in a node, in order.

    Raises `TooBrokenError` for an error with very many children, in or below it: a query takes
    quadratic time over those (17 seconds for 100,000 opening parentheses).
    """
    found, stack, outermost_end = [], [node] if node.has_error else [], 0
    while stack:
        inner = stack.pop()
        if inner.is_error:
            if inner.child_count > _WIDEST_ERROR:
                raise TooBrokenError
            if inner.end_byte > outermost_end:
                found.append(inner)
                outermost_end = inner.end_byte
        if inner.child_count:
            stack += [child for child in reversed(inner.children) if child.has_error]
    return found

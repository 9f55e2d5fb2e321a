"""What people do to a function that they copy, done by a program to the syntax tree.

Every operator takes the source of one function that stands alone and returns another that parses
without an error; the same generator state gives the same result.
"""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from tree_sitter import Node

from benchmarks.dialects import Dialect, captures, indent, leaves, parse, source_of, walk

_WORDS = """
    amount anchor batch bucket cargo chunk cursor depth digit draft drawer entry extent figure
    folder frame gauge grain handle header holder item label ledger limit margin marker measure
    member notice offset outcome packet parcel piece pointer portion quota rank ratio reading
    record region result sample scope section segment shelf signal slice slot span stage step
    store strand subject summary supply tally target thing ticket token total trail unit vessel
    window worker zone
""".split()  # noqa: SIM905
_REMARKS = ("see the notes on this step", "as agreed", "keep in step with the caller", "to do")
_SWAPS = {
    "+": "-", "-": "+", "*": "+", "<": "<=", ">": ">=", "<=": "<", ">=": ">", "==": "!=",
    "!=": "==", "===": "!==", "!==": "===", "&&": "||", "||": "&&", "and": "or", "or": "and",
    "+=": "-=", "-=": "+=", "true": "false", "false": "true", "True": "False", "False": "True",
}  # fmt: skip
_SHARE_OF_LITERALS = 0.4
_TRIES = 60

Edit = tuple[int, int, bytes]


class UnchangedError(Exception):
    """The operator found no way to change this function that still parses."""


def relaid(dialect: Dialect, source: bytes, rng: Random) -> bytes:
    """Type-1: comments dropped, others added, lines broken after commas, blank lines."""
    root = parse(dialect, source)
    edits: list[Edit] = []
    for leaf in leaves(root):
        if leaf.type == "comment":
            edits.append((leaf.start_byte, leaf.end_byte, b""))
        elif leaf.type == "," and _breakable(leaf) and rng.random() < 0.5:
            edits.append((leaf.end_byte, leaf.end_byte, b"\n" + b" " * rng.randrange(4, 24)))
    for statement in _listed(dialect, root):
        if rng.random() < 0.4:
            remark = f"{dialect.comment}{rng.choice(_REMARKS)}\n".encode()
            at = statement.start_byte
            edits.append((at, at, remark + indent(source, statement)))
    return _sound(dialect, source, edits)


def renamed(dialect: Dialect, source: bytes, rng: Random) -> bytes:
    """Type-2: all locals, parameters and the function itself renamed, some literals changed."""
    root = parse(dialect, source)
    found = captures(dialect, dialect.names, root)
    kept = dialect.kept | {source_of(node) for node in found.get("keep", ())}
    local = sorted({source_of(node) for node in found.get("local", ())} - kept)
    taken = {source_of(leaf) for leaf in leaves(root)}
    new = dict(zip(local, _fresh(dialect, taken, rng), strict=False))
    outside = {node.id for node in found.get("field", ())}
    edits: list[Edit] = []
    for node in walk(root):
        if node.type in dialect.identifiers and source_of(node) in new and node.id not in outside:
            edits.append(_renaming(node, new[source_of(node)]))
        elif rng.random() < _SHARE_OF_LITERALS:
            edits += _other_literal(dialect, node, rng)
    if not new:
        raise UnchangedError
    return _sound(dialect, source, edits)


def edited(dialect: Dialect, source: bytes, donors: Sequence[bytes], rng: Random) -> bytes:
    """Type-3: a quarter of the statements deleted, inserted, replaced or modified.

    `donors` are single-line statements of other functions.
    """
    root = parse(dialect, source)
    statements = list(_statements(dialect, root))
    wanted = max(1, (len(statements) + 2) // 4)
    for _ in range(_TRIES):
        edits: list[Edit] = []
        for statement in rng.sample(statements, len(statements)):
            if len(edits) < wanted:
                edits += _change(dialect, source, statement, donors, rng, edits)
        if len(edits) == wanted:
            try:
                return _sound(dialect, source, edits)
            except UnchangedError:
                continue
    raise UnchangedError


def donations(dialect: Dialect, source: bytes) -> Iterator[bytes]:
    """The statements of a function that may be put into another."""
    for node in _statements(dialect, parse(dialect, source)):
        leaves_the_block = node.type.startswith(("return", "break", "continue", "goto", "raise"))
        if node.type in dialect.simple and not leaves_the_block:
            text = node.text or b""
            if b"\n" not in text and 8 <= len(text) <= 120:
                yield text


def tokens(dialect: Dialect, source: bytes) -> list[str]:
    """The leaves of the tree without comments."""
    return [source_of(leaf) for leaf in leaves(parse(dialect, source)) if leaf.type != "comment"]


def statement_count(dialect: Dialect, source: bytes) -> int:
    """How many statements `edited` takes a quarter of."""
    return sum(1 for _ in _statements(dialect, parse(dialect, source)))


def _change(
    dialect: Dialect,
    source: bytes,
    statement: Node,
    donors: Sequence[bytes],
    rng: Random,
    before: Sequence[Edit],
) -> list[Edit]:
    """One change to one statement, or nothing where none fits beside the changes `before`."""
    listed = statement.parent is not None and statement.parent.type in dialect.blocks
    ways: list[Callable[[], Edit | None]] = [lambda: _modification(dialect, statement, rng)]
    if listed:
        ways.append(lambda: _insertion(source, statement, rng.choice(donors)))
        if statement.type in dialect.simple:
            ways.append(lambda: _replacement(statement, rng.choice(donors)))
            if _has_siblings(dialect, statement):
                ways.append(lambda: _replacement(statement, b""))
    edit = rng.choice(ways)()
    if edit is None or any(edit[0] <= end and start <= edit[1] for start, end, _ in before):
        return []
    return [edit]


def _insertion(source: bytes, statement: Node, donor: bytes) -> Edit:
    at = statement.start_byte
    return at, at, donor + b"\n" + indent(source, statement)


def _replacement(statement: Node, donor: bytes) -> Edit:
    return statement.start_byte, statement.end_byte, donor


def _modification(dialect: Dialect, statement: Node, rng: Random) -> Edit | None:
    """Another operator, number, string or name somewhere in the statement, not in its blocks."""
    leaves = list(_own_leaves(dialect, statement))
    names = [leaf for leaf in leaves if leaf.type.endswith("identifier")]
    edits: list[Edit] = []
    for leaf in leaves:
        edits += _other_literal(dialect, leaf, rng)
        if leaf.type in _SWAPS:
            edits.append((leaf.start_byte, leaf.end_byte, _SWAPS[leaf.type].encode()))
        elif leaf in names and rng.random() < 0.5:
            other = f"{rng.choice(_WORDS)}_{source_of(leaf)}"
            edits.append((leaf.start_byte, leaf.end_byte, other.encode()))
    return rng.choice(edits) if edits else None


def _other_literal(dialect: Dialect, node: Node, rng: Random) -> list[Edit]:
    """A number one or more larger, a plain string of another word; nothing for other nodes."""
    text = source_of(node)
    if node.type in dialect.numbers and text.isdecimal() and not text.startswith("0"):
        return [(node.start_byte, node.end_byte, str(int(text) + rng.randrange(1, 9)).encode())]
    if node.type in dialect.strings and text[:1] in "\"'" and text[1:-1].isalnum():
        other = f"{text[0]}{rng.choice(_WORDS)}{text[-1]}"
        return [(node.start_byte, node.end_byte, other.encode())]
    return []


def _fresh(dialect: Dialect, taken: set[str], rng: Random) -> Iterator[str]:
    """Names of one or two words in the style of the language that the function does not use."""
    words = rng.sample(_WORDS, len(_WORDS))
    pairs = [(rng.choice(_WORDS), word) for word in words]
    long = [a + b.title() if dialect.camel else f"{a}_{b}" for a, b in pairs]
    mixed = [name for couple in zip(words, long, strict=True) for name in couple]
    return (name for name in dict.fromkeys(mixed) if name not in taken)


def _renaming(node: Node, name: str) -> Edit:
    if node.type.startswith("shorthand"):
        name = f"{source_of(node)}: {name}"
    return node.start_byte, node.end_byte, name.encode()


def _sound(dialect: Dialect, source: bytes, edits: Sequence[Edit]) -> bytes:
    """The source with the edits made, if it changes and still parses."""
    changed = source
    for start, end, text in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        changed = changed[:start] + text + changed[end:]
    if changed == source or parse(dialect, changed).has_error:
        raise UnchangedError
    return changed


def _statements(dialect: Dialect, root: Node) -> Iterator[Node]:
    """All statements inside the function: not the function itself, not its docstring."""
    function = next(node for node in walk(root) if node.parent == root and node.is_named)
    for node in walk(function):
        if node == function or _is_docstring(node):
            continue
        if node.type in dialect.compound or node.type in dialect.simple:
            yield node


def _listed(dialect: Dialect, root: Node) -> Iterator[Node]:
    """Statements that a line of its own may be put before."""
    for node in _statements(dialect, root):
        if node.parent is not None and node.parent.type in dialect.blocks:
            yield node


def _has_siblings(dialect: Dialect, statement: Node) -> bool:
    kinds = dialect.simple | dialect.compound
    block = statement.parent
    return block is not None and sum(node.type in kinds for node in block.named_children) > 1


def _is_docstring(node: Node) -> bool:
    return node.type == "expression_statement" and [c.type for c in node.children] == ["string"]


def _own_leaves(dialect: Dialect, statement: Node) -> Iterator[Node]:
    for child in statement.children:
        if child.type in dialect.blocks or child.type in dialect.compound | dialect.simple:
            continue
        if child.child_count == 0 or child.type in dialect.strings:
            yield child
        else:
            yield from _own_leaves(dialect, child)


def _breakable(comma: Node) -> bool:
    parent = comma.parent
    return parent is not None and parent.children[0].type == "("

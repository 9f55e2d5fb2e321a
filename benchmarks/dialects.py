"""What a mutation has to know of a language, as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from tree_sitter import Language, Node, Parser, Query, QueryCursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One language.

    `functions` captures `@function`; `names` captures `@local` where a name is bound, `@field`
    where an identifier means something outside, `@keep` for names that must stay as they are;
    `simple` and `compound` are statements, `blocks` the nodes that hold a list of them.
    """

    name: str
    grammar: str
    suffixes: tuple[str, ...]
    functions: str
    names: str
    identifiers: frozenset[str]
    simple: frozenset[str]
    compound: frozenset[str]
    blocks: frozenset[str]
    comment: str
    strings: frozenset[str]
    numbers: frozenset[str]
    camel: bool = False
    kept: frozenset[str] = frozenset()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PYTHON = Dialect(
    name="python",
    grammar="tree_sitter_python",
    suffixes=(".py",),
    functions="(function_definition) @function",
    names="""
      (parameters [(identifier) @local (default_parameter name: (identifier) @local)
                   (typed_parameter . (identifier) @local)
                   (typed_default_parameter name: (identifier) @local)])
      (lambda_parameters [(identifier) @local (default_parameter name: (identifier) @local)])
      (list_splat_pattern (identifier) @local)
      (dictionary_splat_pattern (identifier) @local)
      (assignment left: (identifier) @local)
      (pattern_list (identifier) @local)
      (tuple_pattern (identifier) @local)
      (for_statement left: (identifier) @local)
      (for_in_clause left: (identifier) @local)
      (as_pattern_target [(identifier) @local (tuple (identifier) @local)])
      (named_expression name: (identifier) @local)
      (function_definition name: (identifier) @local)
      (attribute attribute: (identifier) @field)
      (keyword_argument name: (identifier) @field)
      (keyword_pattern (identifier) @field)
      (dotted_name (identifier) @field)
      (global_statement (identifier) @keep)
      (nonlocal_statement (identifier) @keep)""",
    identifiers=frozenset({"identifier"}),
    simple=_set(
        "expression_statement return_statement raise_statement assert_statement delete_statement"
        " pass_statement break_statement continue_statement import_statement"
        " import_from_statement"
    ),
    compound=_set(
        "if_statement elif_clause for_statement while_statement with_statement try_statement"
        " function_definition"
    ),
    blocks=frozenset({"block"}),
    comment="# ",
    strings=frozenset({"string"}),
    numbers=frozenset({"integer", "float"}),
    kept=frozenset({"self", "cls", "_"}),
)

_JAVASCRIPT = Dialect(
    name="javascript",
    grammar="tree_sitter_javascript",
    suffixes=(".js", ".mjs"),
    functions="[(function_declaration) (method_definition)] @function",
    names="""
      (formal_parameters (identifier) @local)
      (assignment_pattern left: (identifier) @local)
      (rest_pattern (identifier) @local)
      (array_pattern (identifier) @local)
      (pair_pattern value: (identifier) @local)
      (shorthand_property_identifier_pattern) @local
      (variable_declarator name: (identifier) @local)
      (for_in_statement left: (identifier) @local)
      (catch_clause parameter: (identifier) @local)
      (arrow_function parameter: (identifier) @local)
      (function_declaration name: (identifier) @local)
      (function_expression name: (identifier) @local)""",
    identifiers=frozenset(
        {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
    ),
    simple=_set(
        "expression_statement lexical_declaration variable_declaration return_statement"
        " throw_statement break_statement continue_statement"
    ),
    compound=_set(
        "if_statement for_statement for_in_statement while_statement do_statement"
        " switch_statement try_statement"
    ),
    blocks=frozenset({"statement_block", "switch_case", "switch_default"}),
    comment="// ",
    strings=frozenset({"string"}),
    numbers=frozenset({"number"}),
    camel=True,
    kept=frozenset({"arguments", "undefined"}),
)

_C = Dialect(
    name="c",
    grammar="tree_sitter_c",
    suffixes=(".c",),
    functions="(function_definition) @function",
    names="""
      (parameter_declaration declarator: (identifier) @local)
      (pointer_declarator declarator: (identifier) @local)
      (array_declarator declarator: (identifier) @local)
      (init_declarator declarator: (identifier) @local)
      (declaration declarator: (identifier) @local)
      (parenthesized_declarator (identifier) @local)
      (function_declarator declarator: (identifier) @local)""",
    identifiers=frozenset({"identifier"}),
    simple=_set(
        "expression_statement declaration return_statement break_statement continue_statement"
        " goto_statement"
    ),
    compound=_set("if_statement for_statement while_statement do_statement switch_statement"),
    blocks=frozenset({"compound_statement", "case_statement"}),
    comment="// ",
    strings=frozenset({"string_literal"}),
    numbers=frozenset({"number_literal"}),
)

DIALECTS: dict[str, Dialect] = {row.name: row for row in (_PYTHON, _JAVASCRIPT, _C)}


@cache
def _grammar(dialect: Dialect) -> Language:
    return Language(import_module(dialect.grammar).language())


@cache
def _query(dialect: Dialect, text: str) -> Query:
    return Query(_grammar(dialect), text)


def parse(dialect: Dialect, source: bytes) -> Node:
    """The root of the tree of `source`."""
    return Parser(_grammar(dialect)).parse(source).root_node


def captures(dialect: Dialect, query: str, root: Node) -> dict[str, list[Node]]:
    """The nodes that each capture of a query finds, in order of position."""
    found = QueryCursor(_query(dialect, query)).captures(root)
    return {name: sorted(nodes, key=lambda n: n.start_byte) for name, nodes in found.items()}


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, outermost first in order of position."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(here.children))


def leaves(node: Node) -> Iterator[Node]:
    """The nodes without children."""
    return (here for here in walk(node) if here.child_count == 0)


def source_of(node: Node) -> str:
    """The source of a node."""
    return (node.text or b"").decode()


def indent(source: bytes, node: Node) -> bytes:
    """The white space before the line on which a node begins."""
    line = source[source.rfind(b"\n", 0, node.start_byte) + 1 : node.start_byte]
    return line[: len(line) - len(line.lstrip())]

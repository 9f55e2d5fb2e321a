"""From a row of the table to a parser and compiled queries.

A query file captures `@function` (the whole definition), `@name` and `@body` in one pattern (a
name in several parts is captured several times); `@scope` with `@name` for what qualifies the
names inside (classes, modules, ...); and `@comment` for what is documentation although the grammar
calls it code (Python's docstrings). A definition without a body is a signature and is not captured.
"""

import re
import warnings
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources

from tree_sitter import Language as Grammar
from tree_sitter import Parser, Query

from dupcheck.languages.table import LANGUAGES, Language

_WORD = re.compile(r"[^\W\d]\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What it takes to read one language: parser, compiled queries, and the grammar's keywords."""

    parser: Parser
    functions: Query
    lexical: Query | None
    keywords: frozenset[str]
    noise: re.Pattern[bytes] | None
    conditional: bool
    clauses: bool


@cache
def reader(name: str) -> Reader:
    """The reader of a language, loaded once per process.

    Raises `ModuleNotFoundError` where the grammar's wheel is not installed.
    """
    language = LANGUAGES[name]
    rules = grammar(language)
    return Reader(
        parser=Parser(rules),
        functions=Query(rules, query_text(language)),
        lexical=_lexical_query(rules, language),
        keywords=_keywords(rules, language),
        conditional=language.conditional,
        noise=re.compile(language.noise.encode()) if language.noise else None,
        clauses=language.clauses,
    )


def query_text(language: Language) -> str:
    """The query files of a language, as shipped in the package."""
    folder = resources.files(__package__) / "queries"
    names = (language.query or language.name).split()
    return "\n".join((folder / f"{name}.scm").read_text(encoding="utf-8") for name in names)


def grammar(language: Language) -> Grammar:
    """The grammar of a row; `ModuleNotFoundError` where its wheel is not installed."""
    module, _, function = language.grammar.partition(":")
    with warnings.catch_warnings():
        # Some wheels still give a bare pointer instead of a capsule.
        warnings.filterwarnings("ignore", "int argument", DeprecationWarning)
        return Grammar(getattr(import_module(module), function or "language")())


def _lexical_query(rules: Grammar, language: Language) -> Query | None:
    patterns = [f"({node}) @comment" for node in language.comments]
    patterns += [f"({node}) @string" for node in language.strings]
    return Query(rules, "\n".join(patterns)) if patterns else None


def _keywords(rules: Grammar, language: Language) -> frozenset[str]:
    """A grammar's visible anonymous nodes that look like words, and the row's own keywords."""
    kinds = [
        rules.node_kind_for_id(number) or ""
        for number in range(rules.node_kind_count)
        if rules.node_kind_is_visible(number) and not rules.node_kind_is_named(number)
    ]
    words = {kind for kind in kinds if _WORD.fullmatch(kind)} | set(language.keywords)
    words -= set(language.names.split())
    if language.ignores_case:
        words |= {form for word in words for form in (word.lower(), word.upper(), word.title())}
    return frozenset(words)

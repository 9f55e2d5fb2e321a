"""What a row becomes: its keywords, which decide how tokens are compared."""

import pytest

from dupcheck.languages.reader import grammar, reader
from dupcheck.languages.table import LANGUAGES

# Names of hidden nodes in many grammars, and usual names of variables.
_HIDDEN = {"end_of_file", "expression", "statement", "declaration"}


def _keywords(name: str) -> frozenset[str]:
    return pytest.importorskip(LANGUAGES[name].grammar.partition(":")[0]) and reader(name).keywords


@pytest.mark.parametrize("name", [row.name for row in LANGUAGES.values() if not row.host])
def test_only_words_that_a_grammar_shows_are_keywords(name):
    keywords = _keywords(name)
    assert not keywords & _HIDDEN
    assert not [word for word in keywords if "repeat" in word and word[-1].isdigit()]


def test_variables_of_one_letter_are_no_keywords():
    assert not _keywords("bash") & {"a", "k", "E", "P"}


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("swift", "where"),
        ("kotlin", "continue"),
        ("bash", "return"),
        ("elixir", "def"),
        ("objc", "@synchronized"),
    ],
)
def test_keywords_hidden_in_named_nodes_are_named_by_the_row(name, word):
    assert word in _keywords(name)


@pytest.mark.parametrize(
    ("name", "word"),
    [("fortran", "SUBROUTINE"), ("ada", "Begin"), ("php", "FOREACH"), ("powershell", "Function")],
)
def test_languages_that_ignore_case_know_other_spellings(name, word):
    assert word in _keywords(name)


@pytest.mark.parametrize("name", [row.name for row in LANGUAGES.values() if row.names])
def test_what_is_mostly_a_chosen_name_is_no_keyword_wherever_it_stands(name):
    """`target` in TypeScript and `path` in Rust can be renamed in a copy like any other name."""
    keywords = _keywords(name)
    rules = grammar(LANGUAGES[name])
    for word in LANGUAGES[name].names.split():
        assert word not in keywords
        assert rules.id_for_node_kind(word, False) is not None

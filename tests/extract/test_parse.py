import itertools

import pytest

from dupcheck.extract.parse import TooBrokenError, TooSlowError, errors, parse
from dupcheck.languages.reader import reader


def test_a_source_becomes_a_tree() -> None:
    root = parse(reader("c").parser, b"int a;" * 1_000).root_node
    assert root.child_count == 1_000
    assert errors(root) == []


def test_a_budget_of_steps_ends_a_parse_and_leaves_the_parser_usable() -> None:
    parser = reader("javascript").parser
    with pytest.raises(TooSlowError):
        parse(parser, b"{(" * 300_000)
    assert not parse(parser, b"a;").root_node.has_error


def test_errors_are_the_outermost_in_order() -> None:
    root = parse(reader("c").parser, b"int a; ) ) int b; ] int c;").root_node
    places = [(error.start_byte, error.end_byte) for error in errors(root)]
    assert places
    assert places == sorted(places)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(places))


def test_an_error_too_wide_to_search_is_refused() -> None:
    with pytest.raises(TooBrokenError):
        errors(parse(reader("javascript").parser, b"(" * 20_000).root_node)

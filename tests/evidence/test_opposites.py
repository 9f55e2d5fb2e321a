import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.evidence.opposites import are_turned, of_operators, of_words
from dupcheck.vocabulary import subtokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("encodeFrame", "decodeFrame"),
        ("add_listener", "remove_listener"),
        ("getFirst", "getLast"),
        ("subscribe", "unsubscribe"),
        ("scaleUp", "scaleDown"),
        ("minimum", "maximum"),
    ],
)
def test_opposites_are_known(one: str, other: str) -> None:
    assert of_words(subtokens(one), subtokens(other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("parse", "parser"), ("add_remove", "add_remove"), ("load", "fetch"), ("", "get")],
)
def test_others_are_none(one: str, other: str) -> None:
    assert of_words(subtokens(one), subtokens(other)) == 0


def test_operators_turn_a_meaning_round() -> None:
    assert of_operators(["o<"], ["o>"]) == of_operators(["ktrue"], ["kfalse"]) == 1
    assert of_operators(["o<"], ["o<="]) == of_operators([], ["o-"]) == 0


def test_from_one_to_the_other_and_back() -> None:
    assert are_turned(("depth", "to", "camera"), ("camera", "to", "depth"))
    assert not are_turned(("to", "camera"), ("to", "camera"))
    assert not are_turned(("to", "camera"), ("to", "depth"))


words = st.lists(st.sampled_from(["add", "remove", "get", "set", "bind", "unbind", "item"]))


@given(words, words)
def test_whether_there_are_opposites_does_not_depend_on_the_side(
    one: list[str], other: list[str]
) -> None:
    assert bool(of_words(one, other)) is bool(of_words(other, one))

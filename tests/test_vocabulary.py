from collections import Counter
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.vocabulary import subtokens, word

NAMES = st.text("abcdefghijKLMN_019é", max_size=30)


def entries() -> list[str]:
    text = (resources.files("dupcheck") / "concepts.txt").read_text(encoding="utf-8")
    lines = [line.partition(":") for line in text.splitlines() if line[:1].isalpha()]
    return [entry for concept, _, words in lines for entry in (concept, *words.split())]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("push_back", "append"),
        ("startsWith", "has_prefix"),
        ("toUpperCase", "strtoupper"),
        ("indexOf", "strpos"),
        ("Atoi", "parseInt"),
        ("explode", "split"),
        ("hdrLen", "header_size"),
        ("parse_http_header", "parseHTTPHeaders"),
        ("entries", "entry"),
    ],
)
def test_names_for_one_thing_have_the_same_words(one: str, other: str) -> None:
    assert subtokens(one) == subtokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("push", "pop"), ("min", "max"), ("upper", "lower"), ("first", "last"), ("encode", "decode")],
)
def test_opposites_stay_apart(one: str, other: str) -> None:
    assert subtokens(one) != subtokens(other)


def test_a_phrase_counts_only_as_a_whole_name() -> None:
    assert subtokens("index_of") == ("index",)
    assert subtokens("index_of_doubt") == ("index", "of", "doubt")


def test_short_words_and_latin_endings_are_no_plurals() -> None:
    assert subtokens("is bus class") == ("is", "bus", "class")


def test_every_entry_stands_once() -> None:
    spelled = Counter(entry.replace("_", "") for entry in entries())
    assert [entry for entry, count in spelled.items() if count > 1] == []


@given(NAMES)
def test_words_are_levelled_already(name: str) -> None:
    words = subtokens(name)
    assert tuple(again for one in words for again in subtokens(one)) == words


def test_literals_and_names_mean_the_same_by_a_word() -> None:
    assert set(word("sremove␣old␣rows").parts) == set(word("idelete_old_row").parts)

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import CLAMP, GO_CLAMP, SLUGIFY, function, related

from dupcheck.records import CloneType, Difference, Finding, Parameter
from dupcheck.report.safe import columns, printable
from dupcheck.report.style import Style
from dupcheck.report.words import (
    advice,
    changes,
    comparison,
    count,
    needed,
    percent,
    worth_telling,
)

PLAIN = Style(color=False, unicode=True)
KEEP = function("lib/maths.py", "clamp", CLAMP)


def finding(*copies: tuple[str, str, CloneType]) -> Finding:
    """Copies of KEEP: name, language and clone type of each."""
    return Finding(
        keep=KEEP,
        fingerprint="f",
        copies=tuple(
            related(KEEP, function("b", name, GO_CLAMP, language=language), kind, 0.9, 0.9)
            for name, language, kind in copies
        ),
    )


T1, T2, T3, T4, PORT = CloneType


@pytest.mark.parametrize(
    ("copies", "said"),
    [
        ([("limit", "python", T2)], "has a renamed copy limit: make them one"),
        ([("clamp", "python", T1)], "already exists here: reuse it and drop its copy"),
        ([("limit", "python", T3)], "has an edited copy limit: make them one"),
        ([("clamp", "python", T3)], "has an edited copy: make them one"),
        ([("a", "python", T3), ("b", "python", T3)], "has 2 edited copies: make them one"),
        ([("limit", "python", T4)], "has a rewritten copy limit: make them one"),
        (
            [("a", "python", T1), ("b", "python", T3)],
            "has 2 copies, some edited: make them one",
        ),
        ([("Clamp", "go", PORT)], "has a port in go: change them together"),
        (
            [("Clamp", "rust", PORT), ("Clamp", "go", PORT), ("C", "go", PORT)],
            "has 3 ports in go and rust: change them together",
        ),
        (
            [("a", "python", T1), ("Clamp", "go", PORT)],
            "already exists here: reuse it and drop a; it has a port in go",
        ),
    ],
)
def test_advice(copies: list[tuple[str, str, CloneType]], said: str) -> None:
    assert advice(finding(*copies)) == said


@pytest.mark.parametrize(
    ("kept", "literals", "said"),
    [
        (1.0, 1.0, "already exists here: reuse it and drop limit"),
        (0.9, 1.0, "has a renamed copy limit: make them one"),
        (1.0, 0.5, "has a renamed copy limit: make them one"),
    ],
)
def test_a_renamed_copy_can_be_dropped_where_only_its_own_names_differ(
    kept: float, literals: float, said: str
) -> None:
    (copy,) = finding(("limit", "python", T2)).copies
    evidence = (("kept", kept), ("literals", literals))
    renamed = replace(copy, verdict=replace(copy.verdict, evidence=evidence))
    assert advice(Finding(keep=KEEP, fingerprint="f", copies=(renamed,))) == said


def test_what_is_not_wholly_alike_is_never_100_percent() -> None:
    assert percent(0.99999) == "99%"
    assert percent(1.0) == "100%"
    assert percent(0.29) == "29%"
    assert percent(-0.2) == "0%"


def test_numbers_have_their_nouns() -> None:
    assert count(1, "copy") == "1 copy"
    assert count(1200, "copy") == "1,200 copies"
    assert count(0, "file") == "0 files"


def test_comparison_across_languages_names_both() -> None:
    verdict = finding(("Clamp", "go", PORT)).copies[0].verdict
    assert comparison(verdict) == "same in go as in python, 90% alike, 90% sure"


TEXT = st.text("ab \n(", max_size=80)
DIFFERENCE = st.builds(
    Difference,
    kind=st.sampled_from(["identifier", "literal", "code"]),
    left=TEXT,
    right=TEXT,
    left_line=st.none() | st.integers(min_value=1, max_value=99999),
    right_line=st.none() | st.integers(min_value=1, max_value=99999),
)


@given(st.lists(DIFFERENCE, max_size=12), st.integers(min_value=60, max_value=200))
def test_what_differs_fits_the_room_and_is_never_more_than_a_glance(
    differences: list[Difference], room: int
) -> None:
    said = list(changes(differences, PLAIN, room))
    assert len(said) <= 3 + 2 * 3 + 1
    for change in said:
        assert columns(change.text) <= room
        assert "\n" not in change.text


def test_long_statements_stand_below_one_another() -> None:
    long = SLUGIFY.replace("\n", " ")
    (one, other) = changes(
        [Difference(kind="code", left=long, right="pass", left_line=1, right_line=2)], PLAIN, 60
    )
    assert (one.label, len(one.text), one.text[-1]) == ("changes", 60, "…")
    assert (other.label, other.text) == ("to", "pass (line 2)")
    (both,) = changes([Difference(kind="code", left="a", right="b", right_line=2)], PLAIN)
    assert (both.label, both.text) == ("changes", "a → b (line 2)")


def test_what_rewritten_code_calls_otherwise() -> None:
    calls = [
        Difference(kind="call", left="split", right=""),
        Difference(kind="call", left="", right="sub"),
        Difference(kind="call", left="", right="strip"),
    ]
    assert [(one.label, one.text) for one in changes(calls, PLAIN)] == [
        ("calls", "sub, strip"),
        ("not", "split"),
    ]
    assert [one.label for one in changes(calls[:1], PLAIN)] == ["not"]


def test_what_a_parameter_tells_is_told_once() -> None:
    differences = [
        Difference(kind="identifier", left="rows", right="lines"),
        Difference(kind="identifier", left="User", right="Post"),
        Difference(kind="literal", left="10", right="20"),
    ]
    parameters = [
        Parameter(kind="value", left="10", right="20"),
        Parameter(kind="name", left="User", right="Post"),
    ]
    assert [(one.label, one.text) for one in changes(differences, PLAIN, 0, parameters)] == [
        ("renames", "rows → lines"),
        ("needs", "2 parameters: 10 or 20, User or Post"),
    ]


@given(st.text(), st.text(), st.integers(80, 200))
def test_what_is_needed_fits_the_room(left: str, right: str, room: int) -> None:
    said = needed([Parameter(kind="value", left=left, right=right)] * 9, room)
    assert columns(said) <= room
    assert printable(said) == said


@pytest.mark.parametrize(
    ("reach", "worth"),
    [("", False), ("clamp(...)", False), ("self.clamp(...)", True), ("import a\na.f(...)", True)],
)
def test_that_something_can_be_called_is_not_worth_telling(reach: str, worth: bool) -> None:
    assert worth_telling(reach) is worth

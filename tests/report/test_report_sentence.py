import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import CLAMP, GO_CLAMP, function, related

from dupcheck.records import CloneType, Parameter, Verdict
from dupcheck.report.safe import printable
from dupcheck.report.sentence import as_one, help_to_reuse, sentence

KEEP = function("lib/maths.py", "clamp", CLAMP, line=31)
COPY = function("web/page.py", "Page.limit", CLAMP, line=4)
PORT = function("web/page.go", "Limit", GO_CLAMP, line=4, language="go")
T1, T2, T3, T4, ACROSS = CloneType
VALUE = Parameter(kind="value", left="10", right="20")
NAME = Parameter(kind="name", left="users", right="posts")


def verdict(kind: CloneType) -> Verdict:
    return related(KEEP, PORT if kind is ACROSS else COPY, kind, 0.91, 0.9).verdict


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (T1, "Page.limit already exists at lib/maths.py:31 as clamp: reuse it"),
        (T2, "Page.limit is a renamed copy of clamp at lib/maths.py:31, 91% alike: make them one"),
        (T3, "Page.limit is an edited copy of clamp at lib/maths.py:31, 91% alike: make them one"),
        (
            T4,
            "Page.limit is a rewritten copy of clamp at lib/maths.py:31, 91% alike: make them one",
        ),
        (ACROSS, "Limit is the same as clamp at lib/maths.py:31: change them together"),
    ],
)
def test_what_is_said_of_each_kind(kind: CloneType, said: str) -> None:
    assert sentence(verdict(kind)) == said


@pytest.mark.parametrize(
    ("older", "said"),
    [(2, "is the third copy of"), (5, "is the sixth copy of"), (40, "is one more copy of")],
)
def test_another_copy_of_what_is_duplicated_already(older: int, said: str) -> None:
    place = "clamp at lib/maths.py:31: reuse it"
    assert sentence(verdict(T1), older=older) == f"Page.limit {said} {place}"


def test_two_of_one_change() -> None:
    assert sentence(verdict(T1), twice=True, older=0) == (
        "Page.limit comes twice in this change, also at lib/maths.py:31 as clamp: keep one"
    )


def test_what_a_common_function_needs() -> None:
    assert as_one([]) == "make them one"
    assert as_one([VALUE]) == "make them one with a parameter: 10 or 20"
    assert as_one([VALUE, NAME]) == "make them one with 2 parameters: 10 or 20, users or posts"
    assert as_one([VALUE] * 20).endswith(" 10 or 20 and 13 more")
    assert sentence(verdict(T3), parameters=[NAME]).endswith(
        "make them one with a parameter: users or posts"
    )


def test_what_helps_follows() -> None:
    said = list(help_to_reuse(verdict(T1), "def clamp(a)", "import maths\nmaths.clamp(...)"))
    assert said == ["Signature: def clamp(a).", "Use it by: import maths; maths.clamp(...)."]
    assert list(help_to_reuse(verdict(T1), "", "")) == []
    assert list(help_to_reuse(verdict(T1), "", "clamp(...)")) == []
    assert list(help_to_reuse(verdict(T1), "", "self.clamp(...)")) == [
        "Use it by: self.clamp(...)."
    ]
    assert list(help_to_reuse(verdict(ACROSS), "def clamp(a)", "")) == []


def test_statements_end_once_each() -> None:
    reach = "import org.maths.Maths;\nMaths.clamp(...);"
    said = "Use it by: import org.maths.Maths; Maths.clamp(...)."
    assert list(help_to_reuse(verdict(T1), "", reach)) == [said]


@given(st.text(), st.text(), st.sampled_from(CloneType), st.integers(0, 20))
def test_any_text_is_harmless_on_one_line(
    name: str, other: str, kind: CloneType, older: int
) -> None:
    keep, copy = function(name or "a", other, CLAMP), function(other or "a", name, CLAMP)
    found = related(keep, copy, kind, 0.9, 0.9).verdict
    parameter = Parameter(kind="value", left=name, right=other)
    said = sentence(found, older=older, parameters=[parameter])
    for text in (said, *help_to_reuse(found, name, other)):
        assert printable(text) == text

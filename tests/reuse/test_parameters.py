from dataclasses import replace

import pytest

from dupcheck.compare.differences import differences
from dupcheck.records import CloneType, Function, Match, Parameter, Verdict
from dupcheck.reuse.parameters import parameters

LOAD = """\
def load_users(path, limit=10):
    rows = read_rows(path, "users")
    found = []
    for row in rows[:limit]:
        found.append(User(row.name, row.age))
    return found
"""


def told(extracted, other: str, clone_type: CloneType = CloneType.TYPE_3) -> list[tuple[str, ...]]:
    (left,), (right,) = extracted(LOAD, "a.py"), extracted(other, "b.py")
    return between(left, right, clone_type)


def between(
    left: Function, right: Function, clone_type: CloneType = CloneType.TYPE_3
) -> list[tuple[str, ...]]:
    verdict = Verdict(
        match=Match(left=left, right=right, similarity=0.9),
        clone_type=clone_type,
        confidence=0.9,
        differences=differences(left, right, clone_type),
    )
    return [(one.kind, one.left, one.right) for one in parameters(verdict)]


def changed(*pairs: tuple[str, str]) -> str:
    text = LOAD
    for old, new in pairs:
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (changed(), []),
        (changed(("10", "20")), [("value", "10", "20")]),
        (changed(('"users"', "'posts'")), [("value", '"users"', "'posts'")]),
        (changed(("User(", "Post(")), [("name", "User", "Post")]),
        (changed(("row.age", "row.born")), [("name", "age", "born")]),
        (changed(("read_rows", "fetch")), [("name", "read_rows", "fetch")]),
        (
            changed(("10", "20"), ("read_rows", "fetch"), ("row.age", "row.born")),
            [("value", "10", "20"), ("name", "read_rows", "fetch"), ("name", "age", "born")],
        ),
        # A type is none.
        (changed(("found = []", "found: list[Post] = []")), []),
        # Names of its own, and its own name, are nobody's concern.
        (changed(("found", "result"), ("path", "file"), ("limit", "most")), []),
        (changed(("load_users", "all_users")), []),
        # One statement more leaves a parameter worth having, three do not.
        (
            changed(("10", "20"), ("    return", "    log(found)\n    return")),
            [("value", "10", "20")],
        ),
        (
            changed(
                ("10", "20"),
                ("    return", "    log(found)\n    return"),
                ("    found = []", "    check(path)\n    found = []"),
                ("    for row", "    if not rows:\n        fail()\n    for row"),
                ("row.age))", "row.age))\n        found.sort()"),
            ),
            [],
        ),
    ],
)
def test_what_one_function_would_have_to_be_told(
    extracted, other: str, said: list[tuple[str, str, str]]
) -> None:
    assert told(extracted, other) == said


def test_classes_that_are_passed_are_parameters_types_are_none(extracted) -> None:
    plain = "def f(a: User) -> list[User]:\n    b: User = get(User, a)\n    return [User.all(b)]\n"
    (left,), (right,) = extracted(plain), extracted(plain.replace("User", "Post"))
    verdict = Verdict(
        match=Match(left=left, right=right, similarity=0.9),
        clone_type=CloneType.TYPE_2,
        confidence=0.9,
    )
    assert parameters(verdict) == (Parameter(kind="name", left="User", right="Post"),)
    typed = plain.replace("get(User", "get(Any").replace("User.all", "all")
    (left,), (right,) = extracted(typed), extracted(typed.replace("User", "Post"))
    match = Match(left=left, right=right, similarity=0.9)
    assert parameters(replace(verdict, match=match)) == ()


def test_functions_of_its_own_are_none(extracted) -> None:
    text = """\
def is_ignored(path, patterns):
    def ignore(pattern):
        return matches(path.name, pattern) or matches(str(path), pattern)
    return any(ignore(pattern) for pattern in tidy(patterns))
"""
    (left,) = [one for one in extracted(text, "a.py") if one.name == "is_ignored"]
    new = text.replace("ignore(", "leave_out(").replace("tidy", "sorted")
    (right,) = [one for one in extracted(new, "b.py") if one.name == "is_ignored"]
    assert between(left, right) == [("name", "tidy", "sorted")]


def test_a_class_that_is_asked_stands_for_no_function(extracted) -> None:
    text = """\
static String digits(final String text) {
    if (isEmpty(text)) {
        return text;
    }
    final StringBuilder found = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
        if (Character.isDigit(text.charAt(i))) {
            found.append(text.charAt(i));
        }
    }
    return found.toString();
}
"""
    other = text.replace("isEmpty", "Strings.isEmpty").replace("isDigit", "isLetter")
    wrapped = [f"class A {{\n{one}}}\n" for one in (text, other)]
    (left,), (right,) = (extracted(one, "A.java", "java") for one in wrapped)
    assert between(left, right) == [("name", "isDigit", "isLetter")]


def test_too_many_are_none(extracted) -> None:
    def table(first: int) -> str:
        return f"def table(a):\n    return {[*range(first, first + 7)]} + [a]\n"

    (left,), (right,) = extracted(table(10)), extracted(table(60))
    parted = differences(left, right, CloneType.TYPE_2)
    verdict = Verdict(
        match=Match(left=left, right=right, similarity=0.9),
        clone_type=CloneType.TYPE_2,
        confidence=0.9,
        differences=parted,
    )
    assert len(parted) == 7
    assert parameters(verdict) == ()


def test_exact_rewritten_and_ported_code_needs_none(extracted) -> None:
    other = changed(("10", "20"))
    for kind in (CloneType.TYPE_1, CloneType.TYPE_4, CloneType.CROSS_LANGUAGE):
        assert told(extracted, other, kind) == []
    assert told(extracted, other, CloneType.TYPE_2)

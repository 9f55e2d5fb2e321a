from hypothesis import given
from hypothesis import strategies as st
from sample import CLAMP, GO_CLAMP, SLUGIFY, function

from dupcheck.report.excerpt import rows, side_by_side, unified
from dupcheck.report.style import Style

PLAIN = Style(color=False, unicode=True)
CODE = st.lists(st.text("ab :{}\t", max_size=8), min_size=1, max_size=30).map("\n".join)


@given(CODE, CODE)
def test_every_line_of_both_is_shown_or_counted(one: str, other: str) -> None:
    left, right = function("a", "f", one, line=5), function("b", "g", other, line=9)
    table = rows(left, right)
    hidden = sum(row.hidden for row in table)
    for function_, lines in (
        (left, [row.left for row in table if row.left]),
        (right, [row.right for row in table if row.right]),
    ):
        numbers = [line.number for line in lines]
        assert numbers == sorted(set(numbers))
        assert len(numbers) + hidden == function_.text.count("\n") + 1
        texts = function_.text.split("\n")
        for line in lines:
            assert line.text.split() == texts[line.number - function_.lines.start].split()


@given(CODE, CODE)
def test_equal_rows_differ_in_layout_only(one: str, other: str) -> None:
    for row in rows(function("a", "f", one), function("b", "g", other)):
        if row.mark == "=":
            assert row.left is not None
            assert row.right is not None
            assert row.left.text.split() == row.right.text.split() or "".join(
                row.left.text.split()
            ) == "".join(row.right.text.split())


def test_renamed_lines_stand_beside_what_they_were() -> None:
    old = ["for row in rows {", "  if row.old {", "    drop(row)", "  }", "  use(row)", "}"]
    new = [text.replace("row", "line") for text in old]
    left = function("a", "f", "\n".join(["def f()", "if quick {", "  return", "}", *old]))
    right = function("b", "g", "\n".join(["def g()", *new]))
    beside = [(row.left, row.right) for row in rows(left, right) if row.left and row.right]
    assert [one.text.strip().replace("row", "line") for one, _ in beside[1:]] == [
        other.text.strip() for _, other in beside[1:]
    ]
    assert len(beside) == 1 + len(old)


def test_body_stands_under_its_header_wherever_the_function_was() -> None:
    nested = SLUGIFY.replace("\n", "\n        ")
    for text in (SLUGIFY, nested):
        table = rows(function("a", "f", text), function("b", "g", CLAMP))
        shown = [row.left.text for row in table if row.left]
        assert shown[:3] == SLUGIFY.split("\n")[:3]
    table = rows(function("a", "f", GO_CLAMP.replace("\n", "\n\t\t")), function("b", "g", CLAMP))
    shown = [row.left.text for row in table if row.left]
    assert shown == GO_CLAMP.expandtabs(4).split("\n")


def test_a_long_function_is_cut_and_says_by_how_much() -> None:
    left = function("a", "f", "\n".join(f"x{i} = {i}" for i in range(1000)))
    right = function("b", "g", "\n".join(f"y{i} = {i}" for i in range(1000)))
    table = rows(left, right)
    assert (table[-1].mark, table[-1].hidden, len(table)) == (">", 940, 61)
    assert "… 940 more lines" in list(unified(left, right, PLAIN, 80))[-1]


def test_equal_functions_are_folded() -> None:
    left, right = function("a", "f", SLUGIFY, line=3), function("b", "f", SLUGIFY, line=40)
    shown = list(side_by_side(left, right, PLAIN, 120))
    assert "  … 5 equal lines" in shown
    header = SLUGIFY.split("\n")[0]
    assert shown[0].split() == ["3", *header.split(), "│", "40", *header.split()]


def test_nothing_hostile_comes_through() -> None:
    left = function("a", "f", "def f():\n    '\x1b[2J\u202e'\n    ##[x]")
    for shown in (
        "\n".join(unified(left, left, PLAIN, 80)),
        "\n".join(side_by_side(left, left, PLAIN, 80)),
    ):
        assert r"'\x1b[2J\u202e'" in shown
        assert "##[" not in shown

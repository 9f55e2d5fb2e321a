import re
from html import unescape

from html_reader import Page
from hypothesis import given
from hypothesis import strategies as st
from sample import CLAMP, GO_CLAMP, MAKE_SLUG, SLUGIFY, TO_SLUG, function, related

from dupcheck.records import CloneType
from dupcheck.report.html_code import comparison, listing
from dupcheck.report.safe import printable


def table(left: str, right: str, kind: CloneType = CloneType.TYPE_3) -> str:
    keep, copy = function("a.py", "f", left, line=10), function("b.py", "g", right, line=20)
    return comparison(related(keep, copy, kind, 0.9, 0.9).verdict, "")


def bodies(html: str) -> list[tuple[str, list[list[str]]]]:
    """Each body of a table with its rows of cells, as markup."""
    return [
        (name, [re.findall("<td[^>]*>(.*?)</td>", row) for row in re.findall("<tr>.*?</tr>", body)])
        for name, body in re.findall('<tbody class="(.*?)">(.*?)</tbody>', html)
    ]


def test_words_that_differ_are_marked() -> None:
    html = table("def f(x):\n    return x + 1", "def f(x):\n    return x + 20")
    assert bodies(html) == [
        ("same", [["10", "def f(x):", "20", "def f(x):"]]),
        (
            "changed",
            [
                [
                    "11",
                    "    return x + <mark>1</mark>",
                    "21",
                    "    return x + <mark>20</mark>",
                ]
            ],
        ),
    ]


def test_neighbours_that_differ_are_marked_as_one() -> None:
    html = table("a = load(one, two, last)", "a = load(three, four, last)")
    assert "load(<mark>one</mark>, <mark>two</mark>, last)" in html
    html = table("return one two + 1", "return three four + 1")
    assert "return <mark>one two</mark> + 1" in html


def test_a_changed_line_stands_beside_what_became_of_it() -> None:
    html = table(
        "def f(x):\n    value = load(x)\n    return value",
        "def f(x):\n    check(x)\n    log(x)\n    value = load(x, True)\n    return value",
    )
    ((_, rows),) = [body for body in bodies(html) if body[0] == "changed"]
    assert [(row[0], row[2]) for row in rows] == [("", "21"), ("", "22"), ("11", "23")]
    assert rows[2][3] == "    value = load(x<mark>, True</mark>)"


def test_a_line_in_other_words_of_the_same_shape_is_what_became_of_it() -> None:
    html = table(
        "def f(x):\n    one = two.three()\n    y = 1", "def f(x):\n    four = five.six()\n    y = 1"
    )
    assert "    <mark>one</mark> = <mark>two</mark>.<mark>three</mark>()" in html


def test_code_that_has_equal_lines_only_needs_no_table() -> None:
    assert table(SLUGIFY, SLUGIFY, CloneType.TYPE_1) == ""
    assert table("def f():\n    return 1", "def f():\n        return 1", CloneType.TYPE_1) == ""


def test_a_port_stands_beside_without_marks() -> None:
    html = table(CLAMP, GO_CLAMP, CloneType.CROSS_LANGUAGE)
    ((name, rows),) = bodies(html)
    assert name == "apart"
    assert len(rows) == 9
    assert rows[-1] == ["", "", "28", "}"]
    assert "<mark>" not in html


def test_long_runs_are_folded_and_long_functions_cut() -> None:
    lines = [f"x{at} = {at}" for at in range(500)]
    html = table("\n".join(lines), "\n".join([*lines[:300], "y()", *lines[300:]]))
    assert "⋯ 294 equal lines" in html
    whole = "\n".join(lines)
    assert "⋯ 440 more lines" in table(whole, whole + "\n1", CloneType.TYPE_4).replace("441", "440")
    assert "⋯ 440 more lines" in listing(function("a.py", "f", whole), "")
    wide = table("x = 1" + " + y" * 1000, "x = 2" + " + y" * 1000)
    assert len(wide) < 3000
    assert "…" in wide


LINES = st.lists(
    st.text(st.characters(exclude_characters="\n") | st.sampled_from("<&> ab(,)"), max_size=12),
    min_size=1,
    max_size=12,
)


@given(LINES, LINES, st.sampled_from(CloneType))
def test_each_side_reads_as_it_is(left: list[str], right: list[str], kind: CloneType) -> None:
    html = table("\n".join(["a", *left]), "\n".join(["b", *right]), kind)
    if "equal lines" in html:
        return
    cells = [cell for _, rows in bodies(html) for row in rows for cell in [row]]
    for side, (first, code) in enumerate((("a", left), ("b", right))):
        told = [
            unescape(re.sub("</?mark>", "", row[2 * side + 1])) for row in cells if row[2 * side]
        ]
        expected = [printable(line.rstrip().expandtabs(4)) for line in (first, *code)]
        assert ["".join(line.split()) for line in told] == [
            "".join(line.split()) for line in expected
        ]
    Page(html)


def test_the_sample_is_paired_as_a_reader_would() -> None:
    html = table(MAKE_SLUG, TO_SLUG)
    assert (
        "<mark>make_slug</mark>(<mark>title</mark>, <mark>dash</mark>=&quot;<mark>_</mark>" in html
    )

import pytest

from dupcheck.compare.differences import differences
from dupcheck.records import CloneType

PLAIN = """\
def area(shapes):
    total = 0
    for shape in shapes:
        total += shape.width * shape.height
    return round(total, 2)
"""


Told = tuple[str, str, str, int | None, int | None]


def told(extracted, other: str, clone_type: CloneType = CloneType.TYPE_3) -> list[Told]:
    (left,) = extracted(PLAIN, "left.py")
    right, *_inner = extracted("\n\n" + other, "right.py")
    found = differences(left, right, clone_type)
    return [(d.kind, d.left, d.right, d.left_line, d.right_line) for d in found]


def test_layout_and_comments_do_not_differ(extracted) -> None:
    other = PLAIN.replace("    total = 0", "    # how much\n\n    total = 0")
    assert told(extracted, other) == []


def test_a_renamed_identifier_is_told_once_with_its_first_lines(extracted) -> None:
    other = PLAIN.replace("total", "result")
    assert told(extracted, other) == [("identifier", "total", "result", 2, 4)]


def test_a_changed_literal_is_told(extracted) -> None:
    assert told(extracted, PLAIN.replace(", 2)", ", 3)")) == [("literal", "2", "3", 5, 7)]


def test_an_added_statement_is_told_by_its_line(extracted) -> None:
    other = PLAIN.replace("    return", "    log(total)\n    return")
    assert told(extracted, other) == [("code", "", "log(total)", None, 7)]


def test_a_dropped_statement_is_told_by_its_lines(extracted) -> None:
    other = PLAIN.replace("    total = 0\n", "")
    assert told(extracted, other) == [("code", "total = 0", "", 2, None)]


def test_an_object_of_its_own_is_no_difference(extracted) -> None:
    method = PLAIN.replace("area(shapes)", "area(self, shapes)")
    assert told(extracted, method) == []
    used = method.replace("total = 0", "total = self")
    assert [d[0] for d in told(extracted, used)] == ["code"]


def test_braces_around_what_both_have_are_no_difference(extracted) -> None:
    text = "function f(a) {\n  if (a.done) {\n    stop(a);\n  }\n  start(a);\n  return a;\n}\n"
    (left,) = extracted(text, "a.js", "javascript")
    bare = text.replace("{\n    stop(a);\n  }", "stop(a);").replace("start(a);", "start(a, 1);")
    (right,) = extracted(bare, "b.js", "javascript")
    (one,) = differences(left, right, CloneType.TYPE_3)
    assert one.right == "start(a, 1);"


def test_names_that_align_by_chance_are_not_renamed(extracted) -> None:
    other = PLAIN.replace("total += shape.width * shape.height", "push(queue, [factor], -shape)")
    assert [d[0] for d in told(extracted, other)] == ["code"]


def test_gaps_in_one_line_are_one_difference(extracted) -> None:
    other = PLAIN.replace("shape.width * shape.height", "cost(shape) + shape.width")
    code = [difference for difference in told(extracted, other) if difference[0] == "code"]
    assert len(code) == 1


def test_names_that_both_sides_have_are_not_renamed(extracted) -> None:
    other = PLAIN.replace("shape.width * shape.height", "shape.height * shape.width")
    assert [d for d in told(extracted, other) if d[0] == "identifier"] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("'x y'", '"xy"'),
        ("1", "2"),
        ('"a: "', '""'),
        ("'a\\tb'", "' '"),
        ("r'\\w'", "b'w'"),
        ("f'{a}'", "'fa'"),
    ],
)
def test_literals_are_told_as_they_are_written(extracted, old: str, new: str) -> None:
    plain = "def f(a):\n    return g(a, 'q', LITERAL, a + a)\n"
    (left,) = extracted(plain.replace("LITERAL", old))
    (right,) = extracted(plain.replace("LITERAL", new))
    found = differences(left, right, CloneType.TYPE_2)
    assert [(d.kind, d.left, d.right) for d in found] == [("literal", old, new)]


REWRITTEN = """\
def area(shapes):
    def one(shape):
        return multiply(shape.width, shape.height)
    return round(sum(map(one, shapes), one(shapes[0])), 2)
"""


def test_of_rewritten_code_is_told_what_only_one_side_calls(extracted) -> None:
    assert told(extracted, REWRITTEN, CloneType.TYPE_4) == [
        ("call", "", "multiply", None, 5),
        ("call", "", "sum", None, 6),
        ("call", "", "map", None, 6),
    ]
    assert told(extracted, PLAIN.replace("round", "floor"), CloneType.TYPE_4) == [
        ("call", "round", "", 5, None),
        ("call", "", "floor", None, 7),
    ]


def test_of_another_language_nothing_is_told(extracted) -> None:
    assert told(extracted, REWRITTEN, CloneType.CROSS_LANGUAGE) == []

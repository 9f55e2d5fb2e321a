from dupcheck.differences import differences

PLAIN = """\
def area(shapes):
    total = 0
    for shape in shapes:
        total += shape.width * shape.height
    return round(total, 2)
"""


def told(extracted, other: str) -> list[tuple[str, str, str, int | None, int | None]]:
    (left,) = extracted(PLAIN, "left.py")
    (right,) = extracted("\n\n" + other, "right.py")
    return [(d.kind, d.left, d.right, d.left_line, d.right_line) for d in differences(left, right)]


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


def test_gaps_in_one_line_are_one_difference(extracted) -> None:
    other = PLAIN.replace("shape.width * shape.height", "cost(shape) + shape.width")
    code = [difference for difference in told(extracted, other) if difference[0] == "code"]
    assert len(code) == 1


def test_names_that_both_sides_have_are_not_renamed(extracted) -> None:
    other = PLAIN.replace("shape.width * shape.height", "shape.height * shape.width")
    assert [d for d in told(extracted, other) if d[0] == "identifier"] == []

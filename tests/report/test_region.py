from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from sample import function

from dupcheck.lines import LineRange
from dupcheck.report.region import region, signature_lines


def lines(start: int, end: int) -> LineRange:
    return LineRange(start=start, end=end)


# Lines 10 to 15; the signature is on 10 and 11.
TEXT = "def f(\n    a):\n    b\n    c\n    d\n    e"
FUNCTION = replace(function("a.py", "f", TEXT, line=10), head=TEXT.index("b"))


def test_a_new_function_is_shown_whole() -> None:
    assert region(FUNCTION, [lines(3, 40)]) == lines(10, 15)


def test_the_run_with_the_signature_wins_over_a_longer_one() -> None:
    assert region(FUNCTION, [lines(10, 11), lines(13, 15)]) == lines(10, 11)


def test_a_part_of_the_signature_is_no_signature() -> None:
    assert region(FUNCTION, [lines(8, 10), lines(12, 13)]) == lines(12, 13)


def test_the_first_of_equally_long_runs() -> None:
    assert region(FUNCTION, [lines(12, 12), lines(14, 14), lines(16, 20)]) == lines(12, 12)


def test_where_lines_were_only_taken_away_the_signature_stands_for_the_function() -> None:
    assert region(FUNCTION, []) == lines(10, 11)
    assert region(FUNCTION, [lines(1, 9), lines(16, 99)]) == lines(10, 11)


def test_without_a_known_body_the_first_line_is_the_signature() -> None:
    assert signature_lines(replace(FUNCTION, head=0)) == lines(10, 10)


def test_a_function_that_is_all_signature_stays_in_its_lines() -> None:
    assert signature_lines(replace(FUNCTION, head=10_000)) == lines(10, 15)


@given(st.sets(st.integers(1, 25)), st.integers(0, len(TEXT)))
def test_the_region_is_one_run_of_added_lines_in_the_function(added: set[int], head: int) -> None:
    shown = region(replace(FUNCTION, head=head), list(runs(added)))
    wanted = added & set(range(10, 16))
    covered = set(range(shown.start, shown.end + 1))
    assert covered <= set(range(10, 16))
    if wanted:
        assert covered <= added
        # Nothing of the run is left out: what is before and after it was not added.
        assert not {shown.start - 1, shown.end + 1} & wanted


def runs(numbers: set[int]) -> list[LineRange]:
    found: list[LineRange] = []
    for number in sorted(numbers):
        if found and found[-1].end == number - 1:
            found[-1] = lines(found[-1].start, number)
        else:
            found.append(lines(number, number))
    return found

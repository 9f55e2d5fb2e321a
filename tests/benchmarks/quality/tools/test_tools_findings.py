import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.tools.findings import Finding, Span, among, scores
from benchmarks.quality.tools.laid import Laid

PLACES = {
    "a": (0, Laid(first=1, lines=10)),
    "b": (1, Laid(first=2, lines=20)),
    "c": (2, Laid(first=1, lines=4)),
}


def found(*spans: tuple[str, int, int], similarity: float = 1.0) -> list[Finding]:
    return among([Span(*span) for span in spans], similarity)


def test_the_share_is_that_of_the_smaller_function() -> None:
    assert scores(found(("a", 1, 8), ("b", 10, 17)), PLACES) == {(0, 1): 0.8}
    assert scores(found(("b", 10, 17), ("a", 1, 8)), PLACES) == {(0, 1): 0.8}


def test_less_than_half_of_the_smaller_is_nothing() -> None:
    assert scores(found(("a", 1, 4), ("b", 2, 21)), PLACES) == {}
    assert scores(found(("a", 1, 5), ("b", 2, 21)), PLACES) == {(0, 1): 0.5}


def test_findings_of_two_functions_add_up() -> None:
    parts = found(("a", 1, 3), ("b", 2, 4)) + found(("a", 6, 8), ("b", 9, 11))
    assert scores(parts, PLACES) == {(0, 1): pytest.approx(0.6)}


def test_lines_around_a_function_do_not_count() -> None:
    assert scores(found(("c", 1, 9), ("b", 1, 1)), PLACES) == {(1, 2): 1.0}
    assert scores(found(("b", 1, 2), ("a", 9, 30)), PLACES) == {}


def test_a_similar_whole_and_an_equal_part_give_the_better_of_both() -> None:
    whole = found(("a", 1, 10), ("b", 2, 21), similarity=0.6)
    part = found(("a", 1, 8), ("b", 2, 9))
    assert scores(whole, PLACES) == {(0, 1): pytest.approx(0.6)}
    assert scores(whole + part, PLACES) == {(0, 1): pytest.approx(0.8)}


def test_a_group_says_the_same_of_every_two() -> None:
    three = found(("a", 1, 10), ("b", 2, 21), ("c", 1, 4))
    assert scores(three, PLACES) == {(0, 1): 1.0, (0, 2): 1.0, (1, 2): 1.0}


def test_a_span_without_end_is_all_that_follows() -> None:
    assert scores([Finding(Span("a", 1, None), Span("b", 2, None))], PLACES) == {(0, 1): 1.0}
    assert scores([Finding(Span("a", 8, None), Span("b", 2, None))], PLACES) == {}


def test_repetition_within_a_function_and_unknown_files_are_nothing() -> None:
    assert scores(found(("a", 1, 5), ("a", 6, 10), ("elsewhere", 1, 5)), PLACES) == {}


SPANS = st.builds(Span, st.sampled_from("abc"), st.integers(1, 25), st.integers(1, 25))
FINDINGS = st.lists(st.builds(Finding, SPANS, SPANS, st.floats(0.1, 1)), max_size=12)


@given(FINDINGS, FINDINGS)
def test_more_findings_never_lower_a_score(some: list[Finding], more: list[Finding]) -> None:
    before, after = scores(some, PLACES), scores(some + more, PLACES)
    assert all(0 < score <= 1 for score in after.values())
    assert all(after[pair] >= score for pair, score in before.items())

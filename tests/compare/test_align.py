from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dupcheck.compare.align import LONGEST, matching

sequences = st.lists(st.sampled_from("abcd"), max_size=40)


def lcs_length(left: list[str], right: list[str]) -> int:
    """The textbook dynamic programme."""
    row = [0] * (len(right) + 1)
    for one in left:
        above, row = row, [0]
        for j, other in enumerate(right):
            row.append(above[j] + 1 if one == other else max(row[j], above[j + 1]))
    return row[-1]


@given(sequences, sequences)
def test_finds_a_longest_common_subsequence(left: list[str], right: list[str]) -> None:
    pairs = matching(left, right)
    assert len(pairs) == lcs_length(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(sequences, sequences, sequences)
def test_common_ends_are_aligned(start: list[str], middle: list[str], end: list[str]) -> None:
    left, right = start + end, start + middle + end
    assert len(matching(left, right)) == len(left)


def test_what_lies_beyond_the_longest_counts_as_unmatched() -> None:
    long = ["a"] * (LONGEST + 10)
    assert len(matching(long, long)) == LONGEST

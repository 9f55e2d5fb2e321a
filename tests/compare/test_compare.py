from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dupcheck.compare.comparison import Comparison, compare
from dupcheck.compare.profile import profile

PLAIN = "kdef iload o( ipath o) o:\nidata o= iopen o( ipath o) o. iread o( n4 o)\nkreturn idata"

streams = st.lists(
    st.sampled_from(["ia", "ib", "ic", "kif", "n1", "n2", "sx", "o(", "o)", "o=", "o+"]),
    min_size=1,
    max_size=40,
).map(" ".join)


def compared(left: str, right: str) -> Comparison:
    return compare(profile(left), profile(right))


def test_the_same_stream_agrees_in_everything() -> None:
    found = compared(PLAIN, PLAIN)
    assert (found.aligned, found.verbatim, found.renamed, found.solid) == (1, 1, 1, 1)


def test_a_consistent_renaming_agrees_but_is_not_verbatim() -> None:
    found = compared(PLAIN, PLAIN.replace("ipath", "ifile").replace("idata", "itext"))
    assert found.renamed == found.solid == 1
    assert found.verbatim < 1
    assert found.renames["ipath"] == "ifile"


def test_an_inconsistent_renaming_does_not_agree() -> None:
    found = compared(PLAIN, PLAIN.replace("kreturn idata", "kreturn ipath"))
    assert found.aligned == 1
    assert found.renamed < 1


def test_two_names_do_not_become_one() -> None:
    found = compared("ia o= ib o+ ia o+ ib", "ia o= ia o+ ia o+ ia")
    assert found.renames == {"ia": "ia"}


def test_a_changed_literal_neither_ends_a_run_nor_passes_unseen() -> None:
    found = compared(PLAIN, PLAIN.replace("n4", "n8"))
    assert found.solid == 1
    assert found.literals == 2 / 3


def test_an_inserted_statement_ends_a_run() -> None:
    found = compared(PLAIN, PLAIN.replace("\nkreturn", "\nilog o( sread o)\nkreturn"))
    assert 0.7 < found.solid < found.aligned < 1


def test_scattered_tokens_are_aligned_but_not_solid() -> None:
    left = "ia o( ib o) o= ic o+ n1 o; kif ia o: ib o= ic"
    right = "ia o. ix o= n5 o- iy o; kfor iz o: ix o. iy o( o)"
    assert compared(left, right).solid == 0


@given(streams, streams)
def test_shares_are_shares_and_more_is_asked_by_each(left: str, right: str) -> None:
    found = compared(left, right)
    assert 0 <= found.solid <= 1
    assert 0 <= found.verbatim <= found.aligned <= 1
    assert 0 <= found.renamed <= found.aligned
    assert 0 <= found.literals <= 1


@given(streams, streams)
def test_pairs_grow_on_both_sides_and_join_the_same_kind(left: str, right: str) -> None:
    one, other = profile(left), profile(right)
    pairs = compare(one, other).pairs
    assert all(one.shape[i] == other.shape[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))

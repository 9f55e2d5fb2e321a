import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.embed.meaning import likeness

LOAD = (
    "kdef iload_users o( ipath o) o:\n"
    "kreturn o[ iparse_user o( iline o) kfor iline kin iopen o( ipath o) o]"
)
READ = (
    "kdef iread_users o( ifile o) o:\n"
    "kreturn ilist o( imap o( iparse_user o, iopen o( ifile o) o) o)"
)
DRAW = "kdef idraw_circle o( icanvas o, iradius o) o:\nicanvas o. iarc o( n0 o, iradius o)"

streams = st.lists(st.sampled_from([*LOAD.split(), *DRAW.split()]), min_size=1).map(" ".join)


def test_what_means_the_same_is_nearer() -> None:
    assert likeness(LOAD, READ) > likeness(LOAD, DRAW)


@given(streams, streams)
def test_it_is_a_cosine_the_same_from_both_sides(one: str, other: str) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert there == back
    assert -1 - 1e-9 <= there <= 1 + 1e-9


@pytest.mark.parametrize("code", [LOAD, READ, DRAW])
def test_nothing_is_nearer_than_itself(code: str) -> None:
    assert likeness(code, code) == pytest.approx(1)


def test_of_what_training_never_saw_nothing_is_known() -> None:
    assert likeness("", LOAD) == 0

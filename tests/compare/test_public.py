import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.compare.frequencies import Kind, key
from dupcheck.compare.public import packed, public_rate, unpacked


def test_idioms_are_common_and_made_up_names_are_not() -> None:
    assert public_rate(key(Kind.CALL, "ilen")) > 0.01
    assert public_rate(key(Kind.CALL, "iweigh_the_parcel")) == 0


@given(st.dictionaries(st.integers(0, 2**56 - 1), st.floats(0.001, 1), max_size=20))
def test_shares_come_back_as_they_were_but_for_a_few_percent(shares: dict[int, float]) -> None:
    keys = np.array([number << 8 for number in shares], np.uint64)
    table = packed(keys, np.array(list(shares.values())))
    found = unpacked(table)
    assert found.keys() == shares.keys()
    for number, share in shares.items():
        assert 0.97 < found[number] / share < 1.03

"""A list is cut by what stands in it, so that a change moves few of the cuts."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from dupcheck.cache.parts import parts

DIGESTS = [hashlib.sha256(b"%d" % number).hexdigest() for number in range(3_000)]


def cut(digests: list[str]) -> list[tuple[str, ...]]:
    return [tuple(digests[part]) for part in parts(digests)]


@given(st.lists(st.sampled_from(DIGESTS)))
def test_the_parts_are_the_list(digests: list[str]) -> None:
    assert [digest for part in cut(digests) for digest in part] == digests
    assert all(cut(digests))


def test_parts_are_neither_tiny_nor_huge() -> None:
    assert 30 <= len(parts(DIGESTS)) <= 90
    assert max(map(len, cut(["f" * 64] * 3_000))) == 512


@given(st.integers(0, 2_999), st.integers(0, 2_999), st.booleans())
def test_a_change_costs_the_parts_that_it_falls_in(at: int, other: int, insert: bool) -> None:
    changed = list(DIGESTS)
    changed[at : at + (not insert)] = [DIGESTS[other][::-1]]
    assert len(set(cut(changed)) - set(cut(DIGESTS))) <= 2

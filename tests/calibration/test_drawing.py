import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.calibration.drawing import between, shuffled, within

GROUPS = [np.array([0, 3, 5]), np.array([1, 2]), np.array([4])]


def couples(drawn):
    left, right, _ = drawn
    return sorted(tuple(sorted(pair)) for pair in zip(left.tolist(), right.tolist(), strict=True))


def test_few_pairs_are_all_drawn() -> None:
    assert couples(within(GROUPS, 100)) == [(0, 3), (0, 5), (1, 2), (3, 5)]
    assert within(GROUPS, 100)[2]
    assert len(couples(between(GROUPS, 100))) == len(set(couples(between(GROUPS, 100)))) == 11
    assert between(GROUPS, 100)[2]


@pytest.mark.parametrize("groups", [[], [np.array([7])]])
def test_nothing_to_draw(groups) -> None:
    for draw in (within, between):
        left, right, every = draw(groups, 10)
        assert len(left) == len(right) == 0
        assert every


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6), st.integers(1, 40))
def test_pairs_are_of_one_group_or_of_two(sizes, most) -> None:
    rows = np.arange(sum(sizes))
    groups = np.split(rows, np.cumsum(sizes)[:-1])
    group = np.repeat(np.arange(len(sizes)), sizes)
    left, right, every = within(groups, most)
    assert np.all(group[left] == group[right])
    assert np.all(left != right)
    assert every or len(left) == most
    left, right, every = between(groups, most)
    assert np.all(group[left] != group[right])
    assert every or len(left) == most


def test_every_draw_is_the_same() -> None:
    groups = [np.arange(50), np.arange(50, 60)]
    for draw in (within, between):
        assert couples(draw(groups, 400)) == couples(draw(groups, 400))
        assert len(couples(draw(groups, 400))) == 400


def test_every_pair_of_two_groups_is_as_likely() -> None:
    groups = [np.arange(30), np.arange(30, 50), np.arange(50, 55)]
    left, right, every = between(groups, 849)
    assert not every
    with_small = np.mean((left >= 50) | (right >= 50))
    share = 250 / 850
    assert abs(with_small - share) < 4 * np.sqrt(share * (1 - share) / 849)


def test_large_groups_get_their_share() -> None:
    groups = [np.arange(40), np.arange(40, 60)]
    left, _, every = within(groups, 900)
    assert not every
    share = 780 / (780 + 190)
    assert abs(np.mean(left < 40) - share) < 4 * np.sqrt(share * (1 - share) / 900)


def test_a_larger_sample_holds_the_smaller_one() -> None:
    digests = [f"{number:064x}" for number in range(50)]
    whole = shuffled(digests)
    assert whole == shuffled(reversed(digests))
    assert whole != digests
    fewer = shuffled(digests[:40])
    assert fewer == [digest for digest in whole if digest in fewer]

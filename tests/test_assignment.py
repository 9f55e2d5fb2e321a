from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dupcheck.assignment import Assignment

LABELS = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=3), max_size=5)


def by_trying(wanted: list[list[int]], offered: list[list[int]]) -> int:
    """How many can get something, by trying every order."""
    most = 0
    for order in permutations(range(len(wanted))):
        free = list(range(len(offered)))
        got = 0
        for taker in order:
            fits = [one for one in free if set(offered[one]) & set(wanted[taker])]
            for one in fits[:1]:
                free.remove(one)
                got += 1
        most = max(most, got)
    return most


def fits(wanted, offered, taken: dict[int, int]) -> bool:
    distinct = len(set(taken.values())) == len(taken)
    return distinct and all(set(wanted[a]) & set(offered[b]) for a, b in taken.items())


@given(LABELS, LABELS)
def test_as_many_as_possible_get_something_that_they_want(wanted, offered) -> None:
    largest = Assignment(wanted, offered).largest()
    assert fits(wanted, offered, largest)
    # Trying takers in every order, each with its first fit, may miss a better one, never beat it.
    assert len(largest) >= by_trying(wanted, offered)


@given(LABELS, LABELS)
def test_complete_is_the_largest_that_leaves_nobody_out(wanted, offered) -> None:
    complete = Assignment(wanted, offered).complete()
    largest = Assignment(wanted, offered).largest()
    assert (complete is not None) == (len(largest) == len(wanted))
    if complete is not None:
        assert fits(wanted, offered, dict(enumerate(complete)))


def test_room_is_made_along_a_chain() -> None:
    wanted = [["a"], ["a", "b"], ["b", "c"]]
    assert Assignment(wanted, [["c"], ["b"], ["a"]]).complete() == (2, 1, 0)
    assert Assignment([["a"], ["a"]], [["a"]]).complete() is None


def test_what_is_wanted_first_is_given_first() -> None:
    assert Assignment([["x", "b"], ["b"]], [["b"], ["b", "x"]]).complete() == (1, 0)


def test_thousands_that_are_alike_take_no_time() -> None:
    labels = [("same",)] * 20_000
    assert Assignment(labels, labels).complete() is not None
    assert Assignment([*labels, ("same",)], labels).complete() is None

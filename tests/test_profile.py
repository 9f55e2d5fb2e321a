import math

from hypothesis import given
from hypothesis import strategies as st

from dupcheck.profile import Frequencies, profile

CODE = (
    "kdef iloadFile o( ipath o) o:\n"
    "ifile o= ios o. iopen o( ipath o, sread␣only o) o\n"
    "kreturn iParser o( ifile o. ilines o, n8 o)"
)


def test_the_shape_forgets_names_and_literals_only() -> None:
    assert profile(CODE).shape[:7] == ("kdef", "i", "o(", "i", "o)", "o:", "i")


def test_the_words_are_those_of_names_and_literals() -> None:
    assert {"load", "file", "path", "read", "only"} <= profile(CODE).words


def test_calls_leave_out_the_function_itself() -> None:
    assert profile(CODE).calls == {"iopen", "iParser"}


def test_outside_are_calls_members_and_types_but_no_locals() -> None:
    assert profile(CODE).outside == {"iopen", "iParser", "ilines"}


def test_a_stream_shorter_than_a_run_has_none() -> None:
    assert profile("kdef ia o( o)").grams == frozenset()


def test_a_rare_feature_is_worth_more() -> None:
    counted = Frequencies([{"common", "rare"}, *([{"common"}] * 9)])
    assert counted.bits("unseen") > counted.bits("rare") > counted.bits("common") > 0


def test_a_feature_counts_once_in_a_profile() -> None:
    twice = Frequencies([["a", "b"], ["a"]])
    assert twice.bits("a") < twice.bits("b")


def test_nothing_at_all_is_shared_wholly() -> None:
    overlap = Frequencies([{"a"}]).overlap(set(), set())
    assert (overlap.share, overlap.bits) == (1, 0)


def test_rarity_runs_from_what_all_have_to_what_one_has() -> None:
    counted = Frequencies([{"all", n} for n in range(1000)])
    assert counted.rarity([5]) == 1
    assert counted.rarity(["unseen"]) == 1
    assert counted.rarity(["all"]) < 0.01
    assert counted.rarity([]) == 0


def test_rare_is_what_no_more_than_two_have() -> None:
    counted = Frequencies([{"three", "two", "one"}, {"three", "two"}, {"three"}])
    assert counted.rare(["one", "two", "three", "unseen"]) == 3


features = st.frozensets(st.sampled_from("abcdefgh"))


@given(st.lists(features), features, features)
def test_an_overlap_is_symmetric_and_a_share(
    profiles: list[frozenset[str]], left: frozenset[str], right: frozenset[str]
) -> None:
    counted = Frequencies(profiles)
    there, back = counted.overlap(left, right), counted.overlap(right, left)
    assert there == back
    assert 0 <= there.share <= 1
    assert math.isclose(counted.overlap(left, left).share, 1)

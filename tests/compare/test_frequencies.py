"""What a feature is worth depends on how many functions have it, and on nothing else."""

import math
from collections.abc import Collection, Iterable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.compare.frequencies import (
    Counts,
    Feature,
    Features,
    Frequencies,
    Kind,
    features,
    key,
    statements,
    whole,
)
from dupcheck.compare.profile import profile

CODE = "kdef iload o( ipath o) o:\nkreturn iopen o( ipath o, sread␣only o) o. ilines o( n8 o)"


def counted(profiles: Iterable[Collection[Feature]]) -> Frequencies:
    keys = [[key(Kind.WORD, feature) for feature in set(one)] for one in profiles]
    found = Features(
        keys=np.array([number for row in keys for number in row], np.uint64),
        lengths=np.array([len(row) for row in keys], np.int64),
    )
    return Frequencies(Counts(found), Kind.WORD)


def test_a_rare_feature_is_worth_more() -> None:
    found = counted([{"common", "rare"}, *([{"common"}] * 9)])
    assert found.bits("unseen") > found.bits("rare") > found.bits("common") > 0


def test_nothing_at_all_is_shared_wholly() -> None:
    overlap = counted([{"a"}]).overlap(set(), set())
    assert (overlap.share, overlap.bits) == (1, 0)


def test_rarity_runs_from_what_all_have_to_what_one_has() -> None:
    found = counted([{"all", n} for n in range(1000)])
    assert found.rarity([5]) == 1
    assert found.rarity(["unseen"]) == 1
    assert found.rarity(["all"]) < 0.1
    assert found.rarity([]) == 0


def test_rare_is_what_no_more_than_two_have() -> None:
    found = counted([{"thricely", "twicely", "oncely"}, {"thricely", "twicely"}, {"thricely"}])
    assert found.rare(["oncely", "twicely", "thricely", "unseenly"]) == 3


def test_what_is_common_in_public_code_is_worth_little_in_a_small_repository_too() -> None:
    counts = Counts(features([CODE]))
    calls = Frequencies(counts, Kind.CALL)
    assert calls.bits("ilen") < calls.bits("iweigh_the_parcel")


letters = st.frozensets(st.sampled_from("abcdefgh"))


@given(st.lists(letters), letters, letters)
def test_an_overlap_is_symmetric_and_a_share(
    profiles: list[frozenset[str]], left: frozenset[str], right: frozenset[str]
) -> None:
    found = counted(profiles)
    there, back = found.overlap(left, right), found.overlap(right, left)
    assert there == back
    assert 0 <= there.share <= 1
    assert math.isclose(found.overlap(left, left).share, 1)


def test_a_kind_of_feature_is_counted_apart_from_the_others() -> None:
    counts = Counts(features([CODE]))
    one = profile(CODE)
    assert {counts.of(Kind.WORD, word) for word in one.words} == {1}
    assert {counts.of(Kind.CALL, call) for call in one.calls} == {1}
    assert {counts.of(Kind.OUTSIDE, name) for name in one.outside} == {1}
    assert {counts.of(Kind.RUN, run) for run in one.grams} == {1}
    assert {counts.of(Kind.LITERAL, literal) for literal in one.literals} == {1}
    assert {counts.of(Kind.STATEMENT, shape) for shape in statements(one)} == {1}
    assert counts.of(Kind.WHOLE, whole(one)) == 1
    assert counts.of(Kind.CALL, "ipath") == counts.of(Kind.WORD, "iopen") == 0
    assert counts.total == 1


@given(st.lists(st.sampled_from([CODE, "", "kpass", "ia o( o)"]), max_size=9), st.integers(1, 4))
def test_features_are_those_of_each_function_alone(codes: list[str], step: int) -> None:
    alone = [features([code]) for code in codes]
    together = features(codes)
    stacked = Features.stacked(alone)
    assert sorted(together.keys.tolist()) == sorted(stacked.keys.tolist())
    assert together.lengths.tolist() == stacked.lengths.tolist()
    some, wanted = stacked.every(step), Features.stacked(alone[::step])
    assert np.array_equal(some.keys, wanted.keys)
    assert np.array_equal(some.lengths, wanted.lengths)


def test_the_recipe_changes_with_the_features() -> None:
    """Fails where the same code gives other numbers: give `RECIPE` a new value, then this one."""
    found = features([CODE])
    assert (len(found.keys), int(np.bitwise_xor.reduce(found.keys))) == (25, 10444569275323587114)

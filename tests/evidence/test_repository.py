from collections.abc import Sequence
from dataclasses import replace

import pytest

from dupcheck.compare.frequencies import features
from dupcheck.compare.profile import profile
from dupcheck.embed.meaning import likeness
from dupcheck.evidence.repository import Repository
from dupcheck.records import Function


@pytest.fixture
def getters(extracted) -> Sequence[Function]:
    source = "".join(f"def get_{n}(self):\n    return self._{n}\n\n" for n in range(9))
    return extracted(source + "def other(a):\n    return [b for b in a if b]\n", "a.py")


def test_a_shape_that_many_have_is_a_family(getters: Sequence[Function]) -> None:
    repository = Repository(getters, None, likeness)
    first, second, *_, other = [profile(one.code) for one in getters]
    assert repository.shaped(first, second) >= 3
    assert repository.shaped(other, other) == 0


def test_a_name_that_many_have_is_a_protocol(getters: Sequence[Function]) -> None:
    same = [replace(one, name=f"C{n}.visit") for n, one in enumerate(getters[:4])]
    repository = Repository(same, None, likeness)
    assert repository.named(same[0], same[1]) == 1
    assert repository.named(same[0], getters[0]) == 0


def test_what_an_earlier_run_counted_is_the_same(getters: Sequence[Function]) -> None:
    known = features([one.code for one in getters])
    fresh, stored = Repository(getters, None, likeness), Repository(getters, known, likeness)
    runs = profile(getters[0].code).grams
    assert [fresh.runs.bits(run) for run in runs] == [stored.runs.bits(run) for run in runs]


def test_a_family_is_a_crowd_and_two_copies_are_none(getters: Sequence[Function]) -> None:
    repository = Repository(getters, None, likeness)
    first, *_, other = [profile(one.code) for one in getters]
    assert repository.crowd(first.grams) > 3
    assert repository.crowd(other.grams) < 1
    assert repository.crowd(frozenset()) == 0

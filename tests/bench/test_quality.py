"""Quality of vectors that were made up: what is found can be told beforehand."""

import numpy as np
import pytest

from dupcheck.bench.labelled import Role, labelled_set
from dupcheck.bench.quality import quality
from dupcheck.embed.table import load

SET = labelled_set()
TASKS = max(one.task for one in SET) + 1
COMMON = TASKS
OWN = TASKS + 1
"""A place for each task, one for all, and one for each function."""


def rows(of) -> np.ndarray:
    """Vectors with a one where `of` says, brought to length 1."""
    vectors = np.zeros((len(SET), OWN + len(SET)), np.float32)
    for row, one in enumerate(SET):
        for place, value in of(one).items():
            vectors[row, place] = value
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def negative(one) -> bool:
    return one.role is Role.NEGATIVE


def by_name(measured):
    return {found.role: found for found in measured.found}


def test_a_model_that_knows_all() -> None:
    vectors = rows(lambda one: {OWN + SET.index(one) if negative(one) else one.task: 1})
    measured = quality(SET, vectors, (0.5, 0.5))
    for found in measured.found:
        values = (found.first, found.among_ten, found.reciprocal_rank, found.told_apart,
                  found.at_threshold, found.at_false_alarms)  # fmt: skip
        assert {estimate.value for estimate in values} == {1.0}
    for scope in (measured.within, measured.across):
        assert scope.average_precision.value == 1.0
        assert scope.f1.value == 1.0
        assert scope.best == pytest.approx(1.0)
        assert scope.alarms_strangers.value == 0.0
        assert scope.alarms_lookalikes.value == 0.0


def test_a_model_that_is_taken_in_by_lookalikes() -> None:
    vectors = rows(lambda one: {one.task: 1, COMMON: 0.1 * (not negative(one))})
    measured = quality(SET, vectors, (0.5, 0.5))
    assert all(found.told_apart.value == 1.0 for found in measured.found)
    assert measured.within.alarms_lookalikes.value == 1.0
    same = quality(SET, rows(lambda one: {one.task: 1}), (0.5, 0.5))
    assert all(found.told_apart.value == 0.0 for found in same.found)
    assert all(found.first.value == 0.0 for found in same.found)
    # An original asked for its port has lookalikes in front: at most two, all as near.
    assert all(0.3 < found.reciprocal_rank.value <= 0.5 for found in same.found)
    assert all(found.among_ten.value == 1.0 for found in same.found)


def test_a_model_that_sees_copies_but_no_rewrites() -> None:
    blind = (Role.REWRITTEN, Role.PORTED, Role.NEGATIVE)
    vectors = rows(lambda one: {one.task: 1} if one.role not in blind else {COMMON: 1})
    found = by_name(quality(SET, vectors, (0.5, 0.5)))
    assert found[Role.EDITED].first.value == 1.0
    assert found[Role.REWRITTEN].at_threshold.value == 0.0
    assert found[Role.REWRITTEN].reciprocal_rank.value < 0.05
    assert found[Role.EDITED].at_threshold.value == 1.0


def test_all_pairs_are_counted_once() -> None:
    measured = quality(SET, rows(lambda one: {one.task: 1}), (0.5, 0.5))
    scopes = (measured.within, measured.across)
    counted = sum(scope.clones + scope.lookalikes + scope.strangers for scope in scopes)
    assert counted == len(SET) * (len(SET) - 1) // 2
    assert measured.within.clones == 6 * TASKS
    assert measured.across.clones == 4 * TASKS
    assert (measured.tasks, measured.functions) == (TASKS, len(SET))


def test_the_embedded_model_finds_copies_and_no_strangers() -> None:
    measured = quality(SET, load("builtin").embed([one.function for one in SET]), (0.35, 0.25))
    found = by_name(measured)
    assert found[Role.RENAMED].at_threshold.value > 0.95
    assert found[Role.EDITED].first.low > 0.85
    assert measured.within.alarms_strangers.value < 0.001
    assert found[Role.RENAMED].first.low <= found[Role.RENAMED].first.value

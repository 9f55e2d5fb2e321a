"""Whom a second model believes, with a model that knows the answers by heart."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from dupcheck.arrays import Float32, Pairs
from dupcheck.cache.store import Cache
from dupcheck.embed.passage import key
from dupcheck.records import Function, ModelId
from dupcheck.rerank.table import Pair
from dupcheck.search import Near
from dupcheck.second_look import SecondLook, second_look

NAMES = ("zero", "one", "two", "three")


class Oracle:
    """Scores by the names of both functions."""

    model = ModelId(name="oracle", revision="1", dim=1, precision="float32", recipe="1")
    notices = ("the oracle spoke",)
    threshold, cross_threshold = 0.5, 0.4

    def __init__(self) -> None:
        self.asked: list[set[str]] = []

    def key(self, function: Function) -> str:
        return key(function)

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        self.asked += [{left.name, right.name} for left, right in pairs]
        sure = {"zero", "one"}
        return np.array(
            [0.9 if {left.name, right.name} == sure else 0.1 for left, right in pairs], np.float32
        )


@pytest.fixture
def oracle() -> Oracle:
    return Oracle()


@pytest.fixture
def functions(extracted) -> list[Function]:
    return [
        function
        for number, name in enumerate(NAMES)
        for function in extracted(f"def {name}(a):\n    return a + {number}\n", f"{name}.py")
    ]


def pairs(*rows: tuple[int, int, float]) -> Pairs:
    return Pairs(
        left=np.array([row[0] for row in rows], np.int64),
        right=np.array([row[1] for row in rows], np.int64),
        similarity=np.array([row[2] for row in rows], np.float32),
    )


def looked(
    oracle: Oracle, functions, candidates: Pairs, deadline: float | None = None
) -> SecondLook:
    near = Near(model="first", pairs=pairs((0, 1, 0.6), (0, 2, 0.7), (2, 3, 0.8)))
    with Cache(None) as cache:
        return second_look([near], candidates, functions, oracle, cache, lambda *_: None, deadline)


def told(look: SecondLook) -> set[tuple[str, int, int, float]]:
    return {
        (near.model, left, right, round(similarity, 2))
        for near in look.near
        for left, right, similarity in zip(
            near.pairs.left.tolist(),
            near.pairs.right.tolist(),
            near.pairs.similarity.tolist(),
            strict=True,
        )
    }


def test_it_decides_on_the_candidates_and_on_nothing_else(oracle, functions) -> None:
    # One of them the first model would not have taken, and one stands the other way round.
    look = looked(oracle, functions, pairs((1, 0, 0.6), (0, 2, 0.7), (1, 3, 0.2)))
    assert told(look) == {("oracle", 1, 0, 0.9), ("first", 2, 3, 0.8)}
    assert (look.model, look.thresholds, look.looked) == (oracle.model, (0.5, 0.4), 3)
    assert look.notices == ("the oracle spoke",)


def test_without_time_the_first_model_is_believed(oracle, functions) -> None:
    look = looked(oracle, functions, pairs((0, 1, 0.6), (0, 2, 0.7)), deadline=0.0)
    assert oracle.asked == []
    assert told(look) == {("first", 0, 1, 0.6), ("first", 0, 2, 0.7), ("first", 2, 3, 0.8)}
    assert "2 of 2 pairs were not looked at by oracle" in look.notices[-1]


def test_nothing_to_look_at(oracle, functions) -> None:
    look = looked(oracle, functions, pairs())
    assert oracle.asked == []
    assert len(told(look)) == 3


def test_one_model_in_both_roles_is_told_apart(oracle, functions, monkeypatch) -> None:
    # Its outputs differ (dense vectors first, all three later), and so do their thresholds.
    monkeypatch.setattr(oracle, "model", replace(oracle.model, name="first"))
    look = looked(oracle, functions, pairs((0, 1, 0.6)))
    second, first = look.near
    assert second.model == look.name
    assert first.model == "first" != look.name

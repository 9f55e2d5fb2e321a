"""What an earlier run said of a pair is not asked again; what time does not allow is left."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rerank_pairs import pairs, turned

from dupcheck import pace
from dupcheck.arrays import Float32
from dupcheck.cache.store import Cache
from dupcheck.records import Function, ModelId
from dupcheck.rerank import scored
from dupcheck.rerank.table import Pair

MODEL = ModelId(name="sizes", revision="1", dim=1, precision="float32", recipe="1")


class Sizes:
    """Two functions are the more alike, the nearer their sizes; counts what it is asked."""

    model = MODEL
    threshold = 0.5
    cross_threshold = 0.25
    notices = ("counted",)

    def __init__(self) -> None:
        self.asked: list[Pair] = []

    def key(self, function: Function) -> str:
        return function.digest

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        self.asked += pairs
        found = [min(a.size, b.size) / max(a.size, b.size) for a, b in pairs]
        return np.array(found, np.float32)


def silent(_what: str, _done: int, _total: int) -> None:
    pass


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    first, second, told = Sizes(), Sizes(), []
    with Cache(tmp_path) as cache:
        found = scored.scored(pairs(), first, cache, lambda *said: told.append(said))
    with Cache(tmp_path) as cache:
        again = scored.scored(turned(pairs()), second, cache, silent)
    assert np.array_equal(found.scores, again.scores)
    assert (found.computed, again.computed) == (len(pairs()), 0)
    assert second.asked == []
    assert told[0] == ("reading pairs with sizes", 0, len(pairs()))
    assert told[-1] == ("reading pairs with sizes", len(pairs()), len(pairs()))
    assert (found.model, found.notices, found.left) == (MODEL, ("counted",), 0)


def test_without_a_deadline_pairs_of_like_size_go_together(tmp_path: Path) -> None:
    reranker, some = Sizes(), pairs()
    with Cache(tmp_path) as cache:
        found = scored.scored(some, reranker, cache, silent)
    sizes = [left.size + right.size for left, right in reranker.asked]
    assert sizes == sorted(sizes)
    assert np.array_equal(found.scores, Sizes().scores(some))


def test_each_language_has_its_threshold() -> None:
    left, right = pairs()[0]
    apart = replace(right, language="go", size=left.size * 3)
    family = replace(apart, language="python")
    with Cache(None) as cache:
        found = scored.scored([(left, apart), (left, family)], Sizes(), cache, silent)
    assert found.scores == pytest.approx([1 / 3, 1 / 3])
    assert found.kept.tolist() == [True, False]


def test_after_the_deadline_the_rest_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_FIRST", 2)
    some, now, reranker = pairs(), [0.0], Sizes()
    scores = reranker.scores

    def slow(pairs: Sequence[Pair]) -> Float32:
        now[0] += 3.0
        return scores(pairs)

    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(reranker, "scores", slow)
    with Cache(None) as cache:
        found = scored.scored(some, reranker, cache, silent, 2.0)
    assert reranker.asked == some[:2]
    assert (found.computed, found.left) == (2, len(some) - 2)
    assert np.isnan(found.scores[2:]).all()
    assert found.kept[2:].all()


def test_nothing_is_begun_after_the_deadline() -> None:
    reranker = Sizes()
    with Cache(None) as cache:
        found = scored.scored(pairs(), reranker, cache, silent, time.monotonic() - 1)
    assert reranker.asked == []
    assert found.left == len(pairs())


def test_what_was_computed_is_kept_though_the_run_breaks_off(tmp_path: Path) -> None:
    class Breaking(Sizes):
        def scores(self, pairs: Sequence[Pair]) -> Float32:
            if self.asked:
                raise KeyboardInterrupt
            return super().scores(pairs)

    with Cache(tmp_path) as cache, pytest.raises(KeyboardInterrupt):
        scored.scored(pairs() * 4, Breaking(), cache, silent)
    with Cache(tmp_path) as cache:
        assert np.isfinite(cache.get_scores([tuple(f.digest for f in pairs()[0])], MODEL)).all()


def test_no_pairs() -> None:
    with Cache(None) as cache:
        found = scored.scored([], Sizes(), cache, silent)
    assert found.scores.shape == found.kept.shape == (0,)

"""Rounds of a model whose time is set."""

import time

import numpy as np
import pytest

from dupcheck.bench import speed as module
from dupcheck.bench.labelled import labelled_set
from dupcheck.bench.speed import speed
from dupcheck.embed.table import CountsTokens, load
from dupcheck.records import ModelId

FUNCTIONS = [one.function for one in labelled_set()][:40]


class Counting:
    """Takes a tenth of a second for a function, and counts a token for each of its lines."""

    model = ModelId(name="counting", revision="1", dim=2, precision="float32", recipe="1")
    exhaustive = True
    notices = ()
    device = "cpu"
    multiply_adds = 1_000

    def __init__(self) -> None:
        self.now = 0.0
        self.read: list[int] = []

    def key(self, function) -> str:
        return function.digest

    def tokens(self, functions) -> int:
        return sum(function.text.count("\n") + 1 for function in functions)

    def embed(self, functions) -> np.ndarray:
        self.now += len(functions) / 10
        self.read.append(len(functions))
        return np.ones((len(functions), 2), np.float32)


@pytest.fixture
def counting(monkeypatch) -> Counting:
    model = Counting()
    monkeypatch.setattr(module.time, "perf_counter", lambda: model.now)
    return model


def test_the_longest_round_that_fits_is_told(counting) -> None:
    # 16 take 1.6 s, 32 take 3.2 s: 64 would end after 11.2 s.
    found = speed(counting, FUNCTIONS, 11.0)
    assert (found.functions, found.seconds) == (32, pytest.approx(3.2))
    assert found.tokens == counting.tokens(FUNCTIONS[:32])
    assert found.source_bytes == sum(len(one.text.encode()) for one in FUNCTIONS[:32])
    assert counting.read == [4, 16, 32]


def test_the_set_is_read_again_where_it_is_too_small(counting) -> None:
    found = speed(counting, FUNCTIONS, 11.3)
    assert found.functions == 64
    assert counting.read[3:] == [40, 24]
    assert found.tokens == counting.tokens(FUNCTIONS) + counting.tokens(FUNCTIONS[:24])
    assert found.source_bytes == sum(len(one.text.encode()) for one in FUNCTIONS + FUNCTIONS[:24])


def test_one_round_is_taken_however_little_time_there_is(counting) -> None:
    assert speed(counting, FUNCTIONS, 0).functions == 16


def test_a_model_that_counts_no_tokens() -> None:
    builtin = load("builtin")
    assert not isinstance(builtin, CountsTokens)
    started = time.perf_counter()
    found = speed(builtin, FUNCTIONS, 0)
    assert found.tokens is None
    assert 0 < found.seconds <= time.perf_counter() - started

"""What the machine multiplies is measured with what is installed."""

import sys

import pytest

from dupcheck.bench import limits
from dupcheck.bench.limits import Limit, fastest, limit


@pytest.fixture(autouse=True)
def _quick(monkeypatch) -> None:
    monkeypatch.setattr(limits, "_SECONDS", 0.05)


@pytest.mark.parametrize(
    ("precision", "needs", "numbers"),
    [
        ("float32", "numpy", "float32"),
        ("bfloat16", "torch", "bfloat16"),
        ("int8", "onnxruntime", "int8"),
        ("int4", "torch", "int8"),
    ],
)
def test_every_precision_of_a_cpu(precision: str, needs: str, numbers: str) -> None:
    pytest.importorskip(needs)
    found = limit(precision, "cpu")
    assert found is not None
    assert found.numbers == numbers
    # Any core multiplies a hundred million numbers a second, and no CPU a million times as many.
    assert 1e8 < found.multiply_adds < 1e14


def test_onnxruntime_can_be_asked_alone(monkeypatch) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setitem(sys.modules, "onnx", None)  # which dupcheck[qwen-cpu] does not bring
    monkeypatch.setattr(limits, "find_spec", lambda name: True if name == "onnxruntime" else None)
    found = limit("int8", "cpu")
    assert found is not None
    assert found.library.startswith("onnxruntime ")


def test_nothing_is_guessed_where_nothing_can_be_measured(monkeypatch) -> None:
    monkeypatch.setattr(limits, "find_spec", lambda _name: None)
    assert limit("int8", "cpu") is None
    assert limit("bfloat16", "2 x cuda") is None
    monkeypatch.undo()
    assert limit("ternary", "cpu") is None


def test_the_fastest_run_counts(monkeypatch) -> None:
    now, takes = [0.0], iter([9.0, 0.03, 0.01, 0.02])

    def run() -> None:
        now[0] += next(takes)

    monkeypatch.setattr(limits.time, "perf_counter", lambda: now[0])
    assert fastest(run) == pytest.approx(0.01)


def test_one_run_is_timed_on_a_machine_that_has_stopped_for_long(monkeypatch) -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 1.0
        return now[0]

    monkeypatch.setattr(limits.time, "perf_counter", clock)
    assert fastest(lambda: None) == 1.0


@pytest.mark.parametrize(
    ("precision", "device", "asked"),
    [
        ("bfloat16", "cuda", ("bfloat16", "cuda", 1.0)),
        ("int4", "2 x cuda", ("bfloat16", "cuda", 2.0)),
        ("float32", "mps", ("float32", "mps", 1.0)),
        ("bfloat16", "cpu", ("bfloat16", "cpu", 1.0)),
    ],
)
def test_a_gpu_is_asked_in_numbers_that_it_multiplies(
    monkeypatch, precision, device, asked
) -> None:
    def seen(numbers: str, kind: str) -> Limit:
        return Limit(numbers=numbers, library=kind, multiply_adds=1.0)

    monkeypatch.setattr(limits, "find_spec", lambda _name: True)
    monkeypatch.setattr(limits, "_torch", seen)
    found = limit(precision, device)
    assert found is not None
    assert (found.numbers, found.library, found.multiply_adds) == asked

from importlib.util import find_spec

import pytest

from dupcheck.index import table


def test_small_joins_are_exact_and_large_ones_use_the_graph() -> None:
    assert table.choose(0) == "exact"
    assert table.choose(table.CROSSOVER - 1) == "exact"
    assert table.choose(table.CROSSOVER) == "hnsw"


def test_without_hnswlib_large_joins_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        table, "find_spec", lambda name: None if name == "hnswlib" else find_spec(name)
    )
    assert table.choose(10 * table.CROSSOVER) == "exact"

"""Each row loads what it says, and what is no row says so."""

from dataclasses import replace
from importlib import import_module

import pytest

from dupcheck.embed.table import MODELS, ModelOptions
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.rerank import table
from dupcheck.rerank.cosine import CosineReranker
from dupcheck.weights import pins


@pytest.mark.parametrize("row", table.RERANKERS.values(), ids=lambda row: row.name)
def test_every_row_has_a_loader(row: table.Row) -> None:
    module, _, function = row.loader.partition(":")
    assert callable(getattr(import_module(module), function))
    assert row.name.endswith(":") or row.name in pins.PINS
    assert row.extras


@pytest.mark.parametrize("name", sorted({*MODELS, *table.RERANKERS} - {"builtin"}))
def test_every_model_can_have_a_second_look(name: str) -> None:
    row = table.row(f"{name}x" if name.endswith(":") else name)
    assert row.name == name
    assert row.description
    assert row.remote == MODELS.get(name, row).remote


@pytest.mark.parametrize("name", ["bge-m4", "hf:", "path:", "x:y", ""])
def test_an_unknown_name_is_an_error(name: str) -> None:
    with pytest.raises(UsageError):
        table.row(name)


def test_a_model_of_vectors_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODELS, "mine", replace(MODELS["builtin"], semantic=True))
    assert isinstance(table.load("mine", ModelOptions()), CosineReranker)


def test_a_model_that_does_not_know_meanings_decides_nothing() -> None:
    # Its cosines would count as proof: pairs of another meaning reach its threshold by thousands.
    with pytest.raises(UsageError, match="does not know what code means"):
        table.row("builtin")


@pytest.mark.parametrize("name", ["bge-m3", "qwen3-reranker-0.6b", "hf:owner/name"])
def test_what_was_not_pulled_says_how(name: str) -> None:
    with pytest.raises(DupcheckError) as raised:
        table.load(name, ModelOptions())
    assert raised.value.hint == f"dupcheck models pull {name}"

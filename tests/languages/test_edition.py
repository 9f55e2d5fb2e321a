from importlib import metadata

import pytest

from dupcheck.languages import edition as module
from dupcheck.languages.edition import edition


@pytest.fixture(autouse=True)
def _forgotten():
    edition.cache_clear()
    yield
    edition.cache_clear()


def test_the_same_installation_is_the_same_edition() -> None:
    first = edition()
    edition.cache_clear()
    assert edition() == first


def test_a_grammar_that_is_installed_later_makes_another(monkeypatch) -> None:
    before = edition()
    edition.cache_clear()

    def without_zig(distribution: str) -> str:
        if distribution == "tree-sitter-zig":
            raise metadata.PackageNotFoundError(distribution)
        return "1.0"

    with monkeypatch.context() as patch:
        patch.setattr(module.metadata, "version", without_zig)
        missing = edition()
        edition.cache_clear()
        patch.setattr(module.metadata, "version", lambda _: "1.0")
        installed = edition()
    assert len({before, missing, installed}) == 3


def test_a_changed_row_makes_another(monkeypatch) -> None:
    before = edition()
    edition.cache_clear()
    fewer = {name: row for name, row in module.LANGUAGES.items() if name != "lua"}
    monkeypatch.setattr(module, "LANGUAGES", fewer)
    assert edition() != before

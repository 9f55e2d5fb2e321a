"""What every test may ask for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dupcheck.extract import extract
from dupcheck.records import Function, SourceFile

Extracted = Callable[..., tuple[Function, ...]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected outputs")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file, or writes the file under `--update-golden`."""
    update = request.config.getoption("--update-golden")

    def check(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"differs from {path.name}: --update-golden"

    return check


@pytest.fixture(scope="session")
def extracted() -> Extracted:
    """The functions of a source, by the real extraction."""

    def functions(
        source: str, path: str = "module.py", language: str = "python"
    ) -> tuple[Function, ...]:
        file = SourceFile(path=path, language=language, content=source.encode())
        return extract(file).functions

    return functions

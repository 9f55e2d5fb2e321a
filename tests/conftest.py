"""What every test may ask for."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile

collect_ignore = ["pairs"]

# A busy machine is no failure: properties have no time limits.
settings.register_profile(
    "patient", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

_SPEAKING = ("CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS")
_SPEAKING_PREFIXES = ("GIT_", "GITHUB_", "DUPCHECK_", "PRE_COMMIT")


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


@pytest.fixture(scope="session", autouse=True)
def _scrubbed_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees who runs it: neither a CI, nor a hook's git, nor the user's own settings."""
    home = tmp_path_factory.mktemp("home")
    (home / "gitconfig").write_text("[user]\nname = Ada\nemail = ada@example.org\n")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name in _SPEAKING or name.startswith(_SPEAKING_PREFIXES):
                patch.delenv(name)
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        patch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp().resolve()))
        yield


class Repository:
    """A real git repository in a temporary folder."""

    def __init__(self, root: Path, *options: str) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self.root = root.resolve()
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str) -> str:
        """What git prints."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, path: str, content: str | bytes = "x = 1\n") -> Path:
        """Writes a file, with the folders above it."""
        return write(self.root, path, content)

    def commit(self) -> str:
        """Commits all that there is; returns the hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=test")
        return self.git("rev-parse", "HEAD")


def write(root: Path, path: str, content: str | bytes = "x = 1\n") -> Path:
    """Writes a file, with the folders above it; bytes are what is written, never line endings."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    assert shutil.which("git"), "these tests need git"
    return Repository(tmp_path / "repository")


@pytest.fixture(scope="session")
def make_repository(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Repository]:
    """Makes further repositories, each in a folder of its own, with options for `git init`."""

    def make(name: str, *options: str) -> Repository:
        return Repository(tmp_path_factory.mktemp("repositories") / name, *options)

    return make


@pytest.fixture
def write_file() -> Callable[..., Path]:
    """Writes a file outside any repository: folder, path, content."""
    return write


@pytest.fixture(scope="session")
def extracted() -> Callable[..., tuple[Function, ...]]:
    """The functions of a source, by the real extraction."""

    def functions(
        source: str, path: str = "module.py", language: str = "python"
    ) -> tuple[Function, ...]:
        file = SourceFile(path=path, language=language, content=source.encode())
        return extract(file).functions

    return functions

"""A repository in which git runs hooks."""

import os
from pathlib import Path

import pytest

from tests.hooks.hooked import Hooked


@pytest.fixture
def hooked(repository, tmp_path: Path) -> Hooked:
    """A repository with one function in it."""
    if os.name == "nt":
        pytest.skip("hooks are shell scripts")
    return Hooked(repository, tmp_path / "tools")

"""The hook in an environment of its own, as a user who only names this repository gets it."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.hooks.hooked import ROOT, Hooked, copy, is_refused

HELD = ("dupcheck", "action", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
"""What of this repository an installation may need; the tests are none of it."""


@pytest.fixture
def cloned(make_repository) -> Path:
    """This repository as it is in the work tree, committed."""
    repository = make_repository("dupcheck")
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in HELD:
        source, target = ROOT / name, repository.root / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=ignored)
        else:
            shutil.copy(source, target)
    repository.commit()
    return repository.root


def test_the_hook_installs_and_runs(hooked: Hooked, cloned: Path, tmp_path: Path) -> None:
    """Without the index: what dupcheck needs is lent by the Python that runs this test."""
    hooked.environment |= {
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # means what the option does, not what it says
        "PYTHONPATH": sysconfig.get_path("purelib"),
        # Its dupcheck is to be that of the clone, never the one that is tested elsewhere.
        "PATH": os.environ["PATH"],
    }
    hooked.write("other.py", copy("parts"))
    hooked.git("add", "other.py")
    command = (sys.executable, "-P", "-m", "pre_commit", "try-repo", str(cloned), "dupcheck")
    done = hooked.run(*command, "--verbose")
    assert "Installing environment" in done.stdout, done.stdout
    assert is_refused(done)

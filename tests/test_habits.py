"""What CI asks besides the tests: format, lint, types, and dupcheck on itself."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "format", "--check", "."),
        ("ruff", "check", "."),
        ("mypy",),
        ("dupcheck", "scan", ".", "--no-cache"),
    ],
    ids=" ".join,
)
def test_is_clean(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_ci_runs_the_command_of_the_readme() -> None:
    (command,) = [
        line for line in (ROOT / ".ci/run").read_text().splitlines() if line.endswith("pytest")
    ]
    for document in ("README.md", "CONTRIBUTING.md"):
        assert f"\n{command}\n" in (ROOT / document).read_text()

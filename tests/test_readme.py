"""What the README shows is what the tables and the results say, and its commands run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import readme
from dupcheck.command.arguments import parser
from dupcheck.config_files import load_settings

TEXT = readme.README.read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TEXT, re.DOTALL)
COMMANDS = [
    command.strip()
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    for command in line.split("&&")
]


@pytest.mark.parametrize(
    ("block", "content"),
    [
        ("languages", readme.languages()),
        ("formats", readme.formats()),
        ("hooks", readme.hooks()),
        ("numbers", readme.figures()),
        ("models", readme.models()),
        ("engines", readme.engines()),
        ("demonstration", readme.demonstration()),
    ],
)
def test_generated_parts_are_up_to_date(block: str, content: str) -> None:
    assert readme.filled(TEXT, block, content) == TEXT, "run python -m benchmarks.readme"


def test_a_real_finding_comes_first() -> None:
    assert TEXT.index("<!-- finding -->\n```\n$ dupcheck scan\nsrc/") < TEXT.index("```sh")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("dupcheck ")])
def test_commands_are_understood(command: str) -> None:
    assert parser().parse_args(shlex.split(command)[1:]).command


def test_the_settings_shown_are_accepted(tmp_path: Path) -> None:
    (shown,) = [block for language, block in BLOCKS if language == "toml"]
    (tmp_path / "pyproject.toml").write_text(shown)
    assert load_settings(tmp_path, {}, None, isolated=False).min_tokens == 50


def test_the_explanation_shown_can_be_had() -> None:
    (command,) = [c for c in COMMANDS if c.startswith("dupcheck explain")]
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=readme.ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "not reported" in done.stdout

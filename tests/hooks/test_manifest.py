"""What the published hooks say, held against what dupcheck and the frameworks know."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dupcheck.command.arguments import parser
from dupcheck.languages import detect
from dupcheck.languages.table import LANGUAGES
from tests.hooks.hooked import MANIFEST

HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))}
EACH = pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
NAMES = {
    *(f"a/b{ending}" for row in LANGUAGES.values() for ending in row.extensions),
    *(f"a/{name}" for row in LANGUAGES.values() for name in row.filenames),
    *("script", "bin/run", ".hidden", "a/lib.min.js", "x.json.py", "md", "a/json"),
}


def test_three_hooks() -> None:
    languages = {name: hook["language"] for name, hook in HOOKS.items()}
    stages = {name: hook["stages"][0] for name, hook in HOOKS.items()}
    assert languages == {
        "dupcheck": "python", "dupcheck-push": "python", "dupcheck-system": "system"
    }  # fmt: skip
    assert stages == {
        "dupcheck": "pre-commit", "dupcheck-push": "pre-push", "dupcheck-system": "pre-commit"
    }  # fmt: skip


@EACH
def test_one_process_that_asks_git(hook: dict[str, object]) -> None:
    assert hook["require_serial"]
    assert not hook["pass_filenames"]
    assert not hook.get("always_run")
    program, *arguments = shlex.split(str(hook["entry"]))
    assert program == "dupcheck"
    assert parser().parse_args([*arguments, "--fail-on=type<=3"]).command == "diff"


def test_all_leave_out_the_same() -> None:
    assert len({hook["exclude"] for hook in HOOKS.values()}) == 1


@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_file_is_left_out_that_may_hold_functions(name: str) -> None:
    assert detect.may_be_code(name)
    assert not re.search(HOOKS["dupcheck"]["exclude"], name)


@pytest.mark.parametrize(
    "name",
    ["README.md", "a/package.json", "x.yml", "logo.PNG", "LICENSE", "a/.gitignore", "x.Lock"],
)
def test_a_commit_of_these_starts_nothing(name: str) -> None:
    assert re.search(HOOKS["dupcheck"]["exclude"], name)


@pytest.mark.parametrize(
    "command", [("pre-commit", "validate-manifest"), ("prek", "validate-manifest")]
)
def test_the_frameworks_accept_it(command: tuple[str, str], tmp_path: Path) -> None:
    program = shutil.which(command[0], path=str(Path(sys.executable).parent))
    if not program:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(
        [program, command[1], str(MANIFEST)],
        cwd=tmp_path, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "warning" not in done.stdout.lower()

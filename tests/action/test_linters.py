"""The action and the workflows, as the linters of the trade see them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pasted import pasted
from workflows import ACTION, ROOT, USED

YAML = ACTION / "action.yml"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_PLACES = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def lint(program: str, *arguments: object, stdin: str = "") -> str:
    """What a linter says; skips where it is not installed, fails where it finds something."""
    found = shutil.which(program, path=_PLACES)
    if not found:
        pytest.skip(f"needs {program}")
    done = subprocess.run(
        [found, *map(str, arguments)],
        cwd=ROOT, input=stdin, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def steps() -> list[dict[str, Any]]:
    """The steps of the action, by a parser that the linters bring."""
    yaml = pytest.importorskip("ruamel.yaml")
    found: list[dict[str, Any]] = yaml.YAML(typ="safe").load(YAML)["runs"]["steps"]
    return found


def test_the_schemas_hold() -> None:
    lint("check-jsonschema", "--builtin-schema", "vendor.github-actions", YAML)
    lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)
    dependabot = ROOT / ".github" / "dependabot.yml"
    lint("check-jsonschema", "--builtin-schema", "vendor.dependabot", dependabot)


def test_zizmor_finds_nothing() -> None:
    lint("zizmor", "--offline", "--persona", "pedantic", "--no-progress", YAML, ROOT / ".github")


def test_actionlint_finds_nothing() -> None:
    shellcheck = shutil.which("shellcheck", path=_PLACES) or ""
    lint("actionlint", f"-shellcheck={shellcheck}", "-pyflakes=", *WORKFLOWS)


def test_shellcheck_finds_nothing() -> None:
    for step in steps():
        if "run" in step:
            script = f"#!/usr/bin/env bash\nset -eo pipefail\n{step['run']}\n"
            # Variables come from `env:`, which shellcheck does not see.
            lint("shellcheck", "--enable=all", "--exclude=SC2154", "-", stdin=script)


def test_no_expression_is_spliced_into_a_script() -> None:
    for step in steps():
        assert "${{" not in step.get("run", "")
        assert step.get("shell") == ("bash" if "run" in step else None)


def test_there_are_at_most_ten_inputs_and_the_page_tells_all_of_them() -> None:
    yaml = pytest.importorskip("ruamel.yaml")
    action = yaml.YAML(typ="safe").load(YAML)
    page = (ACTION / "README.md").read_text("utf-8")
    assert len(action["inputs"]) <= 10
    rows = re.findall(r"^\| `([\w-]+)` \| (?:`([^`]*)`)? ?\|", page, re.MULTILINE)
    defaults = {name: one["default"] for name, one in action["inputs"].items()}
    defaults["token"] = "github.token"
    assert dict(rows) == defaults
    outputs = page.partition("## Outputs")[2].partition("##")[0]
    assert set(re.findall(r"`([\w-]+)`", outputs)) >= action["outputs"].keys()


@pytest.mark.parametrize("name", ["alone", "hands over", "comment"])
def test_what_the_page_says_to_paste_is_a_sound_workflow(tmp_path: Path, name: str) -> None:
    block = pasted()[name]
    workflow = tmp_path / ".github" / "workflows" / "dupcheck.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(block)
    lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow)
    shellcheck = shutil.which("shellcheck", path=_PLACES) or ""
    lint("actionlint", f"-shellcheck={shellcheck}", "-pyflakes=", workflow)
    # An owner pins what is not ours; which commit of dupcheck that is, only the owner knows.
    workflow.write_text(block.replace("@v0.1.0", f"@{'0' * 40} # v0.1.0"))
    lint("zizmor", "--offline", "--no-progress", workflow)


def test_other_actions_are_pinned_by_commit_and_to_one_each() -> None:
    text = "".join(path.read_text("utf-8") for path in (YAML, *WORKFLOWS))
    for line in re.findall(r"uses: .*", text):
        assert USED.match(line) or line.startswith("uses: ./action"), line
    pins = {(found[0], found[2]) for found in USED.findall(text)}
    assert len(pins) == len({repository for repository, _ in pins})


def test_every_output_is_put_by_a_step() -> None:
    text = YAML.read_text("utf-8")
    put = "".join(path.read_text("utf-8") for path in ACTION.glob("*.py"))
    for name in re.findall(r"steps\.(?:plan|model|check|install)\.outputs\.([\w-]+)", text):
        assert f'"{name}"' in put, name


def test_every_variable_that_a_step_reads_is_given_to_it() -> None:
    for step in steps():
        script = re.search(r"/(\w+)\.py", step.get("run", ""))
        if script:
            source = (ACTION / f"{script[1]}.py").read_text("utf-8")
            read = set(re.findall(r'variables\["(DUPCHECK_\w+)"\]', source))
            assert read <= set(step["env"]), script[1]

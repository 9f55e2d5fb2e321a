"""Recipes for CI are what the systems take: by their schemas, and by programs that read them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_groovy
import yaml

from tests.docs.pages import Block, blocks

BIN = Path(sys.executable).parent
SCHEMAS = {
    "gitlab.md": ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    "azure.md": ("vendor.azure-pipelines", "azure-pipelines.yml"),
    "bitbucket.md": ("vendor.bitbucket-pipelines", "bitbucket-pipelines.yml"),
}
WORKFLOWS = [one for one in blocks("yaml", "github.md") if "jobs:" in one.text]
PRE_COMMIT = [one for one in blocks("yaml", "pre-commit.md") if "repos:" in one.text]


def run(program: str, *arguments: str | Path, folder: Path) -> None:
    found = shutil.which(program, path=str(BIN)) or shutil.which(program)
    if not found:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [found, *arguments], cwd=folder, encoding="utf-8", check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "block", [one for page in SCHEMAS for one in blocks("yaml", page)], ids=str
)
def test_the_schema_of_the_system_is_kept(block: Block, tmp_path: Path) -> None:
    schema, name = SCHEMAS[block.page]
    (tmp_path / name).write_text(block.text)
    # The regular expressions in Azure's are those of another dialect.
    options = ("--regex-variant=nonunicode", "--builtin-schema", schema)
    run("check-jsonschema", *options, name, folder=tmp_path)


@pytest.mark.parametrize("block", WORKFLOWS, ids=str)
def test_workflows_are_sound(block: Block, tmp_path: Path) -> None:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    workflow = tmp_path / ".github" / "workflows" / "dupcheck.yml"
    # An owner pins what is not ours; which commit of dupcheck that is, only the owner knows.
    workflow.write_text(block.text.replace("action@v0.1.0", f"action@{'0' * 40} # v0.1.0"))
    run(
        "check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow, folder=tmp_path
    )
    run("actionlint", workflow, folder=tmp_path)
    run("zizmor", "--offline", "--no-progress", workflow, folder=tmp_path)


@pytest.mark.parametrize("block", PRE_COMMIT, ids=str)
@pytest.mark.parametrize("framework", ["pre-commit", "prek"])
def test_configurations_of_hooks_are_valid(framework: str, block: Block, tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text(block.text)
    run(framework, "validate-config", ".pre-commit-config.yaml", folder=tmp_path)


def test_merge_requests_and_the_default_branch_report_alike() -> None:
    """GitLab compares both: what only one of them looks at would be new, or resolved."""
    recipe = yaml.safe_load(blocks("yaml", "gitlab.md")[0].text)
    one, other = recipe["dupcheck"]["script"], recipe["dupcheck-default-branch"]["script"]
    assert one[0] == other[0]
    assert (
        "--format gitlab --output " + recipe[".dupcheck"]["artifacts"]["reports"]["codequality"]
        in one[0]
    )


def test_the_pipeline_of_jenkins_is_groovy() -> None:
    """Whether Jenkins knows the steps, only Jenkins could say."""
    [block] = blocks("groovy", "jenkins.md")
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_groovy.language()))
    assert not parser.parse(block.text.encode()).root_node.has_error
    assert parser.parse(block.text.replace("}", "", 1).encode()).root_node.has_error


@pytest.mark.parametrize("block", blocks("sh"), ids=str)
def test_scripts_are_sound(block: Block, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(block.text)
    run("shellcheck", "--shell=sh", "--severity=warning", "script", folder=tmp_path)

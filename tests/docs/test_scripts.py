"""Scripts of the pages run: those of CI in a checkout, those of hooks in commits and pushes."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import Block, blocks
from tests.hooks.hooked import STRANGER, Hooked, copy, is_refused

BIN = str(Path(sys.executable).parent)
JENKINS = {"JENKINS_URL": "https://ci.example.org/", "CHANGE_TARGET": "main"}
GITLAB = {
    "GITLAB_CI": "true",
    "CI_MERGE_REQUEST_IID": "1",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
}
AZURE = {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}
BITBUCKET = {"BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_PR_DESTINATION_BRANCH": "main"}


def scripts(page: str) -> list[str]:
    """What a recipe for CI runs for a pull request."""
    if page == "jenkins.md":
        return [blocks("groovy", page)[0].text.split("'''")[1]]
    recipe = yaml.safe_load(blocks("yaml", page)[0].text)
    if page == "gitlab.md":
        return [*recipe[".dupcheck"]["before_script"], *recipe["dupcheck"]["script"]]
    if page == "azure.md":
        return [step["script"] for step in recipe["steps"] if "script" in step]
    return recipe["pipelines"]["pull-requests"]["**"][0]["step"]["script"]


def stub(hooked: Hooked, name: str, script: str = "cat >/dev/null") -> None:
    """A program that is not here, or must not do here what it does."""
    path = Path(hooked.environment["PATH"].partition(":")[0]) / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def hooked(repository, tmp_path: Path) -> Hooked:
    if os.name == "nt":
        pytest.skip("these are shell scripts")
    hooked = Hooked(repository, tmp_path / "tools")
    for name in ("pip", "python3", "sonar-scanner"):
        stub(hooked, name)
    return hooked


@pytest.fixture
def checkout(hooked: Hooked, tmp_path: Path) -> Hooked:
    """A branch with a copy, on top of a `main` that `origin` has."""
    remote = tmp_path / "remote.git"
    hooked.git("clone", "--quiet", "--bare", ".", str(remote))
    hooked.git("remote", "add", "origin", str(remote))
    hooked.git("fetch", "--quiet", "origin")
    hooked.git("switch", "--quiet", "--create", "feature")
    hooked.write("other.py", copy("parts"))
    hooked.repository.commit()
    return hooked


@pytest.mark.parametrize(
    ("page", "variables", "left"),
    [
        ("gitlab.md", GITLAB, ["dupcheck-quality.json"]),
        ("azure.md", AZURE, ["dupcheck.xml", "dupcheck.sarif"]),
        ("bitbucket.md", BITBUCKET, ["test-results/dupcheck.xml"]),
        ("jenkins.md", JENKINS, ["dupcheck.xml", "dupcheck.sarif"]),
    ],
)
def test_a_pull_request_in_ci(checkout: Hooked, tmp_path: Path, page, variables, left) -> None:
    checkout.environment |= {"WORKSPACE_TMP": str(tmp_path / "workspace"), **variables}
    done = checkout.run("sh", "-e", "-c", "\n".join(scripts(page)))
    assert done.returncode == 1
    assert "parts already exists" in done.stdout
    for name in left:
        assert "parts" in (checkout.root / name).read_text()
    checkout.git("rm", "--quiet", "other.py")
    checkout.repository.commit()
    assert checkout.run("sh", "-e", "-c", "\n".join(scripts(page))).returncode == 0


def test_the_merge_request_job_in_a_runner_of_gitlab(checkout: Hooked) -> None:
    """gitlab-ci-local runs jobs as GitLab's own runner does, here without a container."""
    program = shutil.which("gitlab-ci-local")
    if not program or checkout.run(program, "--version").returncode:
        pytest.skip("there is no gitlab-ci-local, or no Node.js 22 for it")
    checkout.git("remote", "set-url", "--push", "origin", "https://gitlab.example.org/a/b.git")
    checkout.write(".gitlab-ci.yml", blocks("yaml", "gitlab.md")[0].text)
    checkout.repository.commit()
    given = {"CI_PIPELINE_SOURCE": "merge_request_event", **GITLAB}
    variables = [word for row in given.items() for word in ("--variable", "=".join(row))]
    done = checkout.run(program, "--force-shell-executor", *variables, "dupcheck")
    assert done.returncode == 1
    assert "parts already exists" in done.stdout
    kept = checkout.root / "dupcheck-quality.json"
    assert {one["location"]["path"] for one in json.loads(kept.read_text())} == {"other.py"}
    checkout.git("branch", "--quiet", "--move", "--force", "feature", "main")
    done = checkout.run(program, "--force-shell-executor", "dupcheck-default-branch")
    assert done.returncode == 0, done.stdout


PASTED = [one for page in ("sonar", "reviewdog", "formats") for one in blocks("sh", f"{page}.md")]


@pytest.mark.parametrize("block", PASTED, ids=str)
def test_commands_to_paste(checkout: Hooked, block: Block) -> None:
    stub(checkout, "reviewdog", "cat >seen.rdjsonl")
    checkout.environment |= JENKINS  # `--config-from base` and the branch are those of CI
    assert checkout.run("sh", "-e", "-c", block.text).returncode == 0
    seen = checkout.root / "seen.rdjsonl"
    if "reviewdog" in block.text:
        assert [json.loads(line)["location"]["path"] for line in seen.read_text().splitlines()] == [
            "other.py"
        ]


def script_of(name: str) -> str:
    """The hook of git that the page calls so."""
    text = next(one.text for one in blocks("sh", "hooks.md") if name in one.text)
    assert text.startswith("#!/bin/sh\n")
    return text


@pytest.fixture
def kept(hooked: Hooked) -> Hooked:
    """A repository that keeps both hooks where the page says."""
    for name, mark in (("pre-commit", "--staged"), ("pre-push", "while read")):
        hooked.write(f".githooks/{name}", script_of(mark)).chmod(0o755)
    hooked.repository.commit()
    return hooked


def test_hooks_of_git(kept: Hooked, tmp_path: Path) -> None:
    kept.git("init", "--quiet", "--bare", str(tmp_path / "remote.git"))
    kept.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    assert kept.run("sh", "-c", blocks("sh", "hooks.md")[0].text).returncode == 0
    kept.write("other.py", copy("parts"))
    kept.git("add", "other.py")
    assert is_refused(kept.commit())
    assert not is_refused(kept.run("git", "push", "origin", "main"))
    assert not is_refused(kept.commit("--no-verify"))
    kept.git("branch", "copied")
    kept.git("reset", "--quiet", "--hard", "HEAD~1")
    kept.git("switch", "--quiet", "--create", "clean")
    kept.write("other.py", STRANGER)
    kept.git("add", "other.py")
    assert not is_refused(kept.commit())
    assert not is_refused(kept.run("git", "push", "origin", "clean"))
    assert is_refused(kept.run("git", "push", "origin", ":clean", "copied", "main"))
    assert not is_refused(kept.run("git", "push", "origin", ":clean", "main"))


@pytest.mark.parametrize("page", ["lefthook", "husky"])
def test_managers_of_hooks(kept: Hooked, page: str, tmp_path: Path) -> None:
    program = shutil.which(page, path=os.pathsep.join([BIN, os.environ["PATH"]]))
    if not program:
        pytest.skip(f"{page} is not installed")
    kept.git("init", "--quiet", "--bare", str(tmp_path / "remote.git"))
    kept.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    if page == "lefthook":
        kept.write("lefthook.yml", blocks("yaml", "hooks.md")[0].text)
        assert kept.run(program, "install").returncode == 0
    else:
        assert kept.run(program).returncode == 0
        commit, push = (one.text for one in blocks("sh", "hooks.md")[-2:])
        kept.write(".husky/pre-commit", commit)
        kept.write(".husky/pre-push", push)
    kept.write("other.py", copy("parts"))
    kept.git("add", "other.py")
    assert is_refused(kept.commit())
    assert not is_refused(kept.commit("--no-verify"))
    assert is_refused(kept.run("git", "push", "origin", "main"))


def test_lint_staged_asks_once_whatever_is_staged() -> None:
    [block] = blocks("json", "hooks.md")
    [command] = json.loads(block.text).values()
    assert command == "sh -c 'dupcheck diff --staged'"


def test_comments_on_forks(checkout: Hooked, tmp_path: Path) -> None:
    """The workflow that comments on pull requests of forks, with a `gh` that only takes notes."""
    [workflow] = [one for one in blocks("yaml", "github.md") if "workflow_run" in one.text]
    step = yaml.safe_load(workflow.text)["jobs"]["comment"]["steps"][-1]
    head = checkout.git("rev-parse", "HEAD")
    checkout.git("push", "--quiet", "origin", "HEAD:refs/pull/7/head")
    checkout.git("switch", "--quiet", "--detach", "main")
    checkout.git("branch", "--quiet", "-D", "feature")
    notes = tmp_path / "notes"
    stub(checkout, "gh", f'''case "$*" in
  *baseRefName*) echo main ;;
  *"--json number"*) echo 7 ;;
  *--paginate*) cat {notes}.id ;;
  *) echo "$*" >>{notes} ;;
esac''')  # fmt: skip
    checkout.environment |= {"GH_REPO": "a/b", "OWNER_AND_BRANCH": "them:x", "HEAD_SHA": head}
    for known, expected in (("", "--method POST repos/a/b/issues/7/comments"),
                            ("42\n", "--method PATCH repos/a/b/issues/comments/42")):  # fmt: skip
        (tmp_path / "notes.id").write_text(known)
        notes.unlink(missing_ok=True)
        done = checkout.run("bash", "-e", "-c", step["run"])
        assert done.returncode == 0, done.stdout
        assert expected in notes.read_text()
        assert "parts" in (checkout.root / "comment.md").read_text()

"""The hooks that we publish, run by those who run hooks."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hooks.hooked import MANIFEST, ORIGINAL, STRANGER, Hooked, copy, is_refused

FRAMEWORKS = ("pre-commit", "prek")


def program(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="session")
def published(make_repository) -> tuple[Path, str]:
    """A repository with our hooks, none of which wants an environment of its own."""
    repository = make_repository("published")
    text = MANIFEST.read_text("utf-8").replace("language: python", "language: system")
    repository.write(".pre-commit-hooks.yaml", text)
    return repository.root, repository.commit()


@pytest.fixture(params=FRAMEWORKS)
def framework(request: pytest.FixtureRequest) -> str:
    return program(request.param)


@pytest.fixture
def project(hooked: Hooked, tmp_path: Path, published: tuple[Path, str]) -> Hooked:
    hooked.environment |= {name: str(tmp_path / name) for name in ("PRE_COMMIT_HOME", "PREK_HOME")}
    folder, commit = published
    hooked.write(
        ".pre-commit-config.yaml",
        f"repos:\n- repo: {folder.as_posix()}\n  rev: {commit}\n  hooks:\n"
        "  - id: dupcheck\n  - id: dupcheck-push\n",
    )
    hooked.repository.commit()
    return hooked


def installed(project: Hooked, framework: str, *types: str) -> None:
    done = project.run(framework, "install", *(f"--hook-type={name}" for name in types))
    assert done.returncode == 0, done.stdout


def test_what_is_staged_is_checked_and_nothing_else(project: Hooked, framework: str) -> None:
    installed(project, framework, "pre-commit")
    project.write("README.md", "# more\n")
    project.git("add", "README.md")
    done = project.commit()
    assert done.returncode == 0
    assert "(no files to check)Skipped" in done.stdout
    project.write("other.mts", "export const one = 1;\n")
    project.write("other.py", STRANGER)
    project.git("add", "--all")
    project.write("other.py", STRANGER + copy("parts"))
    done = project.commit()
    assert not is_refused(done)
    assert "Passed" in done.stdout
    assert is_refused(project.commit("--all"))
    assert (project.root / "other.py").read_text() == STRANGER + copy("parts")


def test_without_anything_staged_all_files_are_meant(project: Hooked, framework: str) -> None:
    project.write("other.py", copy("parts"))
    project.repository.commit()
    assert is_refused(project.run(framework, "run", "dupcheck", "--all-files"))
    between = ("--from-ref=HEAD~1", "--to-ref=HEAD")
    assert is_refused(project.run(framework, "run", "dupcheck", *between))
    between = ("--from-ref=HEAD~2", "--to-ref=HEAD~1")
    assert not is_refused(project.run(framework, "run", "dupcheck", *between))


def test_arguments_are_those_of_diff(project: Hooked, framework: str) -> None:
    config = project.root / ".pre-commit-config.yaml"
    text = config.read_text().replace(
        "- id: dupcheck\n", "- id: dupcheck\n    args: ['--fail-on=new,type<=1']\n"
    )
    config.write_text(text)
    project.write("other.py", copy("parts"))
    project.git("add", "--all")
    assert project.run(framework, "run", "dupcheck").returncode == 0
    project.write("third.py", ORIGINAL)
    project.git("add", "--all")
    assert project.run(framework, "run", "dupcheck").returncode == 1


def test_a_part_of_the_repository(project: Hooked, framework: str) -> None:
    config = project.root / ".pre-commit-config.yaml"
    part = "- id: dupcheck\n    files: ^shop/\n    args: [shop]\n"
    config.write_text(config.read_text().replace("- id: dupcheck\n", part))
    project.write("shop/one.py", STRANGER)
    project.write("other.py", copy("elsewhere"))
    project.git("add", "--all")
    assert not is_refused(project.run(framework, "run", "dupcheck"))
    project.write("shop/two.py", copy("parts"))
    project.git("add", "--all")
    assert is_refused(project.run(framework, "run", "dupcheck"))


@pytest.fixture
def remote(project: Hooked, tmp_path: Path) -> Path:
    """What `origin` is: a clone that has what the project has so far."""
    folder = tmp_path / "remote.git"
    project.git("clone", "--quiet", "--bare", ".", str(folder))
    project.git("remote", "add", "origin", str(folder))
    project.git("fetch", "--quiet", "origin")
    return folder


def push(project: Hooked, *options: str) -> "subprocess.CompletedProcess[str]":
    return project.run("git", "push", "origin", *options)


@pytest.mark.usefixtures("remote")
def test_a_push_is_checked_for_what_it_brings(project: Hooked, framework: str) -> None:
    installed(project, framework, "pre-push")
    project.git("switch", "--quiet", "--create", "feature")
    project.write("other.py", STRANGER)
    project.repository.commit()
    assert not is_refused(push(project, "feature"))
    project.write("other.py", STRANGER + copy("parts"))
    project.repository.commit()
    assert is_refused(push(project, "feature"))
    assert is_refused(push(project, "feature:another"))
    assert not is_refused(push(project, "--delete", "feature"))
    assert is_refused(push(project, "feature"))


@pytest.mark.usefixtures("remote")
def test_what_others_pushed_is_not_checked_again(project: Hooked, framework: str) -> None:
    """Duplicates came to `main` by others: neither a merge nor a rebase of it brings them."""
    project.git("switch", "--quiet", "--create", "feature")
    project.write("other.py", STRANGER)
    project.repository.commit()
    project.git("push", "--quiet", "origin", "feature")
    project.git("switch", "--quiet", "main")
    project.write("theirs.py", copy("theirs"))
    project.repository.commit()
    project.git("push", "--quiet", "origin", "main")
    project.git("switch", "--quiet", "feature")
    project.git("branch", "merged")
    installed(project, framework, "pre-push")
    project.git("rebase", "--quiet", "main")
    assert not is_refused(push(project, "--force", "feature"), "theirs")
    project.git("switch", "--quiet", "merged")
    project.git("merge", "--quiet", "--no-edit", "main")
    assert not is_refused(push(project, "--force", "merged:feature"), "theirs")


def test_a_first_push_is_all_new(project: Hooked, framework: str, tmp_path: Path) -> None:
    project.git("init", "--quiet", "--bare", str(tmp_path / "empty.git"))
    project.git("remote", "add", "origin", str(tmp_path / "empty.git"))
    installed(project, framework, "pre-push")
    assert not is_refused(push(project, "main"))
    project.write("other.py", copy("parts"))
    project.repository.commit()
    project.git("init", "--quiet", "--bare", str(tmp_path / "another.git"))
    project.git("remote", "set-url", "origin", str(tmp_path / "another.git"))
    project.git("update-ref", "-d", "refs/remotes/origin/main")
    assert is_refused(push(project, "main"))

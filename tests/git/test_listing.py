import contextlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dupcheck.errors import GitError
from dupcheck.git import listing, program, work_tree
from dupcheck.git.listing import Entry, Kind

POSIX = pytest.mark.skipif(os.name == "nt", reason="names and modes of POSIX")


def names(folder: Path) -> set[str]:
    return {entry.path for entry in listing.listing(folder)}


def test_work_tree_is_the_top_level(repository) -> None:
    folder = repository.write("a/b/c.py").parent
    assert work_tree.work_tree(folder) == repository.root
    assert work_tree.work_tree(repository.root) == repository.root


def test_outside_git_there_is_no_work_tree(tmp_path: Path) -> None:
    assert work_tree.work_tree(tmp_path.resolve()) is None


def test_an_ignored_folder_is_outside(repository) -> None:
    repository.write(".gitignore", "scratch/\n")
    assert work_tree.work_tree(repository.write("scratch/deep/a.py").parent) is None


def test_listing_has_tracked_and_untracked_but_not_ignored(repository) -> None:
    repository.write("tracked.py")
    repository.write("forced.log")
    repository.commit()
    repository.write(".gitignore", "*.log\n/build/\n")
    for path in ("untracked.py", "other.log", "build/made.py", "staged.py"):
        repository.write(path)
    repository.git("add", "staged.py")
    assert names(repository.root) == {
        ".gitignore", "tracked.py", "forced.log", "untracked.py", "staged.py",
    }  # fmt: skip


def test_listing_of_a_subfolder_is_relative_to_it(repository) -> None:
    repository.write("a/one.py")
    repository.commit()
    repository.write("a/two.py")
    repository.write("b/three.py")
    assert names(repository.root / "a") == {"one.py", "two.py"}


def test_a_name_in_conflict_is_listed_once(repository) -> None:
    repository.write("a.py", "one\n")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "other")
    repository.write("a.py", "two\n")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("a.py", "three\n")
    repository.commit()
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "other")
    assert listing.listing(repository.root) == [Entry("a.py")]


@POSIX
def test_names_may_be_any_bytes(repository) -> None:
    odd = [b"line\nbreak.py", b"tab\t.py", b'quo"te.py', "schön.py".encode(), b" blank .py"]
    if sys.platform != "darwin":
        odd.append(b"latin-\xe9.py")
    for number, name in enumerate(odd):
        with open(os.path.join(os.fsencode(repository.root), name), "wb"):
            pass
        if number % 2:
            repository.git("add", os.fsdecode(name))
    assert {os.fsencode(name) for name in names(repository.root)} == set(odd)


def test_submodules_and_nested_repositories_are_told(repository, make_repository) -> None:
    other = make_repository("other")
    other.write("inner.py")
    other.commit()
    allowed = ("-c", "protocol.file.allow=always")
    repository.git(*allowed, "submodule", "--quiet", "add", str(other.root), "sub")
    shutil.copytree(other.root, repository.root / "nested")
    kinds = {entry.path: entry.kind for entry in listing.listing(repository.root)}
    assert kinds == {".gitmodules": Kind.FILE, "sub": Kind.SUBMODULE, "nested": Kind.SUBMODULE}


def test_tracked_links_are_told_even_where_they_are_checked_out_as_files(repository) -> None:
    blob = repository.write("target.txt", "a.py")
    sha = repository.git("hash-object", "-w", str(blob))
    repository.git("update-index", "--add", "--cacheinfo", f"120000,{sha},link.py")
    repository.write("link.py", "a.py")
    kinds = {entry.path: entry.kind for entry in listing.listing(repository.root)}
    assert kinds["link.py"] is Kind.SYMLINK


def test_worktrees_and_sha256(repository, make_repository, tmp_path: Path) -> None:
    repository.write("a.py")
    repository.commit()
    repository.git("worktree", "add", "--quiet", str(tmp_path / "tree"))
    tree = (tmp_path / "tree").resolve()
    assert work_tree.work_tree(tree) == tree
    assert names(tree) == {"a.py"}
    modern = make_repository("modern", "--object-format=sha256")
    modern.write("b.py")
    modern.commit()
    assert names(modern.root) == {"b.py"}


def test_attributes(repository) -> None:
    repository.write(
        ".gitattributes",
        "*.gen.py linguist-generated\n/lib/** linguist-vendored=true\n"
        "hand.gen.py -linguist-generated\nlib/own.py linguist-vendored=false\n",
    )
    paths = ["a.gen.py", "hand.gen.py", "lib/x.py", "lib/own.py", "plain.py"]
    assert listing.attributes(repository.root, paths) == {
        "a.gen.py": {listing.GENERATED: True},
        "hand.gen.py": {listing.GENERATED: False},
        "lib/x.py": {listing.VENDORED: True},
        "lib/own.py": {listing.VENDORED: False},
    }
    assert listing.attributes(repository.root, []) == {}


def test_a_missing_program_is_an_error_only_inside_a_repository(
    repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert work_tree.work_tree(tmp_path) is None
    with pytest.raises(GitError, match="git program was not found") as error:
        work_tree.work_tree(repository.root)
    assert "PATH" in error.value.hint
    with pytest.raises(GitError, match="not found"):
        listing.listing(repository.root)


@POSIX
def test_a_program_in_the_scanned_folder_is_never_run(
    repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = repository.root / "canary"
    fake = repository.write("git", f"#!/bin/sh\ntouch '{canary}'\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(repository.root)
    assert work_tree.work_tree(repository.root) == repository.root
    assert not canary.exists()


def test_bare_repositories_have_no_files(make_repository) -> None:
    with pytest.raises(GitError, match="bare repository") as error:
        work_tree.work_tree(make_repository("bare.git", "--bare").root)
    assert "worktree" in error.value.hint


def test_a_git_folder_has_no_files(repository) -> None:
    with pytest.raises(GitError, match=r"\.git folder"):
        work_tree.work_tree(repository.root / ".git")


def test_a_link_to_a_repository_that_is_gone_is_an_error(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".git", "gitdir: /nowhere/at/all\n")
    with pytest.raises(GitError, match="cannot read the repository"):
        work_tree.work_tree(tmp_path)


def test_a_broken_configuration_is_an_error(repository) -> None:
    repository.write(".git/config", "[broken\n")
    with pytest.raises(GitError, match="bad config"):
        work_tree.work_tree(repository.root)


def test_a_broken_index_is_an_error(repository) -> None:
    repository.write(".git/index", b"DIRC but not really")
    with pytest.raises(GitError, match="ls-files failed"):
        listing.listing(repository.root)


def test_a_folder_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="could not be started"):
        listing.listing(tmp_path / "gone")


def test_version() -> None:
    assert program.version()[0].isdigit()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to chown")
def test_dubious_ownership_says_what_to_do(repository) -> None:
    os.chown(repository.root, 12345, 12345)
    with pytest.raises(GitError, match="another user") as error:
        work_tree.work_tree(repository.root)
    assert "safe.directory" in error.value.hint


@POSIX
def test_git_is_not_waited_for_for_ever(repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_PATIENCE_SECONDS", 0.2)
    repository.write("a.py")
    os.mkfifo(repository.root / ".gitignore")
    with pytest.raises(GitError, match="no answer") as error:
        listing.listing(repository.root)
    assert "pipe" in error.value.hint


def test_a_work_tree_that_points_elsewhere_is_refused(repository, tmp_path: Path) -> None:
    for elsewhere in (tmp_path, tmp_path / "other"):
        elsewhere.mkdir(exist_ok=True)
        repository.git("config", "core.worktree", str(elsewhere))
        with pytest.raises(GitError, match="work tree"):
            work_tree.work_tree(repository.root)


def test_what_a_hook_leaves_in_the_environment_is_not_passed_on(
    repository, make_repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("mine.py")
    other = make_repository("other")
    other.write("theirs.py")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git" / "index"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.bare=true'")
    assert work_tree.work_tree(repository.root) == repository.root
    assert names(repository.root) == {"mine.py"}


def test_the_environment_keeps_what_the_user_says_of_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_TRACE", "1")
    kept = program.environment()
    assert kept["GIT_CONFIG_COUNT"] == "1"
    assert "GIT_TRACE" not in kept
    assert kept["GIT_OPTIONAL_LOCKS"] == "0"


HOSTILE_KEYS = (
    "core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand",
    "diff.external", "core.gitProxy", "core.alternateRefsCommand", "credential.helper",
    "diff.evil.command",
    "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
    "pager.ls-files", "pager.check-attr", "alias.ls-files", "gpg.program", "merge.evil.driver",
    "uploadpack.packObjectsHook", "remote.origin.uploadpack", "sequence.editor",
)  # fmt: skip


def arm(repository, command: str) -> None:
    """Configuration and hooks that all run `command`, and a change that calls for the filters."""
    for key in HOSTILE_KEYS:
        repository.git("config", key, command)
    for hook in ("post-checkout", "pre-commit", "post-index-change", "fsmonitor-watchman"):
        repository.write(f".git/hooks/{hook}", f"#!/bin/sh\n{command}\n").chmod(0o755)
    for key, value in {
        "remote.origin.url": f"ext::{command}",
        "remote.origin.promisor": "true",
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
    }.items():
        repository.git("config", key, value)
    repository.write("dir/a.py", "changed = 1\n")


@pytest.fixture
def trap(repository):
    """A committed repository, armed when called; gives the file that appears if code runs."""
    canary = repository.root.parent / "canary"

    def armed() -> Path:
        arm(repository, f"touch {canary}")
        canary.unlink(missing_ok=True)
        return canary

    repository.write("dir/a.py")
    repository.write(".gitattributes", "* filter=evil diff=evil merge=evil\n")
    repository.write("dir/.gitattributes", "*.py linguist-generated\n")
    repository.write("dir/.gitignore", "*.tmp\n")
    repository.commit()
    return armed


def carelessly(repository, *arguments: str) -> None:
    """What git does without our precautions: a trap that never springs would show nothing."""
    environment = os.environ | {"GIT_TERMINAL_PROMPT": "0"}
    subprocess.run(
        ["git", *arguments], cwd=repository.root, env=environment, capture_output=True, check=False
    )


@POSIX
def test_no_code_of_a_hostile_repository_runs(repository, trap) -> None:
    canary = trap()
    carelessly(repository, "status")
    assert canary.exists()
    canary.unlink()
    assert work_tree.work_tree(repository.root / "dir") == repository.root
    assert "dir/a.py" in names(repository.root)
    assert listing.attributes(repository.root, ["dir/a.py"])
    assert not canary.exists()


@POSIX
def test_a_missing_object_is_not_fetched(repository, trap) -> None:
    """Ignore and attribute files that a sparse checkout left out are read as objects."""
    for name in (".gitattributes", ".gitignore"):
        blob = repository.git("rev-parse", f":dir/{name}")
        repository.git("update-index", "--skip-worktree", f"dir/{name}")
        loose = repository.root / ".git" / "objects" / blob[:2] / blob[2:]
        loose.chmod(stat.S_IRWXU)
        loose.unlink()
        (repository.root / "dir" / name).unlink()
    canary = trap()
    carelessly(repository, "-c", "core.fsmonitor=false", "check-attr", "-a", "dir/a.py")
    assert canary.exists()
    canary.unlink()
    for question in (listing.listing, lambda root: listing.attributes(root, ["dir/a.py"])):
        with contextlib.suppress(GitError):
            question(repository.root)
    assert not canary.exists()

import contextlib
import os
from pathlib import Path

import pytest
from traps import TRAPS, arm, everything, set_up

from dupcheck.errors import GitError
from dupcheck.git import listing, objects, program, work_tree

POSIX = pytest.mark.skipif(os.name == "nt", reason="names and modes of POSIX")


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


def test_a_folder_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="could not be started"):
        listing.listing(tmp_path / "gone")


def test_version() -> None:
    assert program.version()[0].isdigit()


@POSIX
def test_git_is_not_waited_for_for_ever(repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_PATIENCE_SECONDS", 0.2)
    repository.write("a.py")
    os.mkfifo(repository.root / ".gitignore")
    with pytest.raises(GitError, match="no answer") as error:
        listing.listing(repository.root)
    assert "pipe" in error.value.hint


def test_the_environment_keeps_what_the_user_says_of_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_TRACE", "1")
    kept = program.environment()
    assert kept["GIT_CONFIG_COUNT"] == "1"
    assert "GIT_TRACE" not in kept
    assert kept["GIT_OPTIONAL_LOCKS"] == "0"


@POSIX
@pytest.mark.parametrize("name", TRAPS)
def test_no_code_of_a_hostile_repository_runs_and_nothing_is_written(repository, name) -> None:
    lost = set_up(repository)
    sprung = arm(repository, TRAPS[name], lost)
    before = everything(repository.root)
    root, paths = repository.root, ["dir/a.py", "lost/b.py"]
    assert work_tree.work_tree(root / "dir") == root
    assert {"dir/a.py", "lost.py"} < {entry.path for entry in listing.listing(root)}
    assert listing.index_in_use(root, {"GIT_INDEX_FILE": ".git/index"})
    with contextlib.suppress(GitError):
        listing.attributes(root, paths)
    store, head = objects.store(root), objects.resolve(root, "HEAD")
    assert not objects.is_shallow(root)
    for entries in (listing.staged(root), objects.tree(store, head)):
        blobs = [entry.blob for entry in entries]
        assert lost in blobs
        assert lost not in objects.sizes(store, blobs)
        assert b"committed = 1\n" in list(objects.contents(store, blobs))
        assert objects.beginning(store, lost, 1) == b""
        with objects.index_of(store, entries) as index, contextlib.suppress(GitError):
            listing.attributes(root, paths, index)
    assert not sprung()
    assert everything(root) == before


@pytest.mark.parametrize(
    "command", [["ls-files", "--bad\nfatal: second"], ["rev-parse", "--verify", "nothing"]]
)
def test_a_command_that_fails_is_told_on_one_line(repository, command) -> None:
    with pytest.raises(GitError, match=f"git {command[0]} failed") as error:
        program.output(repository.root, command)
    assert "\n" not in str(error.value)


def test_a_stream_ends_with_its_block(repository) -> None:
    repository.write("large", b"x" * 10_000_000)
    repository.commit()
    with Path(os.devnull).open("rb") as nothing:
        command = ["cat-file", "blob", "HEAD:large"]
        with program.stream(repository.root, command, nothing, {}) as process:
            assert process.stdout.read(5) == b"xxxxx"
            assert process.poll() is None
        assert process.returncode is not None
        with (
            pytest.raises(GitError, match="could not be started"),
            program.stream(repository.root / "gone", command, nothing, {}),
        ):
            pass

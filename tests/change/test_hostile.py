"""Nothing that a repository names is run: whoever wrote its configuration may be anyone."""

import contextlib
import os
import stat
import subprocess
from pathlib import Path

import pytest

from dupcheck.change.resolve import resolve
from dupcheck.change.wish import Wish
from dupcheck.errors import DupcheckError, GitError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="canaries are shell scripts")

SETTINGS = (
    *("core.fsmonitor", "core.editor", "core.pager", "core.sshCommand", "core.askPass"),
    *("core.gitProxy", "core.alternateRefsCommand", "credential.helper", "sequence.editor"),
    *("diff.external", "diff.evil.command", "diff.evil.textconv", "gpg.program"),
    *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver"),
    *("remote.origin.uploadpack", "remote.origin.vcs", "uploadpack.packObjectsHook"),
)
HOOKS = (
    *("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "post-merge"),
    *("pre-commit", "fsmonitor-watchman", "post-rewrite", "query-watchman"),
)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A program that leaves a file when it is run; gives the file."""
    script, dead = tmp_path / "canary.sh", tmp_path / "dead"
    script.write_text(f'#!/bin/sh\necho "$0 $@" >> "{dead}"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return dead


@pytest.fixture
def hostile(repository, canary):
    """Two commits and a dirty work tree, with every setting and hook that names a program."""
    repository.write(".gitattributes", "*.py filter=evil diff=evil merge=evil\n")
    repository.write("a.py", "one\n")
    repository.write("b.py", "one\n")
    repository.commit()
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repository.git("switch", "--quiet", "--create", "feature")
    repository.write("a.py", "one\ntwo\n")
    repository.commit()
    script = str(canary.parent / "canary.sh")
    repository.git("remote", "add", "origin", f"ext::{script}")
    for setting in SETTINGS:
        repository.git("config", setting, script)
    for hook in HOOKS:
        path = repository.root / ".git/hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(Path(script).read_text())
        path.chmod(0o755)
    (repository.root / "a.py").write_text("one\ntwo\nthree\n")
    (repository.root / "new.py").write_text("one\n")
    return repository


def test_the_canary_sings(hostile, canary) -> None:
    with contextlib.suppress(subprocess.CalledProcessError):  # it is no real filter
        hostile.git("add", "a.py")
    assert canary.exists()


@pytest.mark.parametrize(
    "wish",
    [
        Wish(),
        Wish(base="main"),
        Wish(start="main", end="HEAD"),
        Wish(start="main"),
        Wish(staged=True),
        Wish(patch=b"--- a/a.py\n+++ b/a.py\n@@ -2 +2,2 @@\n two\n+three\n"),
    ],
)
def test_comparing_runs_nothing(hostile, canary, wish) -> None:
    assert resolve(hostile.root, wish, {}) is not None
    assert not canary.exists()


def test_comparing_writes_nothing(hostile) -> None:
    before = sorted((hostile.root / ".git").rglob("*"))
    for wish in (Wish(), Wish(staged=True), Wish(start="main", end="HEAD")):
        resolve(hostile.root, wish, {})
    assert sorted((hostile.root / ".git").rglob("*")) == before


def test_a_fetch_is_refused_where_the_repository_names_programs(hostile, canary) -> None:
    with pytest.raises(GitError, match="names a program to run"):
        resolve(hostile.root, Wish(base="1" * 40, fetch=True), {})
    assert not canary.exists()


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_setting_makes_a_fetch_run_a_program(
    repository, make_repository, canary, setting
) -> None:
    other = make_repository("other")
    other.write("a.py")
    wanted = other.commit()
    repository.git("remote", "add", "origin", str(other.root))
    repository.write("a.py")
    repository.commit()
    repository.git("config", setting, str(canary.parent / "canary.sh"))
    for hook in HOOKS:
        path = repository.root / ".git/hooks" / hook
        path.write_text((canary.parent / "canary.sh").read_text())
        path.chmod(0o755)
    alternates = repository.root / ".git/objects/info/alternates"
    alternates.write_text(str(make_repository("third").root / ".git/objects") + "\n")
    with contextlib.suppress(GitError):  # most are refused, the others must not count
        resolve(repository.root, Wish(start=wanted, fetch=True), {})
    assert not canary.exists()


@pytest.mark.parametrize(
    "address", ["ext::{}", "--upload-pack={}", "fd::{}", "http://127.0.0.1:9/"]
)
def test_addresses_that_run_programs_are_not_spoken_to(repository, canary, address) -> None:
    repository.write("a.py")
    repository.commit()
    script = canary.parent / "canary.sh"
    repository.git("config", "remote.origin.url", address.format(script))
    repository.git("config", "protocol.allow", "always")
    with pytest.raises(DupcheckError):
        resolve(repository.root, Wish(start="1" * 40, fetch=True), {})
    assert not canary.exists()


def test_a_remote_is_never_an_option(repository, canary) -> None:
    repository.write("a.py")
    repository.commit()
    name = f"--upload-pack={canary.parent}/canary.sh"
    with (repository.root / ".git/config").open("a") as config:
        config.write(f'[remote "{name}"]\nurl = .\nfetch = +refs/*:refs/remotes/x/*\n')
    with pytest.raises(DupcheckError):
        resolve(repository.root, Wish(start="1" * 40, fetch=True), {})
    assert not canary.exists()


def test_a_fetch_writes_no_ref_that_the_repository_names(repository, make_repository) -> None:
    other = make_repository("other")
    other.write("a.py")
    wanted = other.commit()
    other.git("tag", "v1")
    repository.write("a.py", "two\n")
    repository.commit()
    repository.git("remote", "add", "origin", str(other.root))
    repository.git("config", "remote.origin.fetch", "+refs/heads/*:refs/heads/taken/*")
    repository.git("config", "remote.origin.tagOpt", "--tags")
    change = resolve(repository.root, Wish(start=wanted, fetch=True), {})
    assert change is not None
    assert repository.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dupcheck.errors import GitError
from dupcheck.git import objects
from dupcheck.git.listing import Entry, Kind, index_in_use, staged

POSIX = pytest.mark.skipif(os.name == "nt", reason="names and modes of POSIX")


def read(root: Path, commit: str) -> dict[str, bytes | None]:
    store = objects.store(root)
    files = [entry for entry in objects.tree(store, commit) if entry.kind is Kind.FILE]
    contents = objects.contents(store, [entry.blob for entry in files])
    return {entry.path: content for entry, content in zip(files, contents, strict=True)}


@pytest.mark.parametrize("options", [(), ("--object-format=sha256",)])
def test_a_commit_is_read_as_it_was_whatever_lies_there_now(make_repository, options) -> None:
    repository = make_repository("read", *options)
    repository.write("a/b.py", "one\n")
    repository.write("empty.py", "")
    first = repository.commit()
    repository.write("a/b.py", "two\n")
    second = repository.commit()
    repository.write("a/b.py", "three\n")
    assert read(repository.root, first) == {"a/b.py": b"one\n", "empty.py": b""}
    assert read(repository.root / "a", second) == {"a/b.py": b"two\n", "empty.py": b""}


@POSIX
def test_names_may_be_any_bytes(repository) -> None:
    odd = [b"line\nbreak.py", b"tab\t.py", b'quo"te.py', "schön.py".encode(), b":(glob)*.py", b"-x"]
    if sys.platform != "darwin":
        odd.append(b"latin-\xe9.py")
    for name in odd:
        with open(os.path.join(os.fsencode(repository.root), name), "wb") as file:
            file.write(name)
    commit = repository.commit()
    found = read(repository.root, commit)
    assert {os.fsencode(path): content for path, content in found.items()} == {
        name: name for name in odd
    }
    store = objects.store(repository.root)
    asked = [":(glob)*.py", "-x", "gone"]
    assert [entry.path for entry in objects.tree(store, commit, asked)] == ["-x", ":(glob)*.py"]
    assert {entry.path for entry in staged(repository.root)} == {os.fsdecode(name) for name in odd}


def test_links_and_submodules_are_told(repository) -> None:
    repository.write("a.py")
    commit = repository.commit()
    link = repository.git("hash-object", "-w", str(repository.write("target", "a.py")))
    repository.git("update-index", "--add", "--cacheinfo", f"120000,{link},link.py")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},sub")
    repository.git("commit", "--quiet", "--message=odd")
    expected = {"a.py": Kind.FILE, "link.py": Kind.SYMLINK, "sub": Kind.SUBMODULE}
    store = objects.store(repository.root)
    head = objects.resolve(repository.root, "HEAD")
    assert {entry.path: entry.kind for entry in objects.tree(store, head)} == expected
    assert {entry.path: entry.kind for entry in staged(repository.root)} == expected


def test_revisions(repository) -> None:
    repository.write("a.py")
    first = repository.commit()
    second = repository.commit()
    repository.git("tag", "--annotate", "--message=x", "v1", first)
    for revision, commit in {
        "HEAD": second, "main": second, "HEAD~1": first, "v1": first, first[:12]: first,
        "HEAD^{/test}": second, second: second, "main@{0}": second,
    }.items():  # fmt: skip
        assert objects.resolve(repository.root, revision) == commit


@pytest.mark.parametrize(
    "revision",
    [
        "", "nowhere", "-x", "--all", "--output=canary", "^HEAD", "HEAD..HEAD", "HEAD:a.py", "a.py",
        "HEAD\nHEAD", "HEAD\0", "HEAD --", "0" * 40, "f" * 40, "HEAD^{tree}", "\udce9", "@{u}",
    ],
)  # fmt: skip
def test_what_is_no_commit_is_refused(repository, revision: str) -> None:
    repository.write("a.py")
    repository.commit()
    with pytest.raises(GitError, match="no commit is called") as error:
        objects.resolve(repository.root, revision)
    assert "origin/NAME" in error.value.hint
    assert not (repository.root / "canary").exists()


def test_a_shallow_clone_says_that_it_is_one(repository, tmp_path: Path) -> None:
    repository.write("a.py")
    first = repository.commit()
    repository.commit()
    shallow = clone(repository, tmp_path / "shallow", "--depth=1")
    assert objects.is_shallow(shallow)
    assert not objects.is_shallow(repository.root)
    for revision in (first, "HEAD~1"):
        with pytest.raises(GitError) as error:
            objects.resolve(shallow, revision)
        assert "--unshallow" in error.value.hint


def clone(repository, to: Path, *options: str) -> Path:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "--quiet", *options, f"file://{repository.root}", str(to))
    return to


def test_what_a_partial_clone_lacks_is_missing_and_not_fetched(repository, tmp_path: Path) -> None:
    repository.write("old.py", "old\n")
    first = repository.commit()
    repository.write("old.py", "new\n")
    second = repository.commit()
    partial = clone(repository, tmp_path / "partial", "--filter=blob:none")
    store = objects.store(partial)
    blobs = [objects.tree(store, commit)[0].blob for commit in (second, first, second)]
    assert objects.sizes(store, blobs) == {blobs[0]: 4}
    assert list(objects.contents(store, blobs)) == [b"new\n", None, b"new\n"]
    assert objects.beginning(store, blobs[1], 5) == b""
    assert objects.beginning(store, blobs[0], 2) == b"ne"
    treeless = clone(repository, tmp_path / "treeless", "--filter=tree:0")
    with pytest.raises(GitError, match="missing or damaged") as error:
        objects.tree(objects.store(treeless), first)
    assert f"--filter=blob:none origin {first}" in error.value.hint


def test_a_damaged_blob_does_not_hide_the_others(repository) -> None:
    for name in "abc":
        repository.write(name, f"content of {name}\n" * 9)
    commit = repository.commit()
    blob = repository.git("rev-parse", "HEAD:b")
    loose = repository.root / ".git" / "objects" / blob[:2] / blob[2:]
    loose.chmod(stat.S_IRWXU)
    loose.write_bytes(loose.read_bytes()[:-8] + b"damaged!")
    found = read(repository.root, commit)
    assert found == {"a": b"content of a\n" * 9, "b": None, "c": b"content of c\n" * 9}


def test_replacements_and_alternates(repository, tmp_path: Path) -> None:
    repository.write("a.py", "true\n")
    commit = repository.commit()
    other = repository.git("hash-object", "-w", str(repository.write("other", "false\n")))
    repository.git("replace", repository.git("rev-parse", "HEAD:a.py"), other)
    assert read(repository.root, commit) == {"a.py": b"true\n"}
    borrowing = clone(repository, tmp_path / "borrowing", "--shared")
    tree = tmp_path / "tree"
    repository.git("worktree", "add", "--quiet", str(tree))
    for place in (borrowing, tree):
        assert read(place, commit) == {"a.py": b"true\n"}


def test_only_names_of_objects_are_passed_on(repository) -> None:
    store = objects.store(repository.root)
    for name in ("HEAD", "--all", "", "A" * 40, "a" * 41, "a" * 40 + "\n"):
        with pytest.raises(ValueError, match="not the name"):
            objects.tree(store, name)
        with pytest.raises(ValueError, match="not the name"):
            objects.sizes(store, [name])
        with pytest.raises(ValueError, match="not the name"):
            list(objects.contents(store, [name]))
        with pytest.raises(ValueError, match="not the name"):
            objects.beginning(store, name, 1)


def test_nothing_is_asked_where_nothing_is_wanted(repository) -> None:
    shutil.rmtree(repository.root / ".git")
    store = objects.Store(repository.root, "sha1")
    assert objects.sizes(store, []) == {}
    assert list(objects.contents(store, [])) == []


def test_a_tree_that_names_itself_over_and_over_is_refused(repository, monkeypatch) -> None:
    """Ten lines for each of eight folders: a hundred million files in two kilobytes."""
    monkeypatch.setattr(objects, "_MOST_ENTRIES", 5_000)
    name, mode, kind = repository.git("hash-object", "-w", "/dev/null"), "100644", "blob"
    for _ in range(8):
        lines = "".join(f"{mode} {kind} {name}\t{number}.py\n" for number in range(10))
        name, mode, kind = told(repository, lines, "mktree"), "040000", "tree"
    commit = repository.git("commit-tree", "-m", "bomb", name)
    with pytest.raises(GitError, match="more than 5,000 files"):
        objects.tree(objects.store(repository.root), commit)


def told(repository, text: str, *command: str) -> str:
    """What git prints when it is told a text."""
    done = subprocess.run(
        ["git", *command],
        cwd=repository.root, input=text.encode(), check=True, capture_output=True,
    )  # fmt: skip
    return done.stdout.decode().strip()


@POSIX
def test_git_is_not_waited_for_for_ever(repository, monkeypatch) -> None:
    """A pipe in the place of an object: git waits for someone to write to it."""
    monkeypatch.setattr(objects, "_PATIENCE_SECONDS", 0.2)
    commit = repository.commit()
    loose = repository.root / ".git" / "objects" / commit[:2] / commit[2:]
    loose.unlink()
    os.mkfifo(loose)
    with pytest.raises(GitError, match="cannot list"):
        objects.tree(objects.store(repository.root), commit)


def test_a_conflict_is_told_once(repository) -> None:
    repository.write("a.py", "one\n")
    repository.commit()
    blobs = [
        repository.git("hash-object", "-w", str(repository.write("x", text))) for text in "abc"
    ]
    lines = "".join(f"100644 {blob} {stage}\ta.py\n" for stage, blob in enumerate(blobs, 1))
    repository.git("rm", "--quiet", "--cached", "a.py")
    told(repository, lines, "update-index", "--index-info")
    assert [(entry.path, entry.kind) for entry in staged(repository.root)] == [
        ("a.py", Kind.CONFLICT)
    ]


def test_staged_is_what_is_in_the_index(repository) -> None:
    repository.write("a.py", "staged\n")
    repository.git("add", "a.py")
    blob = repository.git("rev-parse", ":a.py")
    repository.write("a.py", "later\n")
    repository.write("untracked.py")
    assert staged(repository.root) == [Entry("a.py", Kind.FILE, blob)]


def test_the_index_of_the_commit_that_is_being_made_counts(repository, tmp_path: Path) -> None:
    """`git commit FILE` tells its hooks of an index that has only that file's change."""
    repository.write("a.py", "one\n")
    repository.write("b.py", "one\n")
    repository.commit()
    repository.write("a.py", "two\n")
    repository.write("b.py", "two\n")
    repository.git("add", "b.py")
    seen = tmp_path / "seen"
    hook = repository.write(".git/hooks/pre-commit", f"#!/bin/sh\nenv > {seen.as_posix()}\n")
    hook.chmod(0o755)
    repository.git("commit", "--quiet", "--message=part", "a.py")
    told = dict(line.partition("=")[::2] for line in seen.read_text().split("\n"))
    assert "next-index" in told["GIT_INDEX_FILE"]
    inside = index_in_use(repository.root, {"GIT_INDEX_FILE": told["GIT_INDEX_FILE"]})
    assert inside["GIT_INDEX_FILE"].startswith(str(repository.root / ".git"))
    assert index_in_use(repository.root, {"GIT_INDEX_FILE": ".git/index.lock"}) == {
        "GIT_INDEX_FILE": str(repository.root / ".git" / "index.lock")
    }
    for foreign in ("../index", str(tmp_path / "index"), "sub/index"):
        assert index_in_use(repository.root, {"GIT_INDEX_FILE": foreign}) == {}
    assert index_in_use(repository.root, {}) == {}

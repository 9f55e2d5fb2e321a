import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dupcheck.errors import GitError
from dupcheck.git import listing, work_tree
from dupcheck.git.listing import Entry, Kind

POSIX = pytest.mark.skipif(os.name == "nt", reason="names and modes of POSIX")


def names(folder: Path) -> set[str]:
    return {entry.path for entry in listing.listing(folder)}


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


def test_a_broken_index_is_an_error(repository) -> None:
    repository.write(".git/index", b"DIRC but not really")
    with pytest.raises(GitError, match="ls-files failed"):
        listing.listing(repository.root)

import os
from pathlib import Path

import pytest

from dupcheck.git.listing import Entry, Kind
from dupcheck.records import Skipped, SkipReason
from dupcheck.sources.disk import Disk
from dupcheck.sources.state import FIRST_LINE, Content

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


def disk(root: Path) -> Disk:
    return Disk(root.resolve(), in_git=False, installed=False)


@POSIX
def test_only_regular_files_in_plain_folders_are_present(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, "real/a.py")
    write_file(tmp_path, "b.py")
    os.symlink("real", tmp_path / "linked")
    os.symlink("b.py", tmp_path / "c.py")
    os.mkfifo(tmp_path / "pipe.py")
    names = ["linked/a.py", "real/a.py", "gone.py", "b.py/x.py", "pipe.py", "c.py", "real", "b.py"]
    assert list(disk(tmp_path).present([Entry(name) for name in names])) == [
        Skipped(path="linked/a.py", reason=SkipReason.SYMLINK, detail="in a linked folder"),
        Entry("real/a.py"),
        Skipped(path="c.py", reason=SkipReason.SYMLINK),
        Entry("b.py"),
    ]
    folder = Skipped(path="x", reason=SkipReason.VENDORED, detail="installed packages")
    assert list(disk(tmp_path).present([Entry("x", Kind.FOLDER)])) == [folder]


@POSIX
def test_a_file_that_becomes_something_else_meanwhile_is_not_followed(
    tmp_path: Path, write_file
) -> None:
    write_file(tmp_path, "secret", "secret\n")
    entries = [Entry(name) for name in ("a.py", "b.py", "c.py", "d.py")]
    for entry in entries:
        write_file(tmp_path, entry.path)
    state = disk(tmp_path)
    assert list(state.present(entries)) == entries
    for entry in entries[:3]:
        (tmp_path / entry.path).unlink()
    os.symlink("secret", tmp_path / "a.py")
    os.mkfifo(tmp_path / "b.py")
    *lost, read = state.contents(entries, 100)
    assert [item.reason for item in lost] == [SkipReason.UNREADABLE] * 3
    assert [item.path for item in lost] == ["a.py", "b.py", "c.py"]
    assert read == Content(b"x = 1\n", 6)


def test_of_a_file_over_the_limit_the_beginning_is_read(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, "a", b"#" * 1000)
    contents = disk(tmp_path).contents
    assert list(contents([Entry("a")], 1000)) == [Content(b"#" * 1000, 1000)]
    assert list(contents([Entry("a")], 999)) == [Content(b"#" * FIRST_LINE, 1000)]


def test_a_folder_outside_git_has_no_attributes(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".gitattributes", "* linguist-generated\n")
    assert disk(tmp_path).attributes(["a.py"]) == {}
    assert disk(tmp_path).has(".gitattributes")
    assert not disk(tmp_path).has("a.py")
    assert disk(tmp_path).rules(".gitattributes") == b"* linguist-generated\n"

import os
from pathlib import Path

import pytest

from dupcheck.config import Settings
from dupcheck.git.listing import Entry, Kind
from dupcheck.records import Skipped, SourceFile
from dupcheck.sources import source_files
from dupcheck.sources.walk import walk


def by_path(root: Path, **told: bool) -> list[Entry]:
    return sorted(walk(root, **told), key=lambda entry: entry.path)


def test_files_of_all_folders(tmp_path: Path, write_file) -> None:
    for path in ("a.py", ".hidden/b.py", "x/y/z.py"):
        write_file(tmp_path, path)
    assert by_path(tmp_path) == [Entry(".hidden/b.py"), Entry("a.py"), Entry("x/y/z.py")]


def test_ignore_files_of_other_tools_are_honoured(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".gitignore", "*.log\nout/\n")
    write_file(tmp_path, ".ignore", "*.tmp\n")
    for path in ("a.log", "b.tmp", "out/c.py", "d.py"):
        write_file(tmp_path, path)
    assert [entry.path for entry in by_path(tmp_path)] == [".gitignore", ".ignore", "d.py"]


def test_installed_packages_are_one_entry(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, "node_modules/a/index.js")
    write_file(tmp_path, "environment/pyvenv.cfg")
    assert by_path(tmp_path) == [
        Entry("environment", Kind.FOLDER), Entry("node_modules", Kind.FOLDER),
    ]  # fmt: skip
    assert Entry("node_modules/a/index.js") in by_path(tmp_path, installed=True)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_links_are_named_and_pipes_are_not(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, "folder/a.py")
    os.symlink("folder", tmp_path / "link")
    os.symlink(tmp_path, tmp_path / "folder" / "up")
    os.mkfifo(tmp_path / "pipe.py")
    assert by_path(tmp_path) == [
        Entry("folder/a.py"), Entry("folder/up", Kind.SYMLINK), Entry("link", Kind.SYMLINK),
    ]  # fmt: skip


def test_folders_that_may_not_be_entered_are_told(
    tmp_path: Path, write_file, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(tmp_path, "a.py")
    write_file(tmp_path, "closed/b.py")
    really = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError
        return really(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert by_path(tmp_path) == [Entry("a.py"), Entry("closed", Kind.CLOSED)]
    assert [type(item) for item in source_files.read(tmp_path, Settings())] == [SourceFile, Skipped]

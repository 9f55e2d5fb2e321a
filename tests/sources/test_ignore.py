import os
from pathlib import Path

import pytest

from dupcheck.errors import UsageError
from dupcheck.sources.ignore import IgnoreFiles, on_disk, patterns


def test_the_file_that_decides_is_named(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".one", "*.a\n")
    write_file(tmp_path, "sub/.two", "/x.*\n")
    files = IgnoreFiles(on_disk(tmp_path), (".one", ".two"))
    assert files.ignores("sub/y.a") == ".one"
    assert files.ignores("sub/x.b") == "sub/.two"
    assert files.ignores("x.b") is None
    assert files.ignores_folder("sub") is None


def test_of_two_files_in_a_folder_the_later_name_decides(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".one", "*.a\n!*.b\n")
    write_file(tmp_path, ".two", "!keep.a\n*.b\n")
    files = IgnoreFiles(on_disk(tmp_path), (".one", ".two"))
    assert files.ignores("keep.a") is None
    assert files.ignores("x.a") == ".one"
    assert files.ignores("x.b") == ".two"


def test_nothing_comes_back_from_an_ignored_folder(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".one", "out/\n!out/keep.a\n")
    write_file(tmp_path, "out/deep/.one", "!keep.a\n")
    files = IgnoreFiles(on_disk(tmp_path), (".one",))
    for path in ("out/keep.a", "out/deep/keep.a", "sub/out/keep.a"):
        assert files.ignores(path) == ".one"
    assert files.ignores_folder("sub/out/deep") == ".one"
    assert files.ignores("out") is None, "the pattern is for folders"


def test_line_ends_marks_comments_and_wrong_lines_are_as_in_git(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".one", b"\xef\xbb\xbf*.a\r\n# *.c\r\n!\n\\\n\\#x\nlatin-\xe9\n[[]\n")
    files = IgnoreFiles(on_disk(tmp_path), (".one",))
    assert files.ignores("x.a")
    assert files.ignores("#x")
    assert files.ignores(os.fsdecode(b"latin-\xe9"))
    assert files.ignores("[")
    assert not files.ignores("x.c")


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")
def test_only_small_regular_files_are_read(tmp_path: Path, write_file) -> None:
    elsewhere = write_file(tmp_path, "elsewhere", "*\n")
    os.symlink(elsewhere, tmp_path / ".link")
    os.mkfifo(tmp_path / ".pipe")
    (tmp_path / ".folder").mkdir()
    write_file(tmp_path, ".large", "*\n" * 600_000)
    files = IgnoreFiles(on_disk(tmp_path), (".link", ".pipe", ".folder", ".large", ".missing"))
    assert files.ignores("a.py") is None


def test_patterns_of_a_setting() -> None:
    assert patterns(("/src/", "!gen"), "include").match_file("src/a.py")
    assert not patterns(("/src/", "!gen"), "include").match_file("src/gen/a.py")
    with pytest.raises(UsageError, match="exclude: not a pattern"):
        patterns(("a", "!"), "exclude")


def test_a_file_that_says_nothing_costs_nothing(tmp_path: Path, write_file) -> None:
    """Thousands of folders have none, and every file would be held against the rules of each."""
    write_file(tmp_path, "a/.one", "\n  \n\r\n\\ \n")
    files = IgnoreFiles(on_disk(tmp_path), (".one",))
    assert files.ignores("a/b/c.py") is None
    assert files.ignores("a/b/ ") == "a/.one"
    assert [len(rules) for _, rules in files._folders.values()] == [0, 1, 1]

"""A change that comes as a diff: made by real programs, from a real work tree."""

import os
import shutil
import subprocess

import pytest

from dupcheck.change.resolve import resolve
from dupcheck.change.wish import Wish
from dupcheck.changes import WORK_TREE, Change
from dupcheck.errors import UsageError

POSIX = pytest.mark.skipif(os.name == "nt", reason="names and links of POSIX")


def given(root, text: str | bytes) -> Change:
    patch = text.encode() if isinstance(text, str) else text
    change = resolve(root, Wish(patch=patch), {})
    assert change is not None
    return change


def told(change: Change) -> dict[str, tuple[str, list[bytes], list[str]]]:
    return {
        file.path: (file.old_path, list(file.before), [str(lines) for lines in file.added])
        for file in change.files
    }


@pytest.fixture
def changed(repository):
    """A repository with every kind of change in its work tree, none of it committed."""
    repository.write("edited.py", "one\ntwo\nthree\n")
    repository.write("gone.py", "gone\n")
    repository.write("old.py", "".join(f"line {number}\n" for number in range(20)))
    repository.write("windows.py", "one\r\ntwo\r\n")
    repository.write("open.py", "no end")
    repository.commit()
    repository.write("edited.py", "zero\none\nzwei\nthree\n")
    (repository.root / "gone.py").unlink()
    (repository.root / "old.py").rename(repository.root / "new name.py")
    repository.write("new name.py", "".join(f"line {number}\n" for number in range(1, 20)))
    repository.write("windows.py", "one\r\ndos\r\n")
    repository.write("open.py", "no end\nbut a line\n")
    repository.write("fresh.py", "x = 1\n")
    repository.git("add", "--all")
    return repository


@pytest.mark.parametrize("more", ["", "another line\n"])
def test_a_copy_is_new_also_where_git_was_told_to_name_its_original(repository, more) -> None:
    lines = "".join(f"line {number}\n" for number in range(20))
    repository.write("old.py", lines)
    repository.commit()
    repository.write("new.py", lines + more)
    repository.git("add", "--all")
    diff = repository.git("-c", "diff.renames=copies", "diff", "--cached", "-C", "-C") + "\n"
    assert "copy to new.py" in diff
    assert told(given(repository.root, diff)) == {"new.py": ("", [], ["1-21" if more else "1-20"])}


@pytest.mark.parametrize(
    "options", [(), ("-U0",), ("--no-prefix",), ("--src-prefix=i/", "--dst-prefix=w/")]
)
def test_a_diff_of_git_gives_what_git_has(changed, options) -> None:
    diff = subprocess.run(
        ["git", "diff", "--cached", "-M", *options],
        cwd=changed.root, check=True, capture_output=True,
    ).stdout  # fmt: skip
    change = given(changed.root, diff)
    lines = b"".join(b"line %d\n" % number for number in range(20))
    assert told(change) == {
        "edited.py": ("edited.py", [b"one\ntwo\nthree\n"], ["1", "3"]),
        "": ("gone.py", [b"gone\n"], []),
        "new name.py": ("old.py", [lines], []),
        "windows.py": ("windows.py", [b"one\r\ntwo\r\n"], ["2"]),
        "open.py": ("open.py", [b"no end"], ["1-2"]),
        "fresh.py": ("", [], ["1"]),
    }
    assert change.after == WORK_TREE
    staged = resolve(changed.root, Wish(staged=True), {})
    assert staged is not None
    assert change.files == staged.files


def test_a_diff_of_diff_needs_no_git(tmp_path, write_file) -> None:
    if not shutil.which("diff"):
        pytest.skip("no diff program")
    write_file(tmp_path, "old/a/x.py", "one\n")
    write_file(tmp_path, "old/gone.py", "gone\n")
    write_file(tmp_path, "new/a/x.py", "one\ntwo\n")
    write_file(tmp_path, "new/fresh.py", "fresh\n")
    done = subprocess.run(
        ["diff", "-ruN", "old", "new"], cwd=tmp_path, check=False, capture_output=True
    )
    change = given(tmp_path / "new", done.stdout)
    assert told(change) == {
        "a/x.py": ("a/x.py", [b"one\n"], ["2"]),
        "fresh.py": ("", [], ["1"]),
        "": ("gone.py", [b"gone\n"], []),
    }


def test_an_empty_diff_is_an_empty_change(repository) -> None:
    assert given(repository.root, "").files == ()


def test_what_is_no_diff_is_an_error(repository) -> None:
    with pytest.raises(UsageError, match="no unified diff"):
        given(repository.root, "hello")


HEAD = "--- a/x.py\n+++ b/x.py\n"


@pytest.mark.parametrize(
    ("diff", "said"),
    [
        (HEAD + "@@ -1 +1 @@\n-a\n+b\n", "does not fit x.py at line 1"),
        (HEAD + "@@ -7 +7 @@\n-a\n+b\n", "does not fit x.py at line 7"),
        ("--- a/y.py\n+++ b/y.py\n@@ -1 +1 @@\n-a\n+b\n", "changes y.py, which is not here"),
        ("--- a/x.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "deletes x.py, which is still here"),
        ((HEAD + "@@ -1 +1 @@\n-a\n+x = 1\n") * 2, "changes x.py twice"),
        ("--- a/../../x.py\n+++ b/../../x.py\n@@ -1 +1 @@\n-a\n+b\n", "outside the repository"),
        ("--- /etc/passwd\n+++ /etc/passwd\n@@ -1 +1 @@\n-a\n+b\n", "outside the repository"),
    ],
)
def test_what_does_not_fit_is_an_error(repository, diff, said) -> None:
    repository.write("x.py", "x = 1\n")
    with pytest.raises(UsageError) as caught:
        given(repository.root, diff)
    assert said in str(caught.value)


def test_code_that_a_diff_calls_binary_is_told(repository) -> None:
    repository.write("x.py")
    text = "diff --git a/{0} b/{0}\nindex 1..2 100644\nBinary files a/{0} and b/{0} differ\n"
    change = given(repository.root, text.format("x.py") + text.format("x.png"))
    assert change.files == ()
    assert change.notices == ("the diff does not say what changed in x.py: it calls it binary",)


def test_modes_alone_are_no_change(repository) -> None:
    repository.write("x.py")
    diff = "diff --git a/x.py b/x.py\nold mode 100644\nnew mode 100755\n"
    assert given(repository.root, diff).files == ()


@POSIX
def test_links_and_submodules_are_no_files(repository) -> None:
    (repository.root / "link.py").symlink_to("/etc/passwd")
    (repository.root / "sub").mkdir()
    diff = (
        "diff --git a/link.py b/link.py\nnew file mode 120000\nindex 0..1\n--- /dev/null\n"
        "+++ b/link.py\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n"
        "diff --git a/sub b/sub\nindex 1..2 160000\n--- a/sub\n+++ b/sub\n@@ -1 +1 @@\n"
        "-Subproject commit 1\n+Subproject commit 2\n"
    )
    assert given(repository.root, diff).files == ()


@POSIX
def test_odd_names(repository) -> None:
    names = ['quo"te.py', "tab\t.py", "line\nbreak.py", "schön.py", "a b.py", " b/x.py", "b/y.py"]
    for name in names:
        repository.write(name, "x = 1\n")
    repository.commit()
    for name in names:
        repository.write(name, "x = 2\n")
    change = given(repository.root, repository.git("diff", "HEAD") + "\n")
    assert [file.path for file in change.files] == sorted(names)
    assert {file.before for file in change.files} == {(b"x = 1\n",)}

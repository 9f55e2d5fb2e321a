import contextlib
import difflib
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.errors import UsageError
from dupcheck.git.patch import MisfitError, added, parse, undone
from dupcheck.lines import LineRange

LINES = st.lists(
    st.sampled_from([b"a", b"b", b"-", b"+", b"--- a/x", b"@@ -1 +1 @@", b"", b"\r", b"\\ x"])
)
CONTENTS = st.builds(
    lambda lines, end: b"\n".join(lines) + (b"\n" if lines and end else b""), LINES, st.booleans()
)  # fmt: skip


def git_diff(before: bytes, after: bytes, folder: Path, *options: str) -> bytes:
    (folder / "a").write_bytes(before)
    (folder / "b").write_bytes(after)
    command = ["git", "diff", "--no-index", "--text", *options, "a", "b"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).stdout


@pytest.mark.parametrize("options", [("-U0",), ("-U3",)])
@settings(max_examples=40)
@given(before=CONTENTS, after=CONTENTS)
def test_what_is_undone_is_what_git_has_compared(tmp_path_factory, options, before, after) -> None:
    folder = tmp_path_factory.getbasetemp()
    patches = parse(git_diff(before, after, folder, *options))
    hunks = patches[0].hunks if patches else ()
    assert undone(after, hunks) == before
    check_added(before, after, added(hunks))


@given(before=CONTENTS, after=CONTENTS)
def test_a_plain_diff_is_undone(before, after) -> None:
    lines = difflib.diff_bytes(
        difflib.unified_diff, cut(before), cut(after), b"old/x.py", b"new/x.py", lineterm=b""
    )
    marked = b"".join(
        line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
        for line in with_line_ends(lines)
    )
    patches = parse(marked)
    hunks = patches[0].hunks if patches else ()
    assert undone(after, hunks) == before
    check_added(before, after, added(hunks))


def with_line_ends(lines):
    """Headers have none from difflib, the lines of a content have their own."""
    for line in lines:
        yield line if line[:1] in b" +-" and line[:4] not in (b"--- ", b"+++ ") else line + b"\n"


def cut(content: bytes) -> list[bytes]:
    return [line + b"\n" for line in content.split(b"\n")[:-1]] + (
        [content.split(b"\n")[-1]] if content.split(b"\n")[-1] else []
    )


def check_added(before: bytes, after: bytes, ranges: tuple[LineRange, ...]) -> None:
    """Without the new lines the rest stood in the old content, in this order."""
    numbers = {number for one in ranges for number in range(one.start, one.end + 1)}
    rest = [line for number, line in enumerate(cut(after), 1) if number not in numbers]
    remaining = iter(cut(before))
    assert all(line in remaining for line in rest)
    assert all(one.end + 1 < other.start for one, other in pairwise(ranges))


@given(st.binary(max_size=300))
def test_whatever_comes_is_a_diff_or_an_error(text) -> None:
    with contextlib.suppress(UsageError):
        assert isinstance(parse(text), list)


@given(st.binary(max_size=80), st.integers(0, 500))
def test_a_damaged_diff_is_a_diff_or_an_error(junk, where) -> None:
    whole = (
        b"diff --git a/x.py b/x.py\nindex 1..2 100644\n--- a/x.py\n+++ b/x.py\n"
        b"@@ -1,3 +1,3 @@\n one\n-two\n+zwei\n three\n"
    )
    try:
        for patch in parse(whole[:where] + junk + whole[where + 5 :]):
            undone(b"one\nzwei\nthree\n", patch.hunks)
    except (UsageError, MisfitError):
        pass


def test_nothing_is_an_empty_change() -> None:
    assert parse(b"") == parse(b" \n\n") == []


@pytest.mark.parametrize("text", [b"hello\n", b"\0\1\2", b"Only in a: x.py\n"])
def test_what_is_no_diff(text) -> None:
    with pytest.raises(UsageError, match="no unified diff"):
        parse(text)


def one(text: str):
    (patch,) = parse(text.encode())
    return patch


HUNK = "@@ -1 +1 @@\n-a\n+b\n"


@pytest.mark.parametrize(
    ("header", "old", "new"),
    [
        ("diff --git a/x.py b/x.py\nindex 1..2\n--- a/x.py\n+++ b/x.py\n", "x.py", "x.py"),
        ("diff --git x.py x.py\n--- x.py\n+++ x.py\n", "x.py", "x.py"),
        ("diff --git c/d/x.py w/d/x.py\n--- c/d/x.py\n+++ w/d/x.py\n", "d/x.py", "d/x.py"),
        ("--- x.py\t2026-01-01\n+++ x.py\t2026-01-02\n", "x.py", "x.py"),
        ("--- a b.py\t2026\r\n+++ a b.py\t2026\r\n", "a b.py", "a b.py"),
        ('--- "a/\\303\\266\\"\\n.py"\n+++ "b/\\303\\266\\"\\n.py"\n', 'ö"\n.py', 'ö"\n.py'),
        (
            "diff --git a/x.py b/y.py\nsimilarity index 90%\nrename from x.py\nrename to y.py\n"
            "index 1..2 100644\n--- a/x.py\n+++ b/y.py\n",
            "x.py",
            "y.py",
        ),
        (
            "diff --git a/x.py b/y.py\ncopy from x.py\ncopy to y.py\n--- a/x.py\n+++ b/y.py\n",
            None,
            "y.py",
        ),
        ("old mode 1\nnew mode 2\n--- a/x.py\n+++ b/x.py\n", "x.py", "x.py"),
    ],
)  # fmt: skip
def test_names(header, old, new) -> None:
    patch = one(header + HUNK)
    assert patch.names[0].decode() == new
    assert (patch.old_names[0].decode() if patch.old_names else None) == old


def test_new_and_deleted_files() -> None:
    start = "diff --git a/x.py b/x.py\n"
    labels = "--- /dev/null\n+++ b/x.py\n@@ -0,0 +1 @@\n+a\n"
    for text in (start + "new file mode 100644\n" + labels, labels):
        assert (one(text).old_names, one(text).names[0]) == ((), b"x.py")
    labels = "--- a/x.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
    for text in (start + "deleted file mode 100644\n" + labels, labels):
        assert (one(text).old_names[0], one(text).names) == (b"x.py", ())


def test_files_without_hunks() -> None:
    patches = parse(
        b"diff --git a/a b.py b/a b.py\nold mode 100644\nnew mode 100755\n"
        b"diff --git a/old.py b/new.py\nsimilarity index 100%\n"
        b"rename from old.py\nrename to new.py\n"
        b"diff --git a/x.png b/x.png\nindex 1..2 100644\nBinary files a/x.png and b/x.png differ\n"
        b'diff --git "a/\\t.py" "b/\\t.py"\nnew file mode 100644\nindex 000..e69\n'
        b"diff --git a/y.bin b/y.bin\nindex 1..2\n"
        b"GIT binary patch\nliteral 3\nKcmZQzU|?hb0003100\n\n"
    )
    told = [(one.old_names[:1], one.names[0], one.binary) for one in patches]
    assert told == [
        ((b"a b.py",), b"a b.py", False),
        ((b"old.py",), b"new.py", False),
        ((b"x.png",), b"x.png", True),
        ((), b"\t.py", False),
        ((b"y.bin",), b"y.bin", True),
    ]


def test_words_around_a_diff_are_passed_over() -> None:
    mail = "From 123 Mon Sep 17\nSubject: [PATCH] x\n\n---\n x.py | 2 +-\n\n"
    head = "diff --git a/x.py b/x.py\n--- a/x.py\n+++ b/x.py\n"
    assert one(mail + head + HUNK + "-- \n2.39.5\n\n").names[0] == b"x.py"


def test_line_ends_of_a_diff_may_have_been_rewritten() -> None:
    crlf = ("--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,2 @@\n one\n-a\n+b\n").replace("\n", "\r\n")
    assert undone(b"one\nb\n", one(crlf).hunks) == b"one\r\na\r\n"
    assert undone(b"one\r\nb\r\n", one(crlf.replace("\r", "")).hunks) == b"one\na\n"


def test_a_line_that_looks_like_a_header_belongs_to_its_hunk() -> None:
    patch = one("--- a/x.sql\n+++ b/x.sql\n@@ -1,2 +1,2 @@\n--- old\n+++ new\n kept\n")
    assert (patch.hunks[0].old, patch.hunks[0].new) == (
        (b"-- old\n", b"kept\n"),
        (b"++ new\n", b"kept\n"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("diff --cc x.py\nindex 1,2..3\n", "line 1 of the diff: a combined"),
        ("@@ -1 +1 @@\n-a\n+b\n", "line 1 of the diff: a hunk of no file"),
        ("--- a/x\n+++ b/x\nwords\n", "line 3 of the diff: no hunk"),
        ("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+b\n", "line 6 of the diff: a hunk of fewer"),
        ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n+c\n", "line 6 of the diff: a hunk of more"),
        ("--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n a\n b\n", "a hunk of more"),
    ],
)  # fmt: skip
def test_errors_name_the_line(text, said) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text.encode())
    assert said in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"a\n", b"b", b"c\nb\n"])
def test_a_misfit_names_the_line(content) -> None:
    with pytest.raises(MisfitError) as caught:
        undone(content, one("--- a/x\n+++ b/x\n" + HUNK).hunks)
    assert caught.value.line == 1


def test_a_diff_in_colours_is_asked_for_without() -> None:
    with pytest.raises(UsageError) as raised:
        parse(b"\x1b[1mdiff --git a/x.py b/x.py\x1b[m\n\x1b[1m--- a/x.py\x1b[m\n")
    assert "--no-color" in raised.value.hint

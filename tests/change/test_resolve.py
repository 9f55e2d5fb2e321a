"""What differs between two states, in repositories of every kind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dupcheck.change.resolve import resolve
from dupcheck.change.wish import Wish
from dupcheck.changes import INDEX, WORK_TREE, Change, Where
from dupcheck.errors import GitError, UsageError

POSIX = pytest.mark.skipif(os.name == "nt", reason="names, links and owners of POSIX")
LINES = "".join(f"line {number}\n" for number in range(30))


def resolved(root: Path, **wish: object) -> Change:
    change = resolve(root, Wish(**wish), {})
    assert change is not None
    return change


def told(change: Change) -> dict[str, tuple[str, list[str]]]:
    """Path (of a deleted file in brackets) to old path and new lines."""
    return {
        file.path or f"({file.old_path})": (file.old_path, [str(lines) for lines in file.added])
        for file in change.files
    }


@pytest.fixture
def changed(repository):
    """Every kind of change: in the work tree, and in nothing else yet."""
    repository.write("same.py", LINES)
    repository.write("edited.py", "one\ntwo\nthree\n")
    repository.write("shorter.py", "one\ntwo\nthree\n")
    repository.write("gone.py", "gone\n")
    repository.write("moved.py", LINES.upper())
    repository.write("recast.py", LINES.replace("line", "row"))
    repository.commit()
    repository.write("edited.py", "zero\none\nzwei\nthree\nfour\nfive\n")
    repository.write("shorter.py", "one\nthree\n")
    (repository.root / "gone.py").unlink()
    (repository.root / "moved.py").rename(repository.root / "moved here.py")
    (repository.root / "recast.py").unlink()
    repository.write("lib/recast.py", LINES.replace("line", "row") + "row 30\n")
    repository.write("fresh.py", "x = 1\ny = 2\n")
    repository.write("empty.py", "")
    return repository


EXPECTED = {
    "edited.py": ("edited.py", ["1", "3", "5-6"]),
    "shorter.py": ("shorter.py", []),
    "(gone.py)": ("gone.py", []),
    "moved here.py": ("moved.py", []),
    "lib/recast.py": ("recast.py", ["31"]),
    "fresh.py": ("", ["1-2"]),
    "empty.py": ("", []),
}


def test_the_work_tree_the_index_and_a_commit_say_the_same(changed) -> None:
    """Tracked and untracked files of the work tree; then what is staged; then what is committed."""
    work_tree = resolved(changed.root, start="HEAD")
    changed.git("add", "--all")
    staged = resolved(changed.root, staged=True)
    changed.commit()
    committed = resolved(changed.root, start="HEAD~1", end="HEAD")
    assert told(work_tree) == told(staged) == told(committed) == EXPECTED
    assert work_tree.files == staged.files == committed.files
    assert [one.after.where for one in (work_tree, staged, committed)] == list(Where)
    before = {file.path: file.before for file in committed.files}
    assert before["edited.py"] == (b"one\ntwo\nthree\n",)
    assert before["moved here.py"] == (LINES.upper().encode(),)
    assert before["fresh.py"] == ()


def test_names_commits_and_titles(changed) -> None:
    base, head = changed.git("rev-parse", "HEAD"), changed.commit()
    change = resolved(changed.root, start="HEAD~1", end="main")
    assert (change.base, change.head, change.title) == (base, head, "HEAD~1..main")
    assert resolved(changed.root, base="HEAD~1").title == "HEAD~1...work tree"
    staged = resolved(changed.root, staged=True)
    assert (staged.base, staged.head, staged.after, staged.files) == (head, "", INDEX, ())


def test_what_is_staged_is_read_from_the_index_alone(repository) -> None:
    repository.write("a.py", "one\n")
    repository.commit()
    repository.write("a.py", "one\ntwo\n")
    repository.git("add", "a.py")
    repository.write("a.py", "something else\n")
    repository.write("untracked.py")
    assert told(resolved(repository.root, staged=True)) == {"a.py": ("a.py", ["2"])}


def test_before_the_first_commit_everything_is_new(repository) -> None:
    repository.write("staged.py", "one\n")
    repository.git("add", "--all")
    repository.write("other.py", "one\n")
    staged, tree = resolved(repository.root, staged=True), resolved(repository.root)
    assert told(staged) == {"staged.py": ("", ["1"])}
    assert told(tree) == {"staged.py": ("", ["1"]), "other.py": ("", ["1"])}
    assert staged.base == tree.base == ""
    with pytest.raises(GitError):
        resolve(repository.root, Wish(base="HEAD"), {})


def test_in_a_merge_what_comes_from_a_parent_is_no_change(repository) -> None:
    parts = [LINES.replace("line", word) for word in ("head", "middle", "tail")]
    repository.write("both.py", "".join(parts))
    repository.write("theirs.py", "one\n")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "other")
    repository.write("both.py", "".join(parts) + "theirs\n")
    repository.write("theirs.py", "one\ntwo\n")
    repository.write("brought.py", "brought\n")
    theirs = repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("both.py", "ours\n" + "".join(parts))
    repository.write("ours.py", "ours\n")
    ours = repository.commit()
    repository.git("merge", "--no-commit", "other")
    change = resolved(repository.root, staged=True)
    assert told(change) == {"both.py": ("both.py", [])}
    assert change.files[0].before == tuple(
        repository.git("show", f"{parent}:both.py").encode() + b"\n" for parent in (ours, theirs)
    )
    repository.write("both.py", "ours\n" + "".join(parts) + "theirs\nadded in the merge\n")
    repository.write("new.py", "new\n")
    repository.git("add", "--all")
    assert told(resolved(repository.root, staged=True)) == {
        "both.py": ("both.py", ["93"]),
        "new.py": ("", ["1"]),
    }


def test_a_file_in_conflict_is_not_taken_for_a_deletion(repository) -> None:
    for number, branch in enumerate(("main", "other", "main")):
        if number == 1:
            repository.git("branch", "other")
        if number:
            repository.git("switch", "--quiet", branch)
        repository.write("a.py", f"{number}\n")
        repository.commit()
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "other")
    assert "(a.py)" not in told(resolved(repository.root, staged=True))


def test_line_ends_of_the_checkout_are_no_change(repository) -> None:
    repository.write("unix.py", "one\ntwo\n")
    repository.write("windows.py", "one\r\ntwo\r\n")
    repository.commit()
    repository.write("unix.py", "one\r\ntwo\r\n")
    assert told(resolved(repository.root)) == {}
    repository.write("unix.py", "one\r\nzwei\r\n")
    repository.write("windows.py", "one\r\nzwei\r\n")
    assert told(resolved(repository.root)) == {
        "unix.py": ("unix.py", ["2"]),
        "windows.py": ("windows.py", ["2"]),
    }


def test_lines_end_with_line_feeds_alone(repository) -> None:
    repository.write("a.py", "one\x0ctwo\u2028three\rfour\nfive\n")
    repository.commit()
    repository.write("a.py", "one\x0ctwo\u2028three\rfour\nfive\nsix\n")
    assert told(resolved(repository.root)) == {"a.py": ("a.py", ["3"])}


@POSIX
def test_links_and_modes(repository) -> None:
    for name in ("to_link.py", "runs.py", "target.py"):
        repository.write(name, LINES)
    (repository.root / "to_file.py").symlink_to("target.py")
    (repository.root / "elsewhere.py").symlink_to("target.py")
    repository.commit()
    (repository.root / "runs.py").chmod(0o755)
    (repository.root / "to_link.py").unlink()
    (repository.root / "to_link.py").symlink_to("target.py")
    (repository.root / "to_file.py").unlink()
    repository.write("to_file.py", "one\n")
    (repository.root / "elsewhere.py").unlink()
    (repository.root / "elsewhere.py").symlink_to("/etc/passwd")
    # Where there are no links, git checks them out as files: those of the index stay links.
    assert told(resolved(repository.root)) == {"(to_link.py)": ("to_link.py", [])}
    repository.commit()
    assert told(resolved(repository.root, start="HEAD~1", end="HEAD")) == {
        "to_file.py": ("", ["1"]),
        "(to_link.py)": ("to_link.py", []),
    }


@POSIX
def test_a_folder_that_became_a_link_is_not_followed(repository, tmp_path, write_file) -> None:
    repository.write("lib/a.py", "one\n")
    repository.commit()
    write_file(tmp_path, "outside/a.py", "secret\n")
    (repository.root / "lib/a.py").unlink()
    (repository.root / "lib").rmdir()
    (repository.root / "lib").symlink_to(tmp_path / "outside")
    assert told(resolved(repository.root)) == {"(lib/a.py)": ("lib/a.py", [])}


@POSIX
def test_names_may_be_any_bytes(repository) -> None:
    odd = [
        b"line\nbreak.py",
        b"tab\t.py",
        b'quo"te.py',
        "schön.py".encode(),
        b" blank .py",
        b"-x.py",
        b":(top)x.py",
    ]
    if sys.platform != "darwin":
        odd.append(b"latin-\xe9.py")
    for name in odd:
        with open(os.path.join(os.fsencode(repository.root), name), "wb") as file:
            file.write(b"one\n")
    names = {os.fsdecode(name): ("", ["1"]) for name in odd}
    repository.git("commit", "--quiet", "--allow-empty", "--message=empty")
    assert told(resolved(repository.root)) == names
    repository.git("add", "--all")
    assert told(resolved(repository.root, staged=True)) == names
    repository.commit()
    assert told(resolved(repository.root, start="HEAD~1", end="HEAD")) == names


def test_a_submodule_is_no_file_and_may_be_looked_at_itself(repository, make_repository) -> None:
    other = make_repository("other")
    other.write("inner.py", "one\n")
    other.commit()
    repository.write("a.py")
    repository.commit()
    allowed = ("-c", "protocol.file.allow=always")
    repository.git(*allowed, "submodule", "--quiet", "add", str(other.root), "sub")
    assert set(told(resolved(repository.root, staged=True))) == {".gitmodules"}
    repository.commit()
    repository.write("sub/inner.py", "one\ntwo\n")
    assert told(resolved(repository.root)) == {}
    inner = (repository.root / "sub").resolve()
    assert told(resolved(inner, start="HEAD")) == {"inner.py": ("inner.py", ["2"])}


def test_other_worktrees_detached_heads_and_sha256(make_repository, tmp_path: Path) -> None:
    modern = make_repository("modern", "--object-format=sha256")
    modern.write("a.py", "one\n")
    base = modern.commit()
    modern.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    (tmp_path / "tree/a.py").write_bytes(b"one\ntwo\n")
    tree = (tmp_path / "tree").resolve()
    change = resolved(tree)
    assert (change.base, told(change)) == (base, {"a.py": ("a.py", ["2"])})
    assert len(base) == 64
    modern.git("-C", str(tree), "add", "--all")
    assert told(resolved(tree, staged=True)) == told(change)
    assert told(resolved(modern.root, staged=True)) == {}


def test_what_a_sparse_checkout_leaves_out_is_not_deleted(repository) -> None:
    repository.write("kept/a.py", "one\n")
    repository.write("left/b.py", "one\n")
    repository.commit()
    repository.git("sparse-checkout", "set", "kept")
    assert not (repository.root / "left").exists()
    assert told(resolved(repository.root)) == {}
    (repository.root / "kept/a.py").unlink()
    assert told(resolved(repository.root)) == {"(kept/a.py)": ("kept/a.py", [])}


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
@pytest.mark.parametrize("start", ["HEAD~2", "origin/other"])
def test_a_partial_clone_fetches_only_with_leave(repository, tmp_path, left_out, start) -> None:
    for number in range(3):
        text = "".join(f"line {line}\n" for line in range(number + 5))
        repository.write("lib/a.py", text)
        repository.write("picture.png", f"{number}")
        repository.commit()
    repository.git("branch", "other", "HEAD~2")
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    root = (tmp_path / "partial").resolve()
    address = repository.root.as_uri()
    repository.git("clone", "--quiet", f"--filter={left_out}", address, str(root))
    with pytest.raises(GitError):
        resolve(root, Wish(start=start), {})
    change = resolved(root, start=start, fetch=True)
    assert told(change)["lib/a.py"] == ("lib/a.py", ["6-7"])
    assert change.files[0].before == (b"".join(b"line %d\n" % line for line in range(5)),)
    assert resolved(root, start=start, end="HEAD").files[0] == change.files[0]


def test_large_files_are_named_but_not_read(repository) -> None:
    repository.write("a.py", "one\n")
    repository.write("b.py", b"x" * 10_000_001)
    repository.commit()
    repository.write("a.py", b"x" * 10_000_001)
    repository.write("b.py", "one\n")
    changes = [resolved(repository.root)]
    repository.commit()
    changes.append(resolved(repository.root, start="HEAD~1", end="HEAD"))
    for change in changes:
        assert told(change) == {"a.py": ("a.py", []), "b.py": ("b.py", ["1"])}
        assert [file.before for file in change.files] == [(), ()]


def test_content_is_never_taken_for_a_header(repository) -> None:
    repository.write("a.py", "one\n")
    repository.commit()
    hostile = "@@ -1 +900 @@\nindex 1..2\n--- a/a.py\n+++ b/b.py\ndiff --git a/a.py b/b.py\n"
    repository.write("a.py", hostile + "one\n" + hostile)
    assert told(resolved(repository.root)) == {"a.py": ("a.py", ["1-5", "7-11"])}


def test_attributes_do_not_hide_a_change(repository) -> None:
    repository.write("a.py", "one\n")
    repository.write(".gitattributes", "*.py binary -diff\n")
    repository.commit()
    repository.write("a.py", "one\ntwo\0\n")
    assert told(resolved(repository.root)) == {"a.py": ("a.py", ["2"])}
    repository.git("add", "--all")
    assert told(resolved(repository.root, staged=True)) == {"a.py": ("a.py", ["2"])}


def test_settings_of_diffs_do_not_count(changed) -> None:
    for key, value in {
        "diff.noprefix": "true",
        "diff.renames": "false",
        "diff.algorithm": "patience",
        "diff.context": "9",
        "diff.interHunkContext": "9",
        "diff.orderFile": "nowhere",
        "color.ui": "always",
        "core.quotePath": "false",
    }.items():
        changed.git("config", key, value)
    assert told(resolved(changed.root, start="HEAD")) == EXPECTED


def test_outside_git(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no git repository"):
        resolve(tmp_path.resolve(), Wish(), {})


@POSIX
def test_a_repository_of_someone_else(repository) -> None:
    repository.write("a.py")
    repository.commit()
    if os.geteuid():
        pytest.skip("only root can give a file away")
    os.chown(repository.root, 12345, 12345)
    os.chown(repository.root / ".git", 12345, 12345)
    with pytest.raises(GitError, match="belongs to another user"):
        resolve(repository.root, Wish(), {})


@pytest.mark.parametrize(
    "asked",
    [{"base": "a", "start": "b"}, {"staged": True, "patch": b""}, {"end": "a"}],
)
def test_contradictions(asked) -> None:
    with pytest.raises(UsageError):
        Wish(**asked)


def test_an_empty_change(repository) -> None:
    repository.write("a.py")
    repository.commit()
    change = resolved(repository.root)
    assert (change.files, change.after, change.notices) == ((), WORK_TREE, ())

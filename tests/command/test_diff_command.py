import io
from argparse import Namespace

import pytest

from dupcheck.changes import INDEX, Change, ChangedFile
from dupcheck.cli import main
from dupcheck.command import diff
from dupcheck.errors import UsageError
from tests.test_imports import heavy

ASKED = {
    "base": None, "from_": None, "to": None, "staged": False, "stdin": False, "fetch": None
}  # fmt: skip


def change(*paths: str, base: str = "") -> Change:
    files = tuple(ChangedFile(path=path, old_path="") for path in paths)
    return Change(title="staged", after=INDEX, files=files, base=base)


def test_a_commit_without_code_loads_nothing_heavy(repository) -> None:
    repository.write("a.py")
    repository.commit()
    repository.write("notes.md", "# Notes\n")
    repository.git("add", "notes.md")
    assert not heavy("diff", "--staged", cwd=repository.root)


def test_where_no_code_was_changed_the_change_is_named(repository, monkeypatch, capsys) -> None:
    repository.write("notes.md", "# Notes\n")
    repository.git("add", "notes.md")
    monkeypatch.chdir(repository.root)
    assert main(["diff", "--staged"]) == 0
    assert capsys.readouterr().out == "No code was changed.\n  change   staged\n"


@pytest.mark.parametrize("wrong", ["--fail-on=nwe", "--baseline=gone.json", "--config-from=gone"])
def test_wrong_settings_are_told_whatever_was_changed(repository, monkeypatch, wrong) -> None:
    repository.write("notes.md", "# Notes\n")
    repository.git("add", "notes.md")
    monkeypatch.chdir(repository.root)
    assert main(["diff", "--staged", wrong]) == 2


def test_a_diff_on_standard_input_is_read_whole() -> None:
    wish = diff.wish(Namespace(**ASKED | {"stdin": True}), io.BytesIO(b"--- a\n"))
    assert wish.patch == b"--- a\n"


def test_a_diff_that_nobody_wrote_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(diff, "_LARGEST", 3)
    with pytest.raises(UsageError, match="more than 3 bytes"):
        diff.wish(Namespace(**ASKED | {"stdin": True}), io.BytesIO(b"1234"))


@pytest.mark.parametrize(
    ("wanted", "of", "expected"),
    [
        (None, change(base="a" * 40), ""),
        ("base", change(base="a" * 40), "a" * 40),
        ("base", None, ""),
        ("v1", change(base="a" * 40), "v1"),
        ("v1", None, "v1"),
    ],
)
def test_where_rules_come_from(wanted, of, expected) -> None:
    assert diff.rules_from(wanted, of) == expected


def test_a_change_that_begins_at_no_commit_has_no_rules() -> None:
    with pytest.raises(UsageError, match="begins at no commit"):
        diff.rules_from("base", change())


def test_a_link_to_a_folder_of_the_change_stands_for_it(tmp_path) -> None:
    root = (tmp_path / "repository").resolve()
    (root / "a").mkdir(parents=True)
    (tmp_path / "link").symlink_to(root)
    part = diff.within(change("a/x.py", "b.py"), root, (str(tmp_path / "link" / "a"),))
    assert [file.path for file in part.files] == ["a/x.py"]


def test_the_part_of_a_change_in_some_folders(tmp_path) -> None:
    whole = change("a/x.py", "ab/y.py", "b.py")
    assert diff.within(whole, tmp_path, ()) == whole
    part = diff.within(whole, tmp_path, (str(tmp_path / "a"), str(tmp_path / "b.py")))
    assert [file.path for file in part.files] == ["a/x.py", "b.py"]

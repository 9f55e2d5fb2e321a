import os
from pathlib import Path

import pytest

from dupcheck.changes import Snapshot, Where
from dupcheck.command.target import Target, cache_folder, target
from dupcheck.config import environment
from dupcheck.errors import GitError, UsageError

NOBODY = environment({})


def about(*paths: Path | str, **overrides: object) -> Target:
    return target([str(path) for path in paths], overrides, None, False, NOBODY)


def test_the_root_is_that_of_the_repository(repository, monkeypatch) -> None:
    repository.write("a/b/c.py")
    monkeypatch.chdir(repository.root / "a")
    assert about().root == repository.root
    assert about().paths == ()
    found = about("b", repository.root / "a")
    assert found.root == repository.root
    assert found.paths == (str(repository.root / "a" / "b"), str(repository.root / "a"))


def test_outside_git_the_root_is_what_holds_all_paths(tmp_path, write_file) -> None:
    for path in ("x/one/a.py", "x/two/b.py"):
        write_file(tmp_path, path)
    assert about(tmp_path / "x" / "one").root == tmp_path / "x" / "one"
    assert about(tmp_path / "x/one", tmp_path / "x/two/b.py").root == tmp_path / "x"


def test_two_repositories_are_refused(repository, make_repository) -> None:
    with pytest.raises(UsageError, match="different repositories"):
        about(repository.root, make_repository("second").root)


def test_places_are_told_from_the_working_folder_and_understood_there(
    repository, monkeypatch
) -> None:
    repository.write("a/b/c.py")
    repository.write("d.py")
    monkeypatch.chdir(repository.root / "a")
    here = about()
    assert here.locate("a/b/c.py") == "b/c.py"
    assert here.locate("d.py") == "../d.py"
    assert here.place("b/c.py:12") == "a/b/c.py:12"
    assert here.place(os.path.join("..", "d.py") + ":f") == "d.py:f"
    assert here.place("a/b/c.py:12") == "a/b/c.py:12"  # from the root, as reports of CI have it
    assert here.place("nothing") == "nothing"


def test_the_cache_lies_where_the_environment_says_or_nowhere(repository, tmp_path) -> None:
    own = environment({"DUPCHECK_CACHE_DIR": str(tmp_path)})
    assert cache_folder(own) == tmp_path
    assert cache_folder(NOBODY).name.lower() == "dupcheck" or "dupcheck" in str(
        cache_folder(NOBODY)
    )
    assert about(repository.root, cache=False).cache_folder is None


def test_rules_of_a_commit_count_instead_of_what_lies_there(repository, monkeypatch) -> None:
    repository.write("dupcheck.toml", "min-tokens = 55\n")
    repository.write("own.baseline", "base\n")
    commit = repository.commit()
    repository.write("dupcheck.toml", "min-tokens = 9999\n")
    repository.write("ci.toml", "min-tokens = 8888\n")
    monkeypatch.chdir(repository.root)
    here = target([], {}, None, False, NOBODY)
    assert (here.settings.min_tokens, here.rules) == (9999, None)
    assert here.files.read("own.baseline") == b"base\n"
    repository.write("own.baseline", "head\n")
    assert here.files.read("own.baseline") == b"head\n"
    for revision in ("main", "HEAD", commit):
        base = target([], {}, None, False, NOBODY, revision)
        assert base.settings.min_tokens == 55
        assert base.rules == Snapshot(where=Where.COMMIT, commit=commit)
        assert base.files.read("own.baseline") == b"base\n"
        assert base.files.read("ci.toml") is None
    assert base.files.title == f"{commit[:12]}:"
    assert target([], {"min_tokens": 7}, None, False, NOBODY, "main").settings.min_tokens == 7
    with pytest.raises(UsageError, match=r"main:ci\.toml: No such file"):
        target([], {}, "ci.toml", False, NOBODY, "main")
    with pytest.raises(GitError, match="no commit is called"):
        target([], {}, None, False, NOBODY, "--output=x")


def test_outside_git_there_is_no_commit_to_take_rules_from(tmp_path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        target([str(tmp_path)], {}, None, False, NOBODY, "main")

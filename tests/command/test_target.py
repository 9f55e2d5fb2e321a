import os
from pathlib import Path

import pytest

from dupcheck.command.target import Target, cache_folder, target
from dupcheck.config import environment
from dupcheck.errors import UsageError

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

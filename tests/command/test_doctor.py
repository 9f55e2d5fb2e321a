import sys
from pathlib import Path

import pytest

from dupcheck.command import doctor
from dupcheck.command.doctor import Check, State, checks
from dupcheck.errors import GitError
from dupcheck.git import program
from dupcheck.languages import table


def found(folder: Path, name: str) -> list[Check]:
    return [check for check in checks(folder) if check.name == name]


def test_an_installation_that_works_has_no_failure(tmp_path) -> None:
    made = list(checks(tmp_path))
    assert [check for check in made if check.state is State.FAIL] == []
    names = {check.name for check in made}
    assert {"python", "git", "numpy", "grammars", "files", "model builtin", "cache"} <= names


def test_without_git_only_a_warning(tmp_path, monkeypatch) -> None:
    def absent() -> str:
        raise GitError("the git program was not found")

    monkeypatch.setattr(program, "version", absent)
    (check,) = found(tmp_path, "git")
    assert check.state is State.WARN


@pytest.mark.parametrize(("extra", "failures"), [(False, 1), (True, 0)])
def test_a_grammar_that_is_not_there(tmp_path, monkeypatch, extra: bool, failures: int) -> None:
    row = table.Language(name="klingon", grammar="no_such_grammar", extensions=(".k",), extra=extra)
    monkeypatch.setitem(table.LANGUAGES, "klingon", row)
    assert len(found(tmp_path, "grammar")) == failures
    assert any("klingon" in check.found for check in found(tmp_path, "more")) is extra


def test_a_package_that_is_not_there(monkeypatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package",))
    (check,) = doctor._packages()
    assert (check.state, check.found) == (State.FAIL, "not installed")


def test_files_are_compared_with_their_checksums(tmp_path, monkeypatch) -> None:
    folder = tmp_path / "dupcheck"
    folder.mkdir()
    (folder / "weights.bin").write_bytes(b"12345")
    record = "dupcheck/weights.bin,sha256=WZRHGrsBESr8wYFZ9sx0tPURuZgG2lmzyvWpwXPKz8U,5\n"
    information = tmp_path / "dupcheck-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: dupcheck\nVersion: 1\n")
    (information / "RECORD").write_text(record)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert doctor._files() == Check(
        State.OK, "files", "1 as they were installed, weights among them"
    )
    (folder / "weights.bin").write_bytes(b"1234x")
    assert doctor._files().state is State.FAIL
    (folder / "weights.bin").unlink()
    assert doctor._files().state is State.FAIL


def test_a_cache_that_is_not_ours_is_told(tmp_path) -> None:
    doctor._cache(tmp_path)
    (database,) = tmp_path.glob("cache-*.sqlite3")
    database.write_text("my notes")
    assert doctor._cache(tmp_path).state is State.WARN


def test_a_model_that_cannot_be_loaded(monkeypatch) -> None:
    def damaged(_: str) -> None:
        raise ValueError("the weights are cut off")

    monkeypatch.setattr(doctor, "load", damaged)
    check = doctor._model("builtin")
    assert check.state is State.FAIL
    assert "cut off" in check.found


def test_a_grammar_that_is_damaged(tmp_path, monkeypatch) -> None:
    row = table.Language(name="klingon", grammar="json", extensions=(".k",))
    monkeypatch.setitem(table.LANGUAGES, "klingon", row)
    (check,) = found(tmp_path, "grammar")
    assert check.state is State.FAIL
    assert "klingon" in check.found

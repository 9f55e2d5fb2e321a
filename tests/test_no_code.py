"""A commit of texts and pictures is told from its names: at once, and as any other would be."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck import no_code, pipeline
from dupcheck.changes import INDEX, Change, ChangedFile
from dupcheck.config import Settings
from dupcheck.errors import UsageError
from dupcheck.progress import silent
from dupcheck.records import Stats

HEAVY = {"hnswlib", "multiprocessing", "numpy", "sqlite3", "torch", "tree_sitter"}


@pytest.fixture
def folder(repository) -> Path:
    repository.write("a.py", "def f(a):\n    return a\n")
    repository.write("old.py")
    repository.commit()
    repository.write("README.md", "# dupcheck\n")
    repository.write("picture.png", b"\x89PNG\r\n\x1a\n\0")
    (repository.root / "old.py").unlink()
    repository.git("add", "--all")
    return repository.root


def changed(*paths: str) -> Change:
    files = tuple(ChangedFile(path=path, old_path=path) for path in paths)
    return Change(title="staged", after=INDEX, files=files)


def diff(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "importtime", "-m", "dupcheck", "diff", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    lines = done.stderr.split("\n")
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines if "|" in line}


@pytest.mark.parametrize("name", ["text", "json", "github", "junit"])
def test_nothing_heavy_is_loaded(folder: Path, name: str) -> None:
    modules = loaded(diff(folder, "--staged", "--format", name))
    assert "argparse" in modules
    assert not modules & HEAVY


def test_one_name_of_a_language_is_enough(folder: Path, repository) -> None:
    repository.write("b.py")
    repository.git("add", "--all")
    assert "numpy" in loaded(diff(folder, "--staged"))


@pytest.mark.parametrize("settings", [Settings(), Settings(ignore_pairs=("a.py <> b.py",))])
def test_the_report_is_that_of_any_other_change(folder: Path, settings: Settings) -> None:
    change = changed("README.md", "picture.png")
    told = no_code.report(change, settings)
    usual = pipeline.diff(folder, settings, change, silent, None)
    assert told == replace(usual, stats=Stats())
    assert usual.stats == Stats(seconds=usual.stats.seconds)


@pytest.mark.parametrize("wrong", [Settings(fail_on="newest"), Settings(ignore_pairs=("a.py",))])
def test_wrong_settings_are_told_all_the_same(wrong: Settings) -> None:
    with pytest.raises(UsageError):
        no_code.report(changed("README.md"), wrong)


@pytest.mark.parametrize("path", ["a.py", "docs/conf.py", "run", "Gemfile", "page.html"])
def test_these_may_be_code(path: str) -> None:
    assert no_code.concerns_code(changed("README.md", path))


@given(st.lists(st.sampled_from(["README.md", "a.png", "x/y.txt", "data.csv", "é.svg"])))
def test_these_are_none(paths: list[str]) -> None:
    gone = ChangedFile(path="", old_path="a.py", before=(b"def f(): pass",))
    change = changed(*paths)
    assert not no_code.concerns_code(replace(change, files=(*change.files, gone)))

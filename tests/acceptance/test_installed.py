"""The installed command, as a stranger meets it: typed in a real repository, read from a pipe."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = shutil.which(
    "dupcheck", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
)

PYTHON = '''\
def moving_average(values, size):
    """The mean of each window of a series."""
    if size < 1 or size > len(values):
        raise ValueError("no such window")
    total = sum(values[:size])
    means = [total / size]
    for index in range(size, len(values)):
        total += values[index] - values[index - size]
        means.append(total / size)
    return means
'''
JAVASCRIPT = """\
export function formatBytes(count, digits) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let power = 0;
  let rest = count;
  while (rest >= 1024 && power < units.length - 1) {
    rest = rest / 1024;
    power += 1;
  }
  return rest.toFixed(digits) + " " + units[power];
}
"""
C = """\
static int find_last(const char *text, size_t length, char wanted)
{
    int found = -1;
    size_t i;
    for (i = 0; i < length; i++) {
        if (text[i] == wanted) {
            found = (int) i;
        } else if (text[i] == 0) {
            break;
        }
    }
    return found;
}
"""
NAMES = {
    "values": "series", "total": "running", "means": "result", "moving_average": "smooth",
    "units": "names", "power": "step", "rest": "left", "formatBytes": "humanSize",
    "find_last": "position_of", "wanted": "needle", "found": "where", "text": "buffer",
}  # fmt: skip


def renamed(code: str) -> str:
    for old, new in NAMES.items():
        code = code.replace(old, new)
    return code


def scan(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    assert COMMAND, "dupcheck is not installed beside this Python"
    return subprocess.run(
        [COMMAND, "scan", *arguments],
        cwd=root, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.fixture
def planted(repository):
    """Three languages, each with a function of its own and a renamed copy of it elsewhere."""
    for path, code in (("stats.py", PYTHON), ("web/size.js", JAVASCRIPT), ("src/find.c", C)):
        repository.write(path, code)
        repository.write(f"copies/{path}", renamed(code))
    repository.commit()
    return repository


def pairs(root: Path, *arguments: str) -> set[tuple[str, ...]]:
    done = scan(root, "--format=json", *arguments)
    assert done.stderr == ""
    document = json.loads(done.stdout)
    assert done.returncode == (1 if document["findings"] else 0)
    return {
        tuple(
            sorted([finding["keep"]["path"], *(c["function"]["path"] for c in finding["copies"])])
        )
        for finding in document["findings"]
    }


def test_renamed_copies_are_found_in_every_language_and_nothing_else(planted) -> None:
    assert pairs(planted.root) == {
        ("copies/stats.py", "stats.py"),
        ("copies/web/size.js", "web/size.js"),
        ("copies/src/find.c", "src/find.c"),
    }


def test_a_person_reads_where_and_what_to_do(planted) -> None:
    done = scan(planted.root)
    assert done.returncode == 1
    assert done.stderr == ""
    first = done.stdout.split("\n\n")[0].split("\n")
    assert ":1  " in first[0]
    assert "already exists here: reuse it and drop " in first[0]
    assert "renamed copy" in first[1] + first[2]
    assert "3 functions exist more than once: 3 copies." in done.stdout


def test_the_second_run_parses_and_embeds_nothing(planted, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    counts = []
    for _ in range(2):
        document = json.loads(scan(planted.root, "--format=json", "--statistics").stdout)
        statistics = document["statistics"]
        counts.append((statistics["parsed"], statistics["embedded"]))
    assert counts[0][0] == 6
    assert counts[0][1] > 0
    assert counts[1] == (0, 0)


def test_what_git_ignores_and_what_is_vendored_is_left_out(planted) -> None:
    planted.write(".gitignore", "copies/web/\n")
    planted.write(".gitattributes", "copies/src/** linguist-vendored\n")
    planted.git("rm", "--quiet", "-r", "--cached", "copies/web")
    assert pairs(planted.root) == {("copies/stats.py", "stats.py")}
    assert ("copies/src/find.c", "src/find.c") in pairs(planted.root, "--vendored")


def test_without_git_the_folder_is_walked(tmp_path) -> None:
    (tmp_path / "plain" / "deep").mkdir(parents=True)
    (tmp_path / "plain" / "a.py").write_text(PYTHON)
    (tmp_path / "plain" / "deep" / "b.py").write_text(renamed(PYTHON))
    assert pairs(tmp_path / "plain") == {("a.py", "deep/b.py")}


def test_uncommitted_files_count(planted) -> None:
    planted.write("new.py", PYTHON.replace("moving_average", "rolling_mean"))
    assert ("copies/stats.py", "new.py", "stats.py") in pairs(planted.root)


def test_an_empty_repository_is_clean(repository) -> None:
    done = scan(repository.root)
    assert done.returncode == 0
    assert done.stdout.startswith("No duplicates found.\n")


def test_broken_and_binary_files_end_no_run(planted) -> None:
    planted.write("broken.py", "def f(:\n" + PYTHON)
    planted.write("binary.py", bytes(range(256)) * 20)
    planted.write("latin.py", PYTHON.replace("mean of", "m\xe9an").encode("latin-1"))
    found = pairs(planted.root)
    assert any({"stats.py", "latin.py"} <= set(paths) for paths in found)
    done = scan(planted.root, "--list-skipped")
    assert "binary.py" in done.stdout


def test_excluded_paths_are_not_compared(planted) -> None:
    assert pairs(planted.root, "--exclude", "copies/web", "--exclude=*.c") == {
        ("copies/stats.py", "stats.py")
    }


def test_chosen_paths_are_all_that_is_compared(planted) -> None:
    assert pairs(planted.root, "src", "copies/src") == {("copies/src/find.c", "src/find.c")}
    assert pairs(planted.root, "src") == set()

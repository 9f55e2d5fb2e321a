"""`dupcheck calibrate` as it is typed, in real repositories."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest
from jsonschema import Draft202012Validator

from dupcheck.cli import main

SOURCES = {
    "web/text.py": '''\
def slugify(text, separator="-"):
    """The words of a text in lower case, joined."""
    words = []
    for word in text.strip().lower().split():
        kept = "".join(letter for letter in word if letter.isalnum())
        if kept:
            words.append(kept)
    return separator.join(words)
''',
    "blog/models.py": """\
def balance(entries, year):
    total = 0
    for entry in entries:
        if entry.date.year != year or entry.cancelled:
            continue
        total += entry.amount if entry.kind == "credit" else -entry.amount
    return round(total, 2)
""",
    "web/padded.js": """\
function padded(words, width) {
  const lines = [];
  let line = "";
  for (const word of words) {
    if (line.length + word.length > width) {
      lines.push(line.padEnd(width));
      line = "";
    }
    line += word + " ";
  }
  return lines.concat(line);
}
""",
}


@pytest.fixture(autouse=True)
def shop(repository, monkeypatch, tmp_path):
    for path, source in SOURCES.items():
        repository.write(path, source)
    copied = SOURCES["web/text.py"].replace("slugify", "to_slug").replace("word", "part")
    repository.write("api/names.py", copied)
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return repository


def test_the_answer_ends_with_lines_to_paste(shop, capsys) -> None:
    assert main(["calibrate"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "4 functions in repository" in out
    pasted = out[out.index("[tool.dupcheck]") :]
    shop.write("pyproject.toml", pasted)
    assert main(["scan", "--exit-zero"]) == 0


def test_the_answer_for_programs_follows_its_schema(capsys) -> None:
    assert main(["schema", "calibration"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert main(["calibrate", "--format", "json", "--false-alarms", "100"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(schema).validate(document)
    assert [scope["wanted_false_alarms"] for scope in document["scopes"]] == [100, 100]
    (copied,) = [scope for scope in document["scopes"] if scope["setting"] == "threshold"]
    assert copied["duplicates"] == 1


def test_the_plot_is_a_file_of_its_own(shop, capsys) -> None:
    assert main(["calibrate", "--plot", "plots/shop.svg"]) == 0
    root = ElementTree.fromstring((shop.root / "plots/shop.svg").read_bytes())
    assert root.tag.endswith("svg")
    assert "[tool.dupcheck]" in capsys.readouterr().out


def test_a_plot_that_cannot_be_written_is_said(capsys) -> None:
    assert main(["calibrate", "--plot", "web/text.py/plot.svg"]) == 2
    assert "cannot write" in capsys.readouterr().err


@pytest.mark.parametrize("rate", ["0", "-3", "nan", "inf", "many", "1e9"])
def test_a_rate_that_means_nothing_is_refused(rate, capsys) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["calibrate", "--false-alarms", rate])
    assert "is not a number above 0" in capsys.readouterr().err


def test_a_model_is_known_or_refused(capsys) -> None:
    assert main(["calibrate", "--model", "bultin"]) == 2
    assert 'Did you mean "builtin"?' in capsys.readouterr().err


def test_the_command_in_a_process_of_its_own(shop) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dupcheck", "calibrate", "--color", "never", "web"],
        capture_output=True, check=True, encoding="utf-8", cwd=shop.root,
    )  # fmt: skip
    assert "2 functions in repository" in done.stdout
    assert "across languages (cross-threshold)" in done.stdout
    assert "same language (threshold)" not in done.stdout
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
def test_hostile_names_of_files_and_folders_are_harmless(make_repository, capfdbinary) -> None:
    hostile = make_repository("a\x1b[31m&<b>\n::error::x")
    for at, source in enumerate(SOURCES.values()):
        hostile.write(f"{at}\x1b]0;title\x07\n##[group]/\udce9.{'js' if at == 2 else 'py'}", source)
    plot = hostile.root / "plot<\x1b>.svg"
    assert main(["calibrate", str(hostile.root), "--plot", str(plot)]) == 0
    assert main(["calibrate", str(hostile.root), "--format", "json"]) == 0
    out = capfdbinary.readouterr().out
    assert b"\x1b" not in out
    assert b"##[" not in out
    assert not any(line.lstrip().startswith(b"::") for line in out.split(b"\n"))
    assert b"<b>" not in plot.read_bytes()
    ElementTree.fromstring(plot.read_bytes())

"""The command as it is typed, in real repositories."""

import json
import os
import signal
import subprocess
import sys
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from dupcheck import cli, pipeline
from dupcheck.cli import main
from dupcheck.errors import DupcheckError

SLUGIFY = '''\
def slugify(text, separator="-"):
    """The words of a text in lower case, joined."""
    words = []
    for word in text.strip().lower().split():
        kept = "".join(letter for letter in word if letter.isalnum())
        if kept:
            words.append(kept)
    return separator.join(words)
'''
RENAMED = SLUGIFY.replace("slugify", "make_slug").replace("word", "part").replace("text", "title")
OTHER = """\
def balance(entries, year):
    total = 0
    for entry in entries:
        if entry.date.year != year or entry.cancelled:
            continue
        total += entry.amount if entry.kind == "credit" else -entry.amount
    return round(total, 2)
"""


@pytest.fixture(autouse=True)
def copies(repository, monkeypatch, tmp_path):
    """A repository with one function in two places and one of its own; the working folder."""
    repository.write("web/text.py", SLUGIFY)
    repository.write("blog/models.py", OTHER + "\n\n" + RENAMED)
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return repository


def run(*arguments, **more):
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dupcheck", *arguments], capture_output=True, check=False, **more
    )


def test_duplicates_are_told_and_counted(capsys) -> None:
    assert main(["scan"]) == 1
    out, err = capsys.readouterr()
    assert "web/text.py:1" in out
    assert "blog/models.py:10" in out
    assert "make_slug" in out
    assert "renamed copy" in out
    assert "balance" not in out
    assert "1 function exists more than once: 1 copy.\n" in out
    assert err == ""


def test_a_clean_repository_gives_zero(copies, capsys) -> None:
    (copies.root / "web/text.py").unlink()
    assert main(["scan", "."]) == 0
    assert capsys.readouterr().out.startswith("No duplicates found.\n")


def test_exit_zero_reports_all_the_same(capsys) -> None:
    assert main(["scan", "--exit-zero"]) == 0
    assert "make_slug" in capsys.readouterr().out


def test_the_report_for_programs_follows_its_schema(copies, capsys) -> None:
    assert main(["scan", "--format", "json", "--statistics"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert main(["schema", "report"]) == 0
    Draft202012Validator(json.loads(capsys.readouterr().out)).validate(document)
    (finding,) = document["findings"]
    places = {finding["keep"]["path"], finding["copies"][0]["function"]["path"]}
    assert places == {"web/text.py", "blog/models.py"}
    assert str(copies.root) not in json.dumps(document)


@pytest.mark.parametrize("name", ["text", "json"])
def test_reports_are_the_same_bytes_whatever_the_workers_and_the_cache(capsys, name) -> None:
    reports = set()
    for more in (["--jobs=1", "--no-cache"], ["--jobs=2", "--no-cache"], ["--jobs=2"], []):
        main(["scan", "--format", name, *more])
        reports.add(capsys.readouterr().out)
    assert len(reports) == 1


def test_settings_are_options_over_the_file_over_defaults(copies, capsys) -> None:
    copies.write("dupcheck.toml", 'min-tokens = 7\nexclude = ["web"]\n')
    assert main(["scan", "--show-settings", "--min-tokens=9", "--no-cache", "--languages=c"]) == 0
    shown = capsys.readouterr().out
    assert "min-tokens = 9\n" in shown
    assert 'exclude = ["web"]\n' in shown
    assert 'languages = ["c"]\n' in shown
    assert "cache = false\n" in shown
    assert "# threshold is the model's own\n" in shown
    assert main(["scan", "--show-settings", "--isolated"]) == 0
    assert "exclude = []\n" in capsys.readouterr().out


def test_shown_settings_are_a_configuration_file(copies, capsys) -> None:
    odd = 'a"b\\c\u2028é'
    assert main(["scan", "--show-settings", "--exclude", odd, "--threshold=0.75"]) == 0
    first = capsys.readouterr().out
    path = copies.write("elsewhere.toml", first)
    assert main(["scan", "--show-settings", "--config", str(path)]) == 0
    assert capsys.readouterr().out == first
    assert "threshold = 0.75" in first


def test_files_that_would_be_read(copies, capsys, monkeypatch) -> None:
    copies.write("web/style.css", "a {}")
    monkeypatch.chdir(copies.root / "web")
    assert main(["scan", "--show-files"]) == 0
    assert capsys.readouterr().out == "../blog/models.py\ntext.py\n"
    assert main(["scan", "--show-files", "."]) == 0
    assert capsys.readouterr().out == "text.py\n"


def test_the_report_goes_into_a_file_whole(copies, capsys) -> None:
    assert main(["scan", "--format=json", "--output", "out/new/report.json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("1 finding written to out/new/report.json")
    assert json.loads((copies.root / "out/new/report.json").read_bytes())["counts"]["copies"] == 1


def test_the_environment_chooses_a_format(capsys, monkeypatch) -> None:
    monkeypatch.setenv("DUPCHECK_OUTPUT_FORMAT", "json")
    main(["scan"])
    assert capsys.readouterr().out.startswith("{")
    main(["scan", "--format=text"])
    assert not capsys.readouterr().out.startswith("{")
    monkeypatch.setenv("DUPCHECK_OUTPUT_FORMAT", "jsn")
    assert main(["scan"]) == 2
    assert 'unknown format "jsn"' in capsys.readouterr().err


def test_excerpts_and_skipped_files_are_shown_on_request(copies, capsys) -> None:
    copies.write("lib/schema_pb2.py", "# Generated by the compiler. DO NOT EDIT!\n" + SLUGIFY)
    main(["scan", "--show=unified", "--list-skipped", "--color=always"])
    out = capsys.readouterr().out
    assert "def slugify(text" in out
    assert "def make_slug(title" in out
    assert "\x1b[" in out
    assert "lib/schema_pb2.py" in out
    assert "generated" in out


@pytest.mark.parametrize(
    "wrong",
    [
        ["scan", "--tests=perhaps"],
        ["scan", "--min-tokens=many"],
        ["scan", "--thresh=0.5"],
        ["scan", "-q", "-v"],
        ["look"],
        [],
    ],
)
def test_wrong_arguments_give_two(wrong, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(wrong)
    assert stopped.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["scan", "nowhere"], "no such file or folder: nowhere"),
        (["scan", "--threshold=1.5"], "threshold"),
        (["scan", "--model=bultin"], "bultin"),
        (["scan", "--languages=pyhton"], 'Did you mean "python"?'),
        (["scan", "--config=nowhere.toml"], "nowhere.toml"),
        (["explain", "web/text.py:99", "blog/models.py:10"], "no function at"),
    ],
)
def test_wrong_input_gives_a_sentence_and_two(capsys, wrong, said) -> None:
    assert main(wrong) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dupcheck: error: ")
    assert said in err
    assert "Traceback" not in err


def test_unknown_keys_are_refused_with_a_suggestion(copies, capsys) -> None:
    copies.write("pyproject.toml", "[tool.dupcheck]\nmin-token = 3\n")
    assert main(["scan"]) == 2
    assert 'Did you mean "min-tokens"?' in capsys.readouterr().err


def test_paths_of_two_repositories_are_refused(make_repository, capsys) -> None:
    other = make_repository("other")
    assert main(["scan", ".", str(other.root)]) == 2
    assert "different repositories" in capsys.readouterr().err


def test_an_expected_failure_gives_its_code_and_its_hint(capsys, monkeypatch) -> None:
    def fail(*_):
        raise DupcheckError("the disk \x1b[31m is full", "make room")

    monkeypatch.setattr(pipeline, "scan", fail)
    assert main(["scan"]) == 3
    err = capsys.readouterr().err
    assert err == "dupcheck: error: the disk \\x1b[31m is full\nhint: make room\n"


def test_a_bug_gives_three_with_versions_and_traceback(capsys, monkeypatch) -> None:
    def fail(*_):
        raise KeyError("\x1b]0;owned\x07")

    monkeypatch.setattr(pipeline, "scan", fail)
    assert main(["scan"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" in err
    assert "KeyError" in err
    assert "Python 3." in err
    assert "\x1b" not in err


def test_an_interrupted_run_says_so(capsys, monkeypatch) -> None:
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "scan", interrupt)
    assert main(["scan"]) == 130
    assert capsys.readouterr().err == "dupcheck: interrupted\n"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT reaches a whole console there")
def test_a_signal_interrupts_a_real_run() -> None:
    waiting = (
        "import dupcheck.pipeline as p, time, sys, dupcheck.cli as c\n"
        "p.scan = lambda *_: (print('ready', file=sys.stderr, flush=True), time.sleep(60))\n"
        "sys.exit(c.main(['scan']))"
    )
    with subprocess.Popen([sys.executable, "-c", waiting], stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"dupcheck: interrupted\n"
    assert process.returncode == 130


@pytest.mark.parametrize("arguments", [["scan", "--show=unified"], ["languages"], ["--help"]])
def test_a_closed_pipe_is_quiet(arguments) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dupcheck", *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == (1 if arguments[0] == "scan" else 0)


HOSTILE = "a\x1b[31m\n::error::b\u202e.py"


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
@pytest.mark.parametrize("name", ["text", "json"])
def test_hostile_names_reach_nobody(copies, encoding, name) -> None:
    copies.write(HOSTILE, SLUGIFY.replace("separator", "séparateur"))
    with open(os.path.join(os.fsencode(copies.root), b"caf\xe9.py"), "wb") as file:
        file.write(SLUGIFY.encode())
    done = run(
        "scan", f"--format={name}", "--show=side-by-side", "-v", "--no-cache",
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"caf\\xe9.py" in done.stdout.replace(b"\\\\", b"\\")
    assert b"\x1b" not in done.stdout
    text = done.stdout.decode(encoding)
    assert {character for character in text if not character.isprintable()} == {"\n"}
    assert not [line for line in text.split("\n") if line.lstrip().startswith("::")]


def test_explain_gives_every_measure_and_the_reason(copies, capsys, monkeypatch) -> None:
    monkeypatch.chdir(copies.root / "web")
    assert main(["explain", "text.py:4", "../blog/models.py:make_slug"]) == 0
    out = capsys.readouterr().out
    assert "\nreported: renamed copy, " in out
    assert "text.py:1  slugify" in out
    assert "  similarity " in out
    assert "  confidence " in out
    assert main(["explain", "text.py:slugify", "../blog/models.py:balance", "--show=none"]) == 0
    assert "\nnot reported: " in capsys.readouterr().out


def test_tables_are_told(capsys) -> None:
    assert main(["languages"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].split() == ["LANGUAGE", "INSTALLED", "PART", "OF", "FILES"]
    assert any(line.split()[:3] == ["python", "yes", "core"] for line in lines)
    assert main(["models"]) == 0
    assert "builtin" in capsys.readouterr().out


def test_schemas_are_the_files_of_the_package(capsys) -> None:
    assert main(["schema", "settings"]) == 0
    shipped = (resources.files("dupcheck") / "settings.schema.json").read_text("utf-8")
    assert capsys.readouterr().out == shipped


def test_the_version_is_told() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"dupcheck 0.")


class Watched:
    """A stream that somebody watches."""

    def __init__(self) -> None:
        self.encoding = "utf-8"
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


@pytest.mark.parametrize(("variable", "shown"), [(None, True), ("CI", False)])
def test_progress_is_for_who_watches(monkeypatch, capsys, variable, shown) -> None:
    watched = Watched()
    monkeypatch.setattr(sys, "stderr", watched)
    if variable:
        monkeypatch.setenv(variable, "true")
    assert main(["scan", "--no-cache"]) == 1
    assert ("reading" in watched.text) is shown
    assert watched.text.endswith(" s\n")
    assert "reading" not in capsys.readouterr().out


def test_every_command_has_a_function() -> None:
    commands = next(
        action for action in cli.arguments.parser()._actions if action.dest == "command"
    )
    assert set(commands.choices or ()) == set(cli._COMMANDS)


def test_doctor_finds_this_installation_well(capsys, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path))
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.split()[0] in ("ok", "warn") for line in lines)
    assert any("model builtin" in line for line in lines)

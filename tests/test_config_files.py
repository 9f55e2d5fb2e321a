from pathlib import Path

import pytest

from dupcheck.config import Settings
from dupcheck.config_files import Files, load_settings, section
from dupcheck.errors import UsageError


def load(root: Path, **overrides: object) -> Settings:
    return load_settings(root, overrides, None, isolated=False)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dupcheck.toml", "min-tokens = 55\nexclude = ['a', 'b']\nthreshold = 1\n"),
        (".dupcheck.toml", "min-tokens = 55\nexclude = ['a', 'b']\nthreshold = 1.0\n"),
        (
            "pyproject.toml",
            "[tool.dupcheck]\nmin-tokens = 55\nexclude = ['a', 'b']\nthreshold = 1\n",
        ),
    ],
)
def test_a_file_is_found_and_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert load(tmp_path) == Settings(min_tokens=55, exclude=("a", "b"), threshold=1.0)
    assert isinstance(load(tmp_path).threshold, float)


def test_arguments_win_over_the_file_which_wins_over_defaults(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text("min-tokens = 55\njobs = 3\ncache = true\n")
    loaded = load(tmp_path, jobs=4, min_tokens=None, cache=False)
    assert loaded == Settings(min_tokens=55, jobs=4, cache=False)
    assert loaded.model == "builtin"


def test_nothing_said_is_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nkey = 1\n")
    assert load(tmp_path) == Settings()


def test_isolated_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text("broken")
    assert load_settings(tmp_path, {}, None, isolated=True) == Settings()
    with pytest.raises(UsageError, match="exclude each other"):
        load_settings(tmp_path, {}, tmp_path / "dupcheck.toml", isolated=True)


def test_a_named_file_is_read_instead(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text("jobs = 1\n")
    named = tmp_path / "other.toml"
    named.write_bytes(b"\xef\xbb\xbfjobs = 2\r\n")
    assert load_settings(tmp_path, {}, named, isolated=False).jobs == 2
    named.unlink()
    with pytest.raises(UsageError, match=r"other\.toml: No such file"):
        load_settings(tmp_path, {}, named, isolated=False)


def test_two_files_are_an_error_that_names_both(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text("jobs = 1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load(tmp_path).jobs == 1
    (tmp_path / "pyproject.toml").write_text("[tool.dupcheck]\njobs = 2\n")
    with pytest.raises(UsageError, match=r"dupcheck\.toml and pyproject\.toml"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("treshold = 0.5", 'unknown key "treshold"', 'Did you mean "threshold"?'),
        ("min_tokens = 5", 'unknown key "min_tokens"', 'Did you mean "min-tokens"?'),
        ("xyzzy = 5", 'unknown key "xyzzy"', "Known: baseline, "),
        ("threshold = 2", "threshold: 2 is not from -1 to 1", ""),
        ("threshold = nan", "threshold: nan is not from -1 to 1", ""),
        ("min-confidence = -0.1", "min-confidence: -0.1 is not from 0 to 1", ""),
        ("jobs = -1", "jobs: -1 is not at least 0", ""),
        ("jobs = true", "jobs: True is not a whole number", ""),
        ("jobs = 1.5", "jobs: 1.5 is not a whole number", ""),
        ("cache = 1", "cache: 1 is not true or false", ""),
        ("model = 1", "model: 1 is not a string", ""),
        ("exclude = 'a'", "exclude: 'a' is not a list of strings", ""),
        ("exclude = ['a', 1]", "is not a list of strings", ""),
        ("tests = 'no'", '"include", "separate", "exclude"', ""),
        ("jobs = 1\nmodel = \n", "dupcheck.toml:2: Invalid value", ""),
        ("jobs = 1\njobs = 1\n", "dupcheck.toml:2: Cannot overwrite a value", ""),
    ],
)
def test_mistakes_are_named_with_their_place(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    (tmp_path / "dupcheck.toml").write_text(text)
    with pytest.raises(UsageError) as error:
        load(tmp_path)
    assert message in str(error.value)
    assert str(tmp_path / "dupcheck.toml") in str(error.value)
    assert error.value.hint.startswith(hint)


def test_a_file_that_is_not_text_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_bytes(b"jobs = 1\nmodel = '\xe9'\n")
    with pytest.raises(UsageError, match=r"dupcheck\.toml:2: not UTF-8"):
        load(tmp_path)


def test_a_table_of_ours_must_be_a_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\ndupcheck = 3\n")
    with pytest.raises(UsageError, match="not a table"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["model", "rerank"])
def test_a_repository_cannot_choose_where_its_code_is_sent(tmp_path: Path, name: str) -> None:
    own = tmp_path / "dupcheck.toml"
    own.write_text(f'{name} = "openai:http://elsewhere.example/v1#m"\n')
    with pytest.raises(UsageError, match="cannot choose a model by its address") as raised:
        load_settings(tmp_path, {}, None, isolated=False)
    # What a stranger wrote is not put where it might be pasted into a shell.
    assert f"--config dupcheck.toml, or --{name} with" in raised.value.hint
    assert "elsewhere" not in raised.value.hint
    chosen = load_settings(tmp_path, {}, own, isolated=False)
    assert getattr(chosen, name).startswith("openai:")
    for said in ("openai:http://elsewhere.example/v1#m", "builtin"):
        assert getattr(load_settings(tmp_path, {name: said}, None, isolated=False), name) == said


def recorded(**contents: str) -> Files:
    """A commit's files: the first underscore of a name is its dot."""
    named = {name.replace("_", ".", 1): text.encode() for name, text in contents.items()}
    return Files(named.get, "main:")


def test_a_commit_is_read_instead_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text("min-tokens = 999\n")
    files = recorded(dupcheck_toml="min-tokens = 55\n", pyproject_toml="[tool.other]\n")
    assert load_settings(tmp_path, {}, None, False, files) == Settings(min_tokens=55)
    assert load_settings(tmp_path, {}, None, False, recorded()) == Settings()
    assert load_settings(tmp_path, {}, None, True, files) == Settings()
    section_only = recorded(pyproject_toml="[tool.dupcheck]\njobs = 2\n")
    assert load_settings(tmp_path, {"jobs": None}, None, False, section_only).jobs == 2


def test_mistakes_in_a_commit_name_its_revision(tmp_path: Path) -> None:
    for files, message in {
        recorded(dupcheck_toml="jobs = 1\nmodel = \n"): "main:dupcheck.toml:2: Invalid value",
        recorded(pyproject_toml="[tool]\ndupcheck = 3\n"): "main:pyproject.toml: tool.dupcheck is",
        recorded(dupcheck_toml="x = 1\n"): 'main:dupcheck.toml: unknown key "x"',
        recorded(
            dupcheck_toml="rerank = 'a:b'\n"
        ): "main:dupcheck.toml: rerank: a repository's own",
        recorded(dupcheck_toml="", pyproject_toml="[tool.dupcheck]\n"): "two files with settings",
    }.items():
        with pytest.raises(UsageError) as error:
            load_settings(tmp_path, {}, None, False, files)
        assert str(error.value).startswith(message)


def test_a_named_file_under_the_root_is_that_of_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path.resolve() / "root"
    (root / "ci").mkdir(parents=True)
    (root / "ci" / "own.toml").write_text("jobs = 1\n")
    outside = tmp_path / "outside.toml"
    outside.write_text("jobs = 3\n")
    monkeypatch.chdir(root / "ci")
    files = Files({"ci/own.toml": b"jobs = 2\n"}.get, "main:")
    for named in (Path("own.toml"), root / "ci" / "own.toml", Path("..") / "ci" / "own.toml"):
        assert load_settings(root, {}, named, False, files).jobs == 2
        assert load_settings(root, {}, named, False).jobs == 1
    assert load_settings(root, {}, outside, False, files).jobs == 3
    with pytest.raises(UsageError, match=r"main:ci/gone\.toml: No such file"):
        load_settings(root, {}, Path("gone.toml"), False, files)


def test_only_our_section_of_a_pyproject_counts() -> None:
    assert section(b"[tool.dupcheck]\njobs = 1\n[project]\n", "x") == {"jobs": 1}
    for none in (b"", b"[tool]\n", b"tool = 1\n"):
        assert section(none, "x") is None

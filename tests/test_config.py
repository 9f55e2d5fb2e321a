import json
import math
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck import config
from dupcheck.config import Settings, environment, load_settings, variable
from dupcheck.errors import UsageError

VALIDATOR = jsonschema.Draft7Validator(config.schema())


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
        ("xyzzy = 5", 'unknown key "xyzzy"', "Known: cache, "),
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


def test_settings_check_themselves_however_they_are_made() -> None:
    for wrong in ({"threshold": 1.5}, {"jobs": -1}, {"min_tokens": 0}, {"max_file_bytes": 0}):
        with pytest.raises(UsageError):
            Settings(**wrong)
    with pytest.raises(UsageError):
        Settings(threshold=math.nan)
    with pytest.raises(UsageError):
        Settings(tests="sometimes")
    assert Settings(threshold=None).threshold is None


def test_the_published_schema_is_that_of_the_settings() -> None:
    published = resources.files("dupcheck").joinpath("settings.schema.json").read_bytes()
    assert published.decode() == json.dumps(config.schema(), indent=2) + "\n", (
        "write it anew: json.dumps(config.schema(), indent=2)"
    )
    jsonschema.Draft7Validator.check_schema(json.loads(published))


def test_every_key_says_what_it_does() -> None:
    assert set(config.descriptions()) == set(config.types())
    assert len(set(config.descriptions().values())) == len(config.types())


def test_the_defaults_are_what_the_schema_says() -> None:
    defaults = {
        name: facts["default"]
        for name, facts in config.schema()["properties"].items()
        if "default" in facts
    }
    assert Settings(**config.parse(defaults, "defaults")) == Settings()


_KEYS = st.sampled_from([*(config.key(name) for name in config.types()), "unknown", "min_tokens"])
_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(-2, 2),
    st.sampled_from([0.0, 1.0, -0.0, 40, "builtin", "include", "no", [], ["a"], [1], {}, {"a": 1}]),
    st.lists(st.one_of(st.text(alphabet="ab", max_size=2), st.integers(0, 1)), max_size=2),
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=3))
def test_the_schema_accepts_what_the_loader_accepts(table: dict[str, object]) -> None:
    try:
        Settings(**config.parse(table, "table"))
        accepted = True
    except UsageError:
        accepted = False
    assert VALIDATOR.is_valid(table) == accepted


def test_an_empty_environment_says_nothing() -> None:
    said = environment({})
    assert (said.cache_dir, said.output_format, said.color, said.ci) == (None, None, None, False)
    assert environment({"NO_COLOR": "", "CI": "", "DUPCHECK_CACHE_DIR": ""}) == said


def test_the_first_variable_that_says_something_counts() -> None:
    assert variable("A", "B", variables={"A": " ", "B": " key\n", "C": "other"}) == "key"
    assert variable("A", variables={}) == ""


@pytest.mark.parametrize("value", ["two\nlines", "schlüssel", "tab\there"])
def test_what_can_be_no_key_is_refused_and_not_repeated(value: str) -> None:
    with pytest.raises(UsageError) as error:
        variable("A", variables={"A": value})
    assert str(error.value) == "A has characters that no key has"


def test_the_environment_names_places_and_formats() -> None:
    said = environment({"DUPCHECK_CACHE_DIR": "/somewhere", "DUPCHECK_OUTPUT_FORMAT": "json"})
    assert said.cache_dir == Path("/somewhere")
    assert said.output_format == "json"


@pytest.mark.parametrize(
    ("variables", "color"),
    [
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR": "0"}, False),
        ({"CLICOLOR": "1"}, None),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm"}, None),
    ],
)
def test_colour(variables: dict[str, str], color: bool | None) -> None:
    assert environment(variables).color is color


@pytest.mark.parametrize(("value", "ci"), [("true", True), ("1", True), ("false", False)])
def test_ci(value: str, ci: bool) -> None:
    assert environment({"CI": value}).ci is ci


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

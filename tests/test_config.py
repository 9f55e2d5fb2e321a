import json
import math
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck import config
from dupcheck.config import Settings, environment, variable
from dupcheck.errors import UsageError

VALIDATOR = jsonschema.Draft7Validator(config.schema())


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

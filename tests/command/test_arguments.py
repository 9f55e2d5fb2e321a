from dataclasses import fields

import pytest

from dupcheck.command.arguments import parser
from dupcheck.command.options import overrides
from dupcheck.config import Settings, key
from dupcheck.config_files import load_settings

VALUES = {
    "model": ("builtin", "builtin"),
    "threshold": ("0.75", 0.75),
    "min_tokens": ("12", 12),
    "tests": ("separate", "separate"),
}


def parsed(*arguments: str) -> dict[str, object]:
    return overrides(parser().parse_args(["scan", *arguments]))


def test_nothing_said_is_nothing_overridden() -> None:
    assert parsed() == {}
    assert parsed("a", "b", "--show=unified", "-v") == {}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_has_the_type_of_its_field(name: str) -> None:
    text, value = VALUES[name]
    assert parsed(f"--{key(name)}", text) == {name: value}


def test_lists_are_repeated_and_switches_turned() -> None:
    said = parsed("--exclude=a", "--exclude", "b", "--no-cache", "--vendored")
    assert said == {"exclude": ("a", "b"), "cache": False, "vendored": True}


@pytest.mark.parametrize("command", [["scan"], ["explain", "a:1", "b:2"]])
def test_every_setting_is_an_option_that_gives_its_default_back(command, tmp_path) -> None:
    for field in fields(Settings):
        option, default = f"--{key(field.name)}", field.default
        if default is None or default == ():
            continue
        if isinstance(default, bool):
            said = [option if default else f"--no-{key(field.name)}"]
        else:
            said = [option, str(default)]
        given = overrides(parser().parse_args([*command, *said]))
        assert given == {field.name: default}
        assert load_settings(tmp_path, given, None, True) == Settings()


def test_every_option_is_explained() -> None:
    commands = next(action for action in parser()._actions if action.dest == "command")
    for command in dict(commands.choices or {}).values():
        assert all(action.help for action in command._actions)
        command.format_help()


@pytest.mark.parametrize("limit", ["-1", "many"])
def test_a_limit_is_a_count(limit: str, capsys) -> None:
    assert parser().parse_args(["scan", "--limit=0"]).limit == 0
    with pytest.raises(SystemExit):
        parser().parse_args(["scan", f"--limit={limit}"])
    assert f"--limit: '{limit}' is not a whole number" in capsys.readouterr().err

"""The command line as argparse knows it; the options of settings are made from their fields."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import fields
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from dupcheck import __version__
from dupcheck.config import Settings, descriptions, key, types
from dupcheck.report.options import EXCERPTS
from dupcheck.report.table import REPORTERS

COLORS = ("auto", "always", "never")
SCHEMAS = {
    "report": ("dupcheck.report", "report.schema.json"),
    "calibration": ("dupcheck.report", "calibration.schema.json"),
    "settings": ("dupcheck", "settings.schema.json"),
}
"""Published schemas: package and file."""

CALIBRATION_FORMATS = ("text", "json")
BENCH_FORMATS = ("text", "json", "markdown")
BENCH_SETTINGS = ("model", "device", "precision", "dimensions", "window_tokens")
"""What decides how a model runs."""

MOST_ALARMS = 100_000
"""Per 1,000 functions: a hundred others for each of them."""

# Private names of argparse, but the only ones for what its public functions return and share.
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
_Arguments: TypeAlias = "argparse._ActionsContainer"

_EXIT_CODES = (
    "exit codes: 0 no duplicates, 1 duplicates found, 2 wrong arguments or configuration, "
    "3 dupcheck failed, 130 interrupted"
)


def parser() -> argparse.ArgumentParser:
    """The whole command line; parsing it sets `command`."""
    top = argparse.ArgumentParser(
        prog="dupcheck",
        description="Find functions that already exist elsewhere in the repository.",
        epilog=_EXIT_CODES,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"dupcheck {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _scan(_command(commands, "scan", "find duplicates among the functions of a repository"))
    _explain(_command(commands, "explain", "say why two functions are reported, or why not"))
    _calibrate(_command(commands, "calibrate", "measure which thresholds suit a repository"))
    _bench(_command(commands, "bench", "measure how fast and how good a model is here"))
    _command(commands, "languages", "list the languages that can be read")
    _models(_command(commands, "models", "list, download, check and remove models"))
    _command(commands, "doctor", "check this installation")
    schema = _command(
        commands, "schema", "print the JSON Schema of a report, a calibration or the settings"
    )
    schema.add_argument("schema", choices=tuple(SCHEMAS), help="which one")
    return top


def overrides(arguments: argparse.Namespace) -> dict[str, Any]:
    """The settings that were given as options, by field name."""
    given: Mapping[str, Any] = vars(arguments)
    return {
        field.name: tuple(value) if isinstance(value := given[field.name], list) else value
        for field in fields(Settings)
        if field.name in given
    }


def _command(commands: _Commands, name: str, text: str) -> argparse.ArgumentParser:
    described = f"{text[0].upper()}{text[1:]}."
    return commands.add_parser(name, help=text, description=described, allow_abbrev=False)


def _scan(command: argparse.ArgumentParser) -> None:
    command.epilog = _EXIT_CODES
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="compare only what is in these folders and files (default: the whole repository)",
    )
    command.add_argument(
        "--against-all",
        action="store_true",
        help="compare what is in PATH with the whole repository",
    )
    _output(command)
    _presentation(command)
    _configuration(command)


def _explain(command: argparse.ArgumentParser) -> None:
    for side in ("left", "right"):
        command.add_argument(side, metavar="PLACE", help="path:line or path:name of a function")
    command.add_argument(
        "--show",
        choices=EXCERPTS,
        default="side-by-side",
        help="how to show the code (%(default)s)",
    )
    _color(command)
    _configuration(command)


def _models(command: argparse.ArgumentParser) -> None:
    command.set_defaults(action="list", json=False)
    actions = command.add_subparsers(dest="action", metavar="ACTION", help="what to do")
    listing = _command(actions, "list", "list all models (the default)")
    listing.add_argument("--json", action="store_true", help="for programs")
    pull = _command(actions, "pull", "download a model, or what is missing of it")
    pull.add_argument("--revision", default="", metavar="REV", help="another one than the pinned")
    verify = _command(actions, "verify", "check a model's files, and its numbers by an example")
    described = descriptions()
    for option in ("device", "precision"):
        verify.add_argument(
            f"--{option}",
            default="auto",
            help=_help(described[option], "auto"),
            choices=get_args(types()[option]),
        )
    remove = _command(actions, "remove", "delete a downloaded model, and what was made of it")
    for action in (pull, verify, remove):
        action.add_argument("name", metavar="NAME", help="a name of the list, or hf:owner/name")


def _calibrate(command: argparse.ArgumentParser) -> None:
    command.epilog = (
        "False alarms per 1,000 functions read: others that reach a threshold and are no"
        " duplicates, by the cosine alone, before the judge. exit codes: 0 done, 2 wrong arguments"
        " or configuration, 3 dupcheck failed, 130 interrupted"
    )
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="measure only what is in these folders and files (default: the whole repository)",
    )
    group = command.add_argument_group("calibration")
    group.add_argument(
        "--false-alarms",
        type=_alarms,
        metavar="RATE",
        help="wanted per 1,000 functions read, in each of the two scopes (10; for a model that only"
        " proposes 5000 within a language)",
    )
    group.add_argument(
        "--sample",
        type=_count,
        metavar="N",
        help="functions to ask about (2000), or to read by a model that is too slow to read all"
        " (300); 0 takes all",
    )
    group.add_argument("--plot", metavar="FILE", help="draw what was measured, as SVG")
    group.add_argument(
        "--format", choices=CALIBRATION_FORMATS, default="text", help="of the answer (%(default)s)"
    )
    _color(group)
    _configuration(command)


def _bench(command: argparse.ArgumentParser) -> None:
    part = command.add_mutually_exclusive_group()
    part.add_argument("--speed-only", action="store_true", help="leave out how good it is")
    part.add_argument("--quality-only", action="store_true", help="leave out how fast it is")
    command.add_argument(
        "--seconds",
        type=_count,
        default=10,
        metavar="S",
        help="of measuring speed: longer rounds, steadier figures (%(default)s)",
    )
    command.add_argument(
        "--format", choices=BENCH_FORMATS, default="text", help="of the answer (%(default)s)"
    )
    _settings(command.add_argument_group("settings"), BENCH_SETTINGS)


def _output(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("output")
    group.add_argument(
        "--format", choices=tuple(REPORTERS), help="of the report (text, or DUPCHECK_OUTPUT_FORMAT)"
    )
    group.add_argument("--output", metavar="FILE", help="write the report there, in one step")
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 despite duplicates")
    group.add_argument(
        "--show-settings", action="store_true", help="print the settings in force, and stop"
    )
    group.add_argument(
        "--show-files", action="store_true", help="print the files that would be read, and stop"
    )


def _presentation(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("presentation")
    group.add_argument(
        "--show", choices=EXCERPTS, default="none", help="the code of both sides (%(default)s)"
    )
    group.add_argument(
        "--limit",
        type=_count,
        default=50,
        metavar="N",
        help="findings to show in text, best first; 0 shows all (%(default)s)",
    )
    group.add_argument("--list-skipped", action="store_true", help="name all that was left out")
    group.add_argument("--statistics", action="store_true", help="seconds and use of the cache")
    loudness = group.add_mutually_exclusive_group()
    for flag, name, value, text in (
        ("-q", "--quiet", -1, "findings only"),
        ("-v", "--verbose", 1, "every measure of every copy"),
    ):
        loudness.add_argument(
            flag, name, dest="verbosity", action="store_const", const=value, help=text
        )
    command.set_defaults(verbosity=0)
    _color(group)


def _color(group: _Arguments) -> None:
    group.add_argument("--color", choices=COLORS, default="auto", help="colours (%(default)s)")


def _configuration(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("configuration")
    group.add_argument("--config", metavar="FILE", help="read settings from this file only")
    group.add_argument("--isolated", action="store_true", help="read no configuration file")
    settings = command.add_argument_group(
        "settings", "also keys of [tool.dupcheck] in pyproject.toml and of dupcheck.toml"
    )
    _settings(settings, [field.name for field in fields(Settings)])


def _settings(group: _Arguments, names: Sequence[str]) -> None:
    """Options for settings; what is not given is not set."""
    described = descriptions()
    for field in fields(Settings):
        if field.name in names:
            group.add_argument(
                f"--{key(field.name)}",
                dest=field.name,
                default=argparse.SUPPRESS,
                help=_help(described[field.name], field.default),
                **_value(types()[field.name]),
            )


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return int(text)


def _alarms(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value <= MOST_ALARMS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0, at most {MOST_ALARMS}")
    return value


def _help(text: str, default: object) -> str:
    said = "" if default is None or isinstance(default, bool | tuple) else f" ({default})"
    return f"{text.rstrip('.')}{said}".replace("%", "%%")


def _value(hint: object) -> dict[str, Any]:
    """What argparse must know of a type of setting."""
    kind = get_origin(hint)
    if kind in (UnionType, Union):
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
        return _value(hint)
    if kind is Annotated:
        return _value(get_args(hint)[0])
    if kind is tuple:
        return {"action": "append", **_value(get_args(hint)[0])}
    if kind is Literal:
        return {"choices": get_args(hint)}
    if hint is bool:
        return {"action": argparse.BooleanOptionalAction}
    return {"type": hint, "metavar": "TEXT" if hint is str else "N"}

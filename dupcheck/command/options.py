"""Options that several commands share; those of settings are made from their fields."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import fields
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from dupcheck.config import Settings, descriptions, key, types
from dupcheck.report.options import EXCERPTS
from dupcheck.report.table import REPORTERS

COLORS = ("auto", "always", "never")

# A private name of argparse, but the only one for what its public functions return and share.
Arguments: TypeAlias = "argparse._ActionsContainer"


def overrides(arguments: argparse.Namespace) -> dict[str, Any]:
    """The settings that were given as options, by field name."""
    given: Mapping[str, Any] = vars(arguments)
    return {
        field.name: tuple(value) if isinstance(value := given[field.name], list) else value
        for field in fields(Settings)
        if field.name in given
    }


def output(command: argparse.ArgumentParser) -> None:
    """Where the report goes, and what the exit code says."""
    group = command.add_argument_group("output")
    group.add_argument(
        "--format",
        choices=tuple(REPORTERS),
        metavar="FORMAT",
        help=f"of the report (text, or DUPCHECK_OUTPUT_FORMAT): {', '.join(REPORTERS)}",
    )
    group.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT=]FILE",
        help="write a report there, in one step; several times for several; - is the screen",
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 despite duplicates")
    group.add_argument(
        "--show-settings", action="store_true", help="print the settings in force, and stop"
    )
    group.add_argument(
        "--show-files", action="store_true", help="print the files that would be read, and stop"
    )


def presentation(command: argparse.ArgumentParser) -> None:
    """How a report is shown to a person."""
    group = command.add_argument_group("presentation")
    group.add_argument(
        "--show",
        choices=EXCERPTS,
        default="",
        help="the code of both sides in text and json; none leaves it out of markdown and html too",
    )
    group.add_argument(
        "--limit",
        type=count,
        default=50,
        metavar="N",
        help="findings to show in text, best first; 0 shows all (%(default)s)",
    )
    group.add_argument("--list-skipped", action="store_true", help="name all that was left out")
    group.add_argument(
        "--list-suppressed", action="store_true", help="show what is known, ignored or silenced"
    )
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
    color(group)


def color(group: Arguments) -> None:
    """Whether there are colours."""
    group.add_argument("--color", choices=COLORS, default="auto", help="colours (%(default)s)")


def configuration(command: argparse.ArgumentParser) -> None:
    """Where settings come from, and all of them."""
    group = command.add_argument_group("configuration")
    group.add_argument("--config", metavar="FILE", help="read settings from this file only")
    group.add_argument("--isolated", action="store_true", help="read no configuration file")
    group = command.add_argument_group(
        "settings", "also keys of [tool.dupcheck] in pyproject.toml and of dupcheck.toml"
    )
    settings(group, [field.name for field in fields(Settings)])


def settings(group: Arguments, names: Sequence[str]) -> None:
    """Options for settings; what is not given is not set."""
    described = descriptions()
    for field in fields(Settings):
        if field.name in names:
            group.add_argument(
                f"--{key(field.name)}",
                dest=field.name,
                default=argparse.SUPPRESS,
                help=help_text(described[field.name], field.default),
                **_value(types()[field.name]),
            )


def count(text: str) -> int:
    """A whole number from 0 on, for argparse."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return int(text)


def help_text(text: str, default: object) -> str:
    """A sentence with its default, as argparse wants it."""
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

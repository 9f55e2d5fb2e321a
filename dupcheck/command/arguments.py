"""The command line as argparse knows it; the options of settings are made from their fields."""

import argparse
from typing import TypeAlias, get_args

from dupcheck import __version__
from dupcheck.command import options
from dupcheck.config import descriptions, types
from dupcheck.report.options import EXCERPTS

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
    _diff(_command(commands, "diff", "find what a change repeats"))
    _baseline(_command(commands, "baseline", "keep a file of known duplicates"))
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
    options.output(command)
    options.presentation(command)
    options.configuration(command)


def _diff(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Find what a change repeats: functions that it added or changed are compared with the whole"
        " repository and with one another. Without an option: what CI or a hook of"
        " pre-commit has to check, or elsewhere the work tree against where it left the default"
        " branch."
    )
    command.epilog = _EXIT_CODES
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="only what was changed in these folders and files"
    )
    group = command.add_argument_group("change")
    what = group.add_mutually_exclusive_group()
    what.add_argument(
        "--base", metavar="REF", help="since the work tree, or --to, left this branch or commit"
    )
    what.add_argument("--from", dest="from_", metavar="REV", help="from exactly this commit on")
    what.add_argument("--staged", action="store_true", help="what would be committed")
    what.add_argument(
        "--stdin", action="store_true", help="a unified diff that was applied to the work tree"
    )
    group.add_argument("--to", metavar="REV", help="up to this commit, instead of the work tree")
    group.add_argument(
        "--fetch",
        action=argparse.BooleanOptionalAction,
        help="get from the remote what a shallow clone lacks (in CI, yes)",
    )
    group.add_argument(
        "--config-from",
        metavar="base|REV",
        help="take settings, baseline and ignore files from there, not from the change itself",
    )
    options.output(command)
    options.presentation(command)
    options.configuration(command)


def _baseline(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Keep a file of known duplicates: `scan` and `diff` are quiet about them where the setting"
        " `baseline` names it. The whole repository is scanned for it."
    )
    actions = command.add_subparsers(
        dest="action", metavar="ACTION", required=True, help="what to do"
    )
    for name, text in (
        ("write", "make everything known that is found now; reasons are kept"),
        ("check", "say what is new and what is found no more; exit with 1 for the latter"),
        ("prune", "remove what is found no more; nothing becomes known by it"),
        ("add", "make one finding known"),
    ):
        action = _command(actions, name, text)
        if name == "add":
            action.add_argument("fingerprint", help="of the finding, or its first six characters")
            action.add_argument("--reason", default="", metavar="TEXT", help="why it may stay")
        options.configuration(action)


def _explain(command: argparse.ArgumentParser) -> None:
    for side in ("left", "right"):
        command.add_argument(side, metavar="PLACE", help="path:line or path:name of a function")
    command.add_argument(
        "--show",
        choices=EXCERPTS,
        default="side-by-side",
        help="how to show the code (%(default)s)",
    )
    options.color(command)
    options.configuration(command)


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
            help=options.help_text(described[option], "auto"),
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
        type=options.count,
        metavar="N",
        help="functions to ask about (2000), or to read by a model that is too slow to read all"
        " (300); 0 takes all",
    )
    group.add_argument("--plot", metavar="FILE", help="draw what was measured, as SVG")
    group.add_argument(
        "--format", choices=CALIBRATION_FORMATS, default="text", help="of the answer (%(default)s)"
    )
    options.color(group)
    options.configuration(command)


def _bench(command: argparse.ArgumentParser) -> None:
    part = command.add_mutually_exclusive_group()
    part.add_argument("--speed-only", action="store_true", help="leave out how good it is")
    part.add_argument("--quality-only", action="store_true", help="leave out how fast it is")
    command.add_argument(
        "--seconds",
        type=options.count,
        default=10,
        metavar="S",
        help="of measuring speed: longer rounds, steadier figures (%(default)s)",
    )
    command.add_argument(
        "--format", choices=BENCH_FORMATS, default="text", help="of the answer (%(default)s)"
    )
    options.settings(command.add_argument_group("settings"), BENCH_SETTINGS)


def _alarms(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value <= MOST_ALARMS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0, at most {MOST_ALARMS}")
    return value

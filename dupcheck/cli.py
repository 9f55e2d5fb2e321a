"""The command line: arguments, dispatch, exit codes; the only module that prints or exits."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from dupcheck.changes import WORK_TREE, Snapshot
from dupcheck.command import arguments, options, terminal
from dupcheck.command.outputs import Output, outputs
from dupcheck.command.progress import ProgressLine
from dupcheck.config import Settings, environment, key
from dupcheck.errors import DupcheckError, ExitCode
from dupcheck.progress import Progress, silent
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import inert, printable
from dupcheck.report.table import reporter

if TYPE_CHECKING:
    from dupcheck.command.target import Target
    from dupcheck.records import Report

# Commands import what they need when they run: `dupcheck --help` loads no numpy and no parser.


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and returns the exit code; wrong arguments exit at once, with 2."""
    try:
        given = arguments.parser().parse_args(argv)
        return int(_COMMANDS[given.command](given))
    except DupcheckError as error:
        _say(f"dupcheck: error: {error}", *([f"hint: {error.hint}"] if error.hint else []))
        return int(error.exit_code)
    except KeyboardInterrupt:
        _say("dupcheck: interrupted")
        return int(ExitCode.INTERRUPTED)
    except Exception as error:
        _say(*_bug_report(error))
        return int(ExitCode.FAILED)
    finally:
        terminal.finish(sys.stdout)


def _scan(given: argparse.Namespace) -> ExitCode:
    from dupcheck import pipeline
    from dupcheck.command.known import known

    wanted = _outputs(given)
    target = _target(given, given.paths)
    if given.show_settings:
        return _print_settings(target)
    if given.show_files:
        return _print_files(target, () if given.against_all else target.paths)
    with _progress() as progress:
        report = pipeline.scan(
            target.root,
            target.settings,
            target.paths,
            progress,
            target.cache_folder,
            given.against_all and bool(target.paths),
            known(target),
        )
    return _deliver(given, target, report, wanted)


def _diff(given: argparse.Namespace) -> ExitCode:
    from dupcheck.change.resolve import resolve
    from dupcheck.command import diff
    from dupcheck.command.root import root_of

    wanted = _outputs(given)
    change = resolve(root_of(given.paths), diff.wish(given, sys.stdin.buffer), os.environ)
    target = _target(given, given.paths, diff.rules_from(given.config_from, change))
    if given.show_settings:
        return _print_settings(target)
    if given.show_files:
        return _print_files(target, snapshot=change.after if change else WORK_TREE)
    with _progress() as progress:
        report = diff.report(change, target, progress)
    return _deliver(given, target, report, wanted)


def _outputs(given: argparse.Namespace) -> tuple[Output, ...]:
    return outputs(given.output, given.format, environment().output_format)


def _deliver(
    given: argparse.Namespace, target: "Target", report: "Report", wanted: Sequence[Output]
) -> ExitCode:
    from dupcheck.command.files import located
    from dupcheck.policy import exhausts

    for one in wanted:
        shown = _options(given, target, not one.on_screen)
        text = reporter(one.format)(report, located(shown, target.root, report, environment()))
        if one.on_screen:
            terminal.write(sys.stdout, text)
        else:
            terminal.write_file(Path(one.file), text, target.root)
    budget = target.settings.budget
    if given.verbosity >= 0:
        _say(*_after(report, wanted, budget))
    failed = exhausts(report.findings, budget) and not given.exit_zero
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN


def _after(report: "Report", wanted: Sequence[Output], budget: int) -> list[str]:
    """What to say when all is done; times would make equal reports differ, so they stand here."""
    from dupcheck.report.words import count

    took = f"took {sum(seconds for _, seconds in report.stats.seconds):.1f} s"
    failing = sum(finding.fails for finding in report.findings)
    said = [f"{failing} of {budget} that the budget allows"] if 0 < failing <= budget else []
    files = [one.file for one in wanted if not one.on_screen]
    if files:
        found = count(len(report.findings), "finding")
        return [*said, f"{found} written to {' and '.join(files)}, {took}"]
    return [*said, took] if sys.stderr.isatty() else said


def _baseline(given: argparse.Namespace) -> ExitCode:
    from dupcheck.command.known import USUAL, everything, kept, text_of

    target = _target(given, ())
    with _progress() as progress:
        report = everything(target, progress)
    file = target.settings.baseline or USUAL
    done = kept(given, report, text_of(target, file), file)
    if done.text is not None:
        terminal.write_file(target.root / file, done.text, target.root)
    terminal.write(sys.stdout, _lines(done.lines))
    return ExitCode.CLEAN if done.passed else ExitCode.FINDINGS


def _explain(given: argparse.Namespace) -> ExitCode:
    from dupcheck import pipeline
    from dupcheck.report import explanation

    target = _target(given, ())
    left, right = target.place(given.left), target.place(given.right)
    explained = pipeline.explain(target.root, left, right, target.settings, target.cache_folder)
    terminal.write(sys.stdout, explanation.render(explained, _options(given, target)))
    return ExitCode.CLEAN


def _calibrate(given: argparse.Namespace) -> ExitCode:
    from dupcheck.calibrate import calibrate
    from dupcheck.command.calibrate import plotted, rendered

    target = _target(given, given.paths)
    with _progress() as progress:
        found = calibrate(
            target.root,
            target.settings,
            target.paths,
            given.false_alarms,
            given.sample,
            progress,
            target.cache_folder,
        )
    if given.plot:
        terminal.write_file(Path(given.plot), plotted(found), target.root)
    terminal.write(sys.stdout, rendered(given.format, found, _options(given, target)))
    return ExitCode.CLEAN


def _bench(given: argparse.Namespace) -> ExitCode:
    from dupcheck.bench.outcome import Wanted, outcome
    from dupcheck.command.bench import rendered

    wanted = Wanted(
        speed=not given.quality_only, quality=not given.speed_only, seconds=given.seconds
    )
    with _progress() as progress:
        found = outcome(Settings(**options.overrides(given)), wanted, progress)
    terminal.write(sys.stdout, rendered(given.format, found))
    return ExitCode.CLEAN


def _languages(_: argparse.Namespace) -> ExitCode:
    from importlib.util import find_spec

    from dupcheck.languages.table import LANGUAGES

    rows = [("LANGUAGE", "INSTALLED", "PART OF", "FILES")]
    for language in LANGUAGES.values():
        module = language.grammar.partition(":")[0]
        installed = "yes" if not module or find_spec(module) else "no"
        files = (*language.extensions, *language.filenames)
        part = "[langs]" if language.extra else "core"
        rows.append((language.name, installed, part, " ".join(files)))
    terminal.write(sys.stdout, _lines(terminal.aligned(rows)))
    return ExitCode.CLEAN


def _models(given: argparse.Namespace) -> ExitCode:
    from dupcheck.command import models

    with _progress() as progress:
        done = models.ACTIONS[given.action or "list"](given, progress, _note)
    terminal.write(sys.stdout, _lines(done.lines))
    return ExitCode.CLEAN if done.passed else ExitCode.FAILED


def _doctor(_: argparse.Namespace) -> ExitCode:
    from dupcheck.command import doctor
    from dupcheck.command.target import cache_folder

    failed = False
    for check in doctor.checks(cache_folder(environment())):
        failed = failed or check.state is doctor.State.FAIL
        terminal.write(
            sys.stdout, f"{check.state:<4}  {check.name:<13}  {printable(check.found)}\n"
        )
    return ExitCode.FAILED if failed else ExitCode.CLEAN


def _schema(given: argparse.Namespace) -> ExitCode:
    from importlib import resources

    package, name = arguments.SCHEMAS[given.schema]
    text = (resources.files(package) / name).read_text(encoding="utf-8")
    terminal.write(sys.stdout, text)
    return ExitCode.CLEAN


def _print_settings(target: "Target") -> ExitCode:
    lines = []
    for name in target.settings.__slots__:
        value = getattr(target.settings, name)
        # JSON's numbers, booleans, strings and lists are TOML's as well; nothing is a comment.
        shown = json.dumps(list(value) if isinstance(value, tuple) else value)
        lines.append(
            f"# {key(name)} is the model's own" if value is None else f"{key(name)} = {shown}"
        )
    terminal.write(sys.stdout, "".join(f"{line}\n" for line in lines))
    return ExitCode.CLEAN


def _print_files(
    target: "Target", paths: Sequence[str] = (), snapshot: Snapshot = WORK_TREE
) -> ExitCode:
    from dupcheck.records import SourceFile
    from dupcheck.sources import source_files

    for item in source_files.read(target.root, target.settings, paths, snapshot, target.rules):
        if isinstance(item, SourceFile):
            terminal.write(sys.stdout, _lines([target.locate(item.path)]))
    return ExitCode.CLEAN


def _target(given: argparse.Namespace, paths: Sequence[str], rules_from: str = "") -> "Target":
    from dupcheck.command.target import target

    said = options.overrides(given)
    return target(paths, said, given.config, given.isolated, environment(), rules_from)


def _options(given: argparse.Namespace, target: "Target", in_file: bool = False) -> ReportOptions:
    shown = vars(given)
    screen = terminal.terminal(sys.stdout, given.color, environment())
    return ReportOptions(
        color=screen.color and not in_file,
        unicode=screen.unicode or in_file,
        width=0 if in_file else screen.width,
        limit=shown.get("limit", 0),
        show=shown.get("show", ""),
        list_skipped=shown.get("list_skipped", False),
        list_suppressed=shown.get("list_suppressed", False),
        statistics=shown.get("statistics", False),
        verbosity=shown.get("verbosity", 0),
        locate=target.locate,
    )


def _progress() -> nullcontext[Progress] | ProgressLine:
    if sys.stderr.isatty() and not environment().ci:
        return ProgressLine(sys.stderr)
    return nullcontext(silent)


def _note(line: str) -> None:
    """Something to know while a command still runs; it wipes a line of progress."""
    wipe = "\r" if sys.stderr.isatty() else ""
    shown = f"{wipe}{printable(line):<60}" if wipe else printable(line)
    terminal.write(sys.stderr, f"{shown}\n")


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"{inert(printable(line))}\n" for line in lines)


def _bug_report(error: Exception) -> list[str]:
    import platform
    import traceback

    from dupcheck import __version__

    return [
        *"".join(traceback.format_exception(error)).rstrip().split("\n"),
        "",
        "dupcheck: this is a bug in dupcheck, not in your code. Please report it with the above.",
        f"dupcheck {__version__}, Python {platform.python_version()}, {platform.platform()}",
    ]


def _say(*lines: str) -> None:
    terminal.write(sys.stderr, _lines(lines))


_COMMANDS: dict[str, Callable[[argparse.Namespace], ExitCode]] = {
    "scan": _scan,
    "diff": _diff,
    "baseline": _baseline,
    "explain": _explain,
    "calibrate": _calibrate,
    "bench": _bench,
    "languages": _languages,
    "models": _models,
    "doctor": _doctor,
    "schema": _schema,
}

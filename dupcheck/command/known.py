"""The file of known findings that the settings name."""

import argparse
from dataclasses import replace
from pathlib import Path

from dupcheck.baseline import LARGEST, Baseline, read
from dupcheck.command import baseline
from dupcheck.command.baseline import Done
from dupcheck.command.target import Target
from dupcheck.errors import UsageError
from dupcheck.progress import Progress
from dupcheck.records import Report

USUAL = "dupcheck-baseline.json"
"""Where `dupcheck baseline` keeps it unless the settings name another file."""


def known(target: Target) -> Baseline:
    """What the settings say is known; nothing where they name no baseline."""
    name = target.settings.baseline
    if not name:
        return Baseline()
    text = text_of(target, name)
    if text is None:
        hint = "dupcheck baseline write makes one; or take `baseline` out of the settings."
        raise UsageError(f"{target.files.title}{name}: there is no such file", hint)
    return read(text, f"{target.files.title}{name}")


def text_of(target: Target, name: str) -> str | None:
    """The text of a baseline, from where the settings come from; None where there is none."""
    content = _outside(Path(name)) if Path(name).is_absolute() else target.files.read(name)
    if content is None:
        return None
    if len(content) > LARGEST:
        raise UsageError(f"{name}: more than {LARGEST:,} bytes")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8") from error


def _outside(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error


def everything(target: Target, progress: Progress) -> Report:
    """All that a scan finds that knows no baseline."""
    from dupcheck import pipeline

    settings = replace(target.settings, baseline="", fail_on="new")
    return pipeline.scan(target.root, settings, (), progress, target.cache_folder)


def kept(given: argparse.Namespace, report: Report, existing: str | None, where: str) -> Done:
    """What `dupcheck baseline` makes of the file."""
    if given.action == "add":
        return baseline.add(report, given.fingerprint, given.reason, existing, where)
    actions = {"write": baseline.write, "check": baseline.check, "prune": baseline.prune}
    return actions[given.action](report, existing, where)

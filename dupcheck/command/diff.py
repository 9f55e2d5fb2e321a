"""What `dupcheck diff` is asked, and what the answer is."""

import argparse
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dupcheck.change.wish import Wish
from dupcheck.changes import Change
from dupcheck.errors import UsageError
from dupcheck.progress import Progress

if TYPE_CHECKING:
    from dupcheck.command.target import Target
    from dupcheck.records import Report

BASE = "base"
"""As the commit that rules are taken from: where the change begins."""

_LARGEST = 256_000_000
"""Bytes of a diff; one that is larger was not made by people."""


def wish(given: argparse.Namespace, stdin: BinaryIO) -> Wish:
    """The change that the arguments name; raises `UsageError` where they contradict each other."""
    return Wish(
        base=given.base or "",
        start=given.from_ or "",
        end=given.to or "",
        staged=given.staged,
        patch=_read(stdin) if given.stdin else None,
        fetch=given.fetch,
    )


def _read(stdin: BinaryIO) -> bytes:
    content = stdin.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise UsageError(f"the diff has more than {_LARGEST:,} bytes", "Use --base or --from.")
    return content


def rules_from(wanted: str | None, change: Change | None) -> str:
    """The commit that `--config-from` means, "" for the state that is read.

    `base` is where the change begins; where there is no change, nobody proposes anything.
    """
    if wanted != BASE:
        return wanted or ""
    if change is None:
        return ""
    if not change.base:
        raise UsageError(f"--config-from {BASE}: this change begins at no commit", "Name one.")
    return change.base


def report(change: Change | None, target: "Target", progress: Progress) -> "Report":
    """What a change repeats; without one, all that repeats itself in the repository."""
    from dupcheck import no_code
    from dupcheck.command.known import known

    work, baseline = (progress, target.cache_folder), known(target)
    part = change and _noted(within(change, target.root, target.paths), target)
    if part and not no_code.concerns_code(part):
        return no_code.report(part, target.settings)
    from dupcheck import pipeline  # heavy: most commits of text and pictures never come here

    if part is None:
        return pipeline.scan(target.root, target.settings, target.paths, *work, baseline=baseline)
    return pipeline.diff(target.root, target.settings, part, *work, baseline, target.rules)


def _noted(change: Change, target: "Target") -> Change:
    """The change, with a notice where it is about what decides whether it passes."""
    from dupcheck.sources import rule_changes

    if target.rules is None:
        return change
    also = [target.settings.baseline] if target.settings.baseline else []
    names = rule_changes.changed(target.root, target.rules, change.after, also)
    if not names:
        return change
    said = f"this change edits {', '.join(names)}: that counts only once it is merged"
    return replace(change, notices=(*change.notices, said))


def within(change: Change, root: Path, paths: Iterable[str]) -> Change:
    """The part of a change that lies in some folders and files; links in their paths are followed.

    `root` is resolved.
    """
    inside = [Path(os.path.realpath(path)) for path in paths]
    if not inside:
        return change
    files = tuple(
        file
        for file in change.files
        if any((root / (file.path or file.old_path)).is_relative_to(path) for path in inside)
    )
    return replace(change, files=files)

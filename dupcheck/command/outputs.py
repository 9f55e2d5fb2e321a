"""Where the reports of one run go, and in which formats."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from dupcheck.errors import UsageError
from dupcheck.report.table import REPORTERS
from dupcheck.suggest import suggestion

SCREEN = "-"
"""Standard output, as a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A report in one format; `file` may be `SCREEN`."""

    format: str
    file: str

    @property
    def on_screen(self) -> bool:
        """Whether it goes to standard output."""
        return self.file == SCREEN


def outputs(wanted: Sequence[str], chosen: str | None, usual: str | None) -> tuple[Output, ...]:
    """What `--output FILE` and `--output FORMAT=FILE` ask for, besides the report on the screen.

    `chosen` is `--format`, `usual` what the environment prefers. A file without a format of its own
    takes the place of the screen, and so does a format that goes there.
    """
    own = [_output(text, chosen, usual or "text") for text in wanted]
    bare = any("=" not in text for text in wanted)
    shown = [one.format for one in own if one.on_screen]
    if chosen and shown and not bare and chosen not in shown:
        hint = f"write --output {chosen}=- or --output {chosen}=FILE as well"
        raise UsageError(
            f"--format {chosen}, and --output {shown[0]}=-: which on the screen?", hint
        )
    if bare or shown:
        return _once(own)
    return _once([Output(format=_known(chosen or usual or "text"), file=SCREEN), *own])


def _output(text: str, chosen: str | None, usual: str) -> Output:
    name, equals, file = text.partition("=")
    if not equals:
        return Output(format=_known(chosen or _by_ending(text) or usual), file=text)
    if not file:
        raise UsageError(f"--output {text}: there is no file", f"write --output {name}=FILE")
    return Output(format=_known(name), file=file)


def _by_ending(file: str) -> str:
    """The format that the ending of a file's name is the name of."""
    ending = PurePath(file).suffix.removeprefix(".").lower()
    return ending if ending in REPORTERS else ""


def _known(name: str) -> str:
    if name not in REPORTERS:
        raise UsageError(f'unknown format "{name}"', suggestion(name, REPORTERS))
    return name


def _once(found: Sequence[Output]) -> tuple[Output, ...]:
    files = [os.path.abspath(one.file) for one in found if not one.on_screen]
    for file in files:
        if files.count(file) > 1:
            raise UsageError(f"two reports would go to {file}", "give each a file of its own")
        if os.path.isdir(file):  # told before a run, not after it
            raise UsageError(f"{file} is a folder", "name a file in it")
    return tuple(found)

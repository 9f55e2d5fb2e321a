"""Where output goes: what the terminal can show, a stream that may close, a file in one step."""

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from dupcheck.config import Environment
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.report.style import SIGNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What a stream can show; `width` is 0 where nobody looks at lines of a certain width."""

    color: bool
    unicode: bool
    width: int


def terminal(stream: TextIO, choice: str, environment: Environment) -> Terminal:
    """What to send to a stream; `choice` of colours is "auto", "always" or "never"."""
    watched = stream.isatty()
    wanted = watched if environment.color is None else environment.color
    return Terminal(
        color=choice == "always" or (choice == "auto" and wanted),
        unicode=_can_show(SIGNS, stream.encoding),
        width=shutil.get_terminal_size().columns if watched else 0,
    )


def _can_show(text: str, encoding: str | None) -> bool:
    try:
        text.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table as lines, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def write(stream: TextIO, text: str) -> None:
    """Writes all of a text, its line ends as they are, whatever the encoding of the stream.

    A reader that went away (`| head`) is no error: what is left is dropped.
    """
    try:
        encoded = text.encode(stream.encoding or "utf-8", "backslashreplace")
        stream.flush()
        if hasattr(stream, "buffer"):
            stream.buffer.write(encoded)
        else:
            stream.write(encoded.decode(stream.encoding or "utf-8"))
        stream.flush()
    except OSError as error:
        if not _is_closed_pipe(error):
            raise DupcheckError(f"the output could not be written: {error}") from error
        _discard(stream)


def _is_closed_pipe(error: OSError) -> bool:
    # Windows answers EINVAL where others answer EPIPE.
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == 22)


def finish(stream: TextIO) -> None:
    """Flushes what argparse or Python left in a stream whose reader may have gone away."""
    try:
        stream.flush()
    except (OSError, ValueError):
        _discard(stream)


def _discard(stream: TextIO) -> None:
    """Sends what is still to come to nowhere, or Python would complain when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def write_file(path: Path, text: str, root: Path) -> None:
    """Writes a file whole or not at all, and makes the folders above it.

    A link that lies in the repository is not followed out of it: a hostile one could have any
    file of the user overwritten.
    """
    try:
        _refuse_escape(path, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        if (path.exists() and not path.is_file()) or path.is_relative_to("/dev"):
            path.write_bytes(text.encode())  # a device or a named pipe is not to be replaced
            return
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            draft.write_bytes(text.encode())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


def _refuse_escape(path: Path, root: Path) -> None:
    folder = Path(os.path.abspath(path.parent))
    if folder.is_relative_to(root) and not Path(os.path.realpath(folder)).is_relative_to(root):
        raise UsageError(f"{path} lies behind a link that leads out of the repository")

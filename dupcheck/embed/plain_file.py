"""Opening what a model's folder holds, which may be anything."""

import errno
import hashlib
import stat
from io import BufferedReader
from pathlib import Path

from dupcheck.errors import DupcheckError


def opened(file: Path) -> BufferedReader:
    """The file, to be read; raises `OSError` for a device or a pipe, which may never end."""
    mode = file.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "not a plain file", str(file))
    return file.open("rb")


def content(file: Path, most: int) -> bytes:
    """All of a file; raises `OSError` for one that cannot be read or has more bytes than `most`."""
    with opened(file) as stream:
        found = stream.read(most + 1)
    if len(found) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(file))
    return found


def digest(file: Path) -> bytes:
    """SHA-256; raises `DupcheckError` for what cannot be read to its end."""
    try:
        with opened(file) as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError as error:
        raise DupcheckError(f"the model's file {file} cannot be read ({error.strerror})") from error

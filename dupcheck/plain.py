"""Files that are what they seem: no link is followed and no pipe is waited for."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)


def opened(path: Path) -> BinaryIO:
    """A regular file, to read; raises `OSError` for anything else, and where a link stands."""
    file = open(os.open(path, _FLAGS), "rb")  # noqa: SIM115 - whoever asked closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError("not a regular file")
    return file


def is_plain_folder(root: str, folder: str) -> bool:
    """Whether no part of a folder's path is a link (names may differ in case on some systems)."""
    place = os.path.join(root, *folder.split("/"))
    return os.path.normcase(os.path.realpath(place)) == os.path.normcase(os.path.normpath(place))

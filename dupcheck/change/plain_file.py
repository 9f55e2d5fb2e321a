"""Contents of the work tree, read without following a link or waiting for a pipe."""

import os
import stat
from functools import lru_cache
from pathlib import Path

_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)


class PlainFiles:
    """The regular files below a folder.

    What lies behind a link, or in a linked folder, does not count: git does not look there either.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self._is_plain = lru_cache(maxsize=1024)(self._is_plain_folder)

    def exists(self, path: str) -> bool:
        """Whether there is anything of this name."""
        return os.path.lexists(self.root / path)

    def read(self, path: str, limit: int) -> bytes | None:
        """The content of a file, of a larger one a byte more than `limit`; None without one."""
        try:
            if not self._is_plain(path.rpartition("/")[0]):
                return None
            with open(os.open(self.root / path, _FLAGS), "rb") as file:
                plain = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
                return file.read(limit + 1) if plain else None
        except (OSError, ValueError):
            return None

    def _is_plain_folder(self, folder: str) -> bool:
        place = os.path.join(self.root, *folder.split("/"))
        real = os.path.realpath(place)
        return os.path.normcase(real) == os.path.normcase(os.path.normpath(place))

"""Contents of the work tree, read without following a link or waiting for a pipe."""

import os
from functools import lru_cache
from pathlib import Path

from dupcheck.plain import is_plain_folder, opened


class PlainFiles:
    """The regular files below a folder.

    What lies behind a link, or in a linked folder, does not count: git does not look there either.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self._is_plain = lru_cache(maxsize=1024)(is_plain_folder)

    def exists(self, path: str) -> bool:
        """Whether there is anything of this name."""
        return os.path.lexists(self.root / path)

    def read(self, path: str, limit: int) -> bytes | None:
        """The content of a file, of a larger one a byte more than `limit`; None without one."""
        try:
            if not self._is_plain(str(self.root), path.rpartition("/")[0]):
                return None
            with opened(self.root / path) as file:
                return file.read(limit + 1)
        except (OSError, ValueError):
            return None

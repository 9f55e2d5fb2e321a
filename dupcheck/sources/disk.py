"""The work tree of a repository as it lies on the disk, or a folder that is in none."""

import os
import stat
from collections.abc import Generator, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from dupcheck.git import listing
from dupcheck.git.listing import Entry, Kind
from dupcheck.languages import detect
from dupcheck.plain import is_plain_folder, opened
from dupcheck.records import Skipped, SkipReason
from dupcheck.sources.ignore import on_disk
from dupcheck.sources.state import FIRST_LINE, Content, is_always_told, skipped, unreadable
from dupcheck.sources.walk import walk


class Disk:
    """Fulfils `State`; outside git `installed` says whether installed packages are read as well."""

    def __init__(self, root: Path, *, in_git: bool, installed: bool) -> None:
        self._root = root
        self._in_git = in_git
        self._installed = installed
        self._plain_folder = lru_cache(maxsize=1024)(is_plain_folder)
        self.rules = on_disk(root)

    def entries(self) -> Sequence[Entry]:
        """See `State`."""
        if self._in_git:
            return listing.listing(self._root)
        return list(walk(self._root, installed=self._installed))

    def several(self, paths: Sequence[str]) -> Iterator[bytes | None]:
        """See `State`."""
        return map(self.rules, paths)

    def has(self, path: str) -> bool:
        """See `State`."""
        return os.path.lexists(self._root / path)

    def attributes(self, paths: Sequence[str]) -> dict[str, dict[str, bool]]:
        """See `State`."""
        return listing.attributes(self._root, paths) if self._in_git else {}

    def present(self, entries: Sequence[Entry]) -> Iterator[Entry | Skipped]:
        """See `State`."""
        for entry in entries:
            found = skipped(entry) if is_always_told(entry.kind) else self._seen(entry)
            if found:
                yield found

    def contents(
        self, files: Sequence[Entry], limit: int
    ) -> Generator[Content | Skipped, None, None]:
        """See `State`."""
        for entry in files:
            try:
                yield _read(self._root / entry.path, limit)
            except OSError as error:
                yield unreadable(entry.path, error.strerror or str(error))

    def _seen(self, entry: Entry) -> Entry | Skipped | None:
        """A regular file, or why there is none; None where it is gone, or not a file at all."""
        path = entry.path
        try:
            mode = os.lstat(self._root / path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            return unreadable(path, error.strerror or str(error))
        if entry.kind is Kind.SYMLINK or stat.S_ISLNK(mode):
            named = detect.by_name(path)
            return Skipped(path=path, reason=SkipReason.SYMLINK) if named else None
        if not stat.S_ISREG(mode):
            return None
        if not self._plain_folder(str(self._root), path.rpartition("/")[0]):
            return Skipped(path=path, reason=SkipReason.SYMLINK, detail="in a linked folder")
        return entry


def _read(path: Path, limit: int) -> Content:
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(FIRST_LINE if size > limit else limit + 1)
        return Content(data, max(size, len(data)))

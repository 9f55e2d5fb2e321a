"""Ignore files and patterns as in .gitignore."""

import os
import stat
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from pathspec import GitIgnoreSpec

from dupcheck.errors import UsageError

OWN_FILE = ".dupcheckignore"
WALK_FILES = (".gitignore", ".ignore")

_LARGEST = 1_000_000


class IgnoreFiles:
    """The ignore files of some names in a folder tree; of several that speak, the deepest decides.

    Nothing comes back once a folder above it is ignored, as in git.
    """

    def __init__(self, root: Path, names: Sequence[str]) -> None:
        self._root = root
        self._names = names
        self._rules = lru_cache(maxsize=None)(self._read)
        self._folders: dict[str, str | None] = {"": None}

    def ignores(self, path: str) -> str | None:
        """The ignore file that leaves out a file, or None."""
        return self.ignores_folder(_parent(path)) or self._decide(path, path)

    def ignores_folder(self, path: str) -> str | None:
        """The ignore file that leaves out a folder ("" is the root), or None."""
        if path not in self._folders:
            unknown = [path]
            while (parent := _parent(unknown[-1])) not in self._folders:
                unknown.append(parent)
            for folder in reversed(unknown):
                above = self._folders[_parent(folder)]
                self._folders[folder] = above or self._decide(folder, folder + "/")
        return self._folders[path]

    def _decide(self, path: str, shape: str) -> str | None:
        folder = _parent(path)
        while True:
            for source, rules in reversed(self._rules(folder)):
                answer = rules.check_file(shape[len(folder) + 1 :] if folder else shape).include
                if answer is not None:
                    return source if answer else None
            if not folder:
                return None
            folder = _parent(folder)

    def _read(self, folder: str) -> list[tuple[str, GitIgnoreSpec]]:
        found = []
        for name in self._names:
            source = f"{folder}/{name}" if folder else name
            lines = _lines(self._root / source)
            if lines:
                found.append((source, GitIgnoreSpec.from_lines(_valid(lines))))
        return found


@lru_cache(maxsize=16)
def patterns(lines: tuple[str, ...], key: str) -> GitIgnoreSpec:
    """Patterns that were given as a setting; `key` names it where one cannot be understood."""
    wrong = [line for line in lines if not _understood(line)]
    if wrong:
        raise UsageError(f"{key}: not a pattern as in .gitignore: {wrong[0]!r}")
    return GitIgnoreSpec.from_lines(lines)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _lines(path: Path) -> list[str]:
    """The lines of an ignore file; none where it is not a small regular file: never a pipe."""
    try:
        facts = os.lstat(path)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _LARGEST:
            return []
        content = path.read_bytes()
    except OSError:
        return []
    text = os.fsdecode(content.removeprefix(b"\xef\xbb\xbf"))
    return [line.removesuffix("\r") for line in text.split("\n")]


def _valid(lines: Iterable[str]) -> list[str]:
    """What git would not understand, it passes over in silence."""
    return [line for line in lines if _understood(line)]


def _understood(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True

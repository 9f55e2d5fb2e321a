"""Ignore files and patterns as in .gitignore."""

import os
import re
import stat
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from pathspec import GitIgnoreSpec

from dupcheck.errors import UsageError
from dupcheck.sources.state import LARGEST_RULES

OWN_FILE = ".dupcheckignore"
WALK_FILES = (".gitignore", ".ignore")

Reader = Callable[[str], bytes | None]
"""Gives the content of a file by its path from the root, None where there is none."""

_Rules = tuple[tuple[str, str, GitIgnoreSpec], ...]


class IgnoreFiles:
    """The ignore files of some names in a folder tree; of several that speak, the deepest decides.

    Nothing comes back once a folder above it is ignored, as in git.
    """

    def __init__(self, read: Reader, names: Sequence[str]) -> None:
        self._content = read
        self._names = names
        # For each folder the file that ignores it, and the rules in it and above, deepest first.
        self._folders: dict[str, tuple[str | None, _Rules]] = {"": (None, self._read(""))}

    def ignores(self, path: str) -> str | None:
        """The ignore file that leaves out a file, or None."""
        ignored, rules = self._folder(_parent(path))
        return ignored or _decide(path, rules)

    def ignores_folder(self, path: str) -> str | None:
        """The ignore file that leaves out a folder ("" is the root), or None."""
        return self._folder(path)[0]

    def _folder(self, path: str) -> tuple[str | None, _Rules]:
        unknown = []
        while path not in self._folders:
            unknown.append(path)
            path = _parent(path)
        ignored, rules = self._folders[path]
        for folder in reversed(unknown):
            ignored = ignored or _decide(folder + "/", rules)
            rules = self._read(folder) + rules
            self._folders[folder] = ignored, rules
        return ignored, rules

    def _read(self, folder: str) -> _Rules:
        prefix = f"{folder}/" if folder else ""
        found = []
        for name in reversed(self._names):
            lines = _valid(_lines(self._content(f"{prefix}{name}")))
            if lines:
                found.append((prefix, prefix + name, _spec(lines)))
        return tuple(found)


def on_disk(root: Path) -> Reader:
    """Reads small regular files of a folder: never a link, never a pipe."""

    def read(path: str) -> bytes | None:
        place = root / path
        try:
            facts = os.lstat(place)
            if not stat.S_ISREG(facts.st_mode) or facts.st_size > LARGEST_RULES:
                return None
            return place.read_bytes()
        except OSError:
            return None

    return read


@lru_cache(maxsize=16)
def patterns(lines: tuple[str, ...], key: str) -> GitIgnoreSpec:
    """Patterns that were given as a setting; `key` names it where one cannot be understood."""
    wrong = [line for line in lines if not _understood(line)]
    if wrong:
        raise UsageError(f"{key}: not a pattern as in .gitignore: {wrong[0]!r}")
    return _spec(lines)


def _decide(path: str, rules: _Rules) -> str | None:
    for prefix, source, spec in rules:
        answer = spec.check_file(path.removeprefix(prefix)).include
        if answer is not None:
            return source if answer else None
    return None


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _lines(content: bytes | None) -> list[str]:
    text = os.fsdecode((content or b"").removeprefix(b"\xef\xbb\xbf"))
    return [line.removesuffix("\r") for line in text.split("\n")]


def _valid(lines: Iterable[str]) -> list[str]:
    """Without what says nothing; what git would not understand, it passes over in silence."""
    return [line for line in lines if line.strip() and _understood(line)]


def _understood(line: str) -> bool:
    try:
        _spec([line])
    except (ValueError, re.error):
        return False
    return True


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # `[[]` becomes a regex that re frowns upon
        return GitIgnoreSpec.from_lines(lines)

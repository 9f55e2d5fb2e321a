"""The files of a folder that is in no git repository, by the ignore files that lie in it."""

import os
from collections.abc import Iterator
from pathlib import Path

from dupcheck.git.listing import Entry, Kind
from dupcheck.sources.ignore import WALK_FILES, IgnoreFiles, on_disk

_NEVER = frozenset(
    {".git", ".hg", ".svn", ".bzr", ".jj", "_darcs", "CVS", "__pycache__", ".eggs"}
    | {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".gradle", ".terraform"}
)
_INSTALLED = frozenset(
    {"node_modules", "bower_components", "jspm_packages", "site-packages", ".tox", ".nox", ".venv"}
)


def walk(root: Path, *, installed: bool = False) -> Iterator[Entry]:
    """Every file under a folder, unordered; links are named but never followed.

    Folders of installed packages (node_modules, virtual environments) are not entered unless
    `installed`: they come out as one entry of their own.
    """
    ignored = IgnoreFiles(on_disk(root), WALK_FILES)
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            inside = _scan(root / folder)
        except PermissionError:
            yield Entry(folder or ".", Kind.CLOSED)
            continue
        for entry in inside:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                if not ignored.ignores(path):
                    yield Entry(path, Kind.SYMLINK)
            elif entry.is_dir(follow_symlinks=False):
                if entry.name in _NEVER or ignored.ignores_folder(path):
                    continue
                if installed or not _is_installed(entry):
                    folders.append(path)
                else:
                    yield Entry(path, Kind.FOLDER)
            elif entry.is_file(follow_symlinks=False) and not ignored.ignores(path):
                yield Entry(path)


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _is_installed(entry: os.DirEntry[str]) -> bool:
    return entry.name in _INSTALLED or os.path.lexists(os.path.join(entry.path, "pyvenv.cfg"))

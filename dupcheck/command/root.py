"""Where the repository begins that a command is about; loads nothing heavy."""

import os
from collections.abc import Sequence
from pathlib import Path

from dupcheck.errors import UsageError
from dupcheck.git.work_tree import work_tree


def root_of(paths: Sequence[str]) -> Path:
    """The root of the repository around the paths, or around the working folder."""
    roots = {find_root(Path(path)) for path in paths or ["."]}
    if len(roots) == 1:
        return roots.pop()
    if any((root / ".git").exists() for root in roots):
        names = " and ".join(sorted(map(str, roots)))
        raise UsageError(f"the paths lie in different repositories: {names}")
    try:
        return Path(os.path.commonpath(roots))
    except ValueError as error:
        raise UsageError("the paths lie on different drives") from error


def find_root(path: Path) -> Path:
    """The top level of the git work tree around a file or folder; outside git the folder itself.

    A folder that its repository ignores stands for itself as well. Links are resolved.
    """
    real = Path(os.path.realpath(path))
    if not real.exists():
        raise UsageError(f"no such file or folder: {path}")
    folder = real if real.is_dir() else real.parent
    return work_tree(folder) or folder

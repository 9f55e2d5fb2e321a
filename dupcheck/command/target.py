"""What a command is about: one repository, the paths chosen in it, and the settings in force."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from dupcheck.changes import Snapshot, Where
from dupcheck.command.root import root_of
from dupcheck.config import Environment, Settings
from dupcheck.config_files import Files, load_settings, on_disk
from dupcheck.git import objects
from dupcheck.sources import recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`root` is resolved, `paths` are absolute (none means all); no `cache_folder`, no cache.

    `rules` is the state whose ignore files and attributes count, None for the state that is read.
    `files` are those of the state that the settings come from: a baseline is read there as well.
    """

    root: Path
    paths: tuple[str, ...]
    settings: Settings
    cache_folder: Path | None
    files: Files
    rules: Snapshot | None = None

    def locate(self, path: str) -> str:
        """A path of a report as it can be opened from the working folder."""
        try:
            return os.path.relpath(self.root / path).replace(os.sep, "/")
        except ValueError:  # another drive of Windows
            return path

    def place(self, given: str) -> str:
        """A `path:line` or `path:name`, as it was typed in the working folder, from the root."""
        path, colon, where = given.rpartition(":")
        here = Path(os.path.realpath(path))
        if not (path and here.is_file() and here.is_relative_to(self.root)):
            return given
        return f"{here.relative_to(self.root).as_posix()}{colon}{where}"


def target(
    paths: Sequence[str],
    overrides: dict[str, Any],
    config: str | None,
    isolated: bool,
    environment: Environment,
    config_from: str = "",
) -> Target:
    """The repository around the paths, or around the working folder; raises `UsageError`.

    With `config_from`, a revision, that commit's configuration, ignore files and attributes count
    instead of those that lie there: a pull request cannot switch off its own check.
    """
    root = root_of(paths)
    rules, files = None, on_disk(root)
    if config_from:
        rules = Snapshot(where=Where.COMMIT, commit=objects.resolve(root, config_from))
        files = Files(recorded.reader(root, rules.commit), f"{_short(config_from)}:")
    named, instead = Path(config) if config else None, files if rules else None
    settings = load_settings(root, overrides, named, isolated, instead)
    return Target(
        root=root,
        paths=tuple(os.path.abspath(path) for path in paths),
        settings=settings,
        cache_folder=cache_folder(environment) if settings.cache else None,
        files=files,
        rules=rules,
    )


def cache_folder(environment: Environment) -> Path:
    """Where this user's cache lies."""
    own = environment.cache_dir
    return own or platformdirs.user_cache_path("dupcheck", appauthor=False)


def _short(revision: str) -> str:
    return revision[:12] if len(revision) >= 40 and revision.isalnum() else revision

"""Which configuration file is read, from the disk or as a commit has it."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from dupcheck.config import Settings, key, parse
from dupcheck.errors import UsageError

FILES = ("dupcheck.toml", ".dupcheck.toml", "pyproject.toml")
"""Where settings are looked for; in pyproject.toml under `[tool.dupcheck]`."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a repository in some state: `read` gives None for what it has not.

    `title` is what messages put before a path: a folder, or a revision and a colon.
    """

    read: Callable[[str], bytes | None]
    title: str


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    title: str
    content: bytes

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name


def on_disk(root: Path) -> Files:
    """The files as they lie in a folder."""

    def read(path: str) -> bytes | None:
        place = root / path
        return _from_disk(place) if place.is_file() else None

    return Files(read, f"{root}{os.sep}")


def load_settings(
    root: Path,
    overrides: Mapping[str, object],
    config: Path | None,
    isolated: bool,
    files: Files | None = None,
) -> Settings:
    """The settings of a run: overrides, over the configuration file, over the defaults.

    `overrides` has field names; None stands for what was not said. `config` is read instead of a
    file at the root; `isolated` reads none. Two files at the root are an error: one of them would
    be passed over in silence. What lies under the root is read from `files` where they are given.
    """
    if config and isolated:
        raise UsageError("--config and --isolated exclude each other")
    if isolated:
        found = None
    elif config:
        found = _named(config, root, files)
    else:
        found = _find(root, files or on_disk(root))
    values = parse(_table(found), found.title) if found else {}
    said = {name: value for name, value in overrides.items() if value is not None}
    if found and not config:
        _check_models({name: values[name] for name in values.keys() - said.keys()}, found)
    return Settings(**values | said)


def section(content: bytes, title: str) -> dict[str, Any] | None:
    """`[tool.dupcheck]` of a pyproject.toml, None where it has none; `title` is for messages."""
    tool = _toml(content, title).get("tool", {})
    found = tool.get("dupcheck") if isinstance(tool, dict) else None
    if found is not None and not isinstance(found, dict):
        raise UsageError(f"{title}: tool.dupcheck is not a table")
    return found


def _check_models(values: Mapping[str, object], found: _File) -> None:
    """A repository may not say where its code is sent, nor which files are loaded as a model."""
    for name in ("model", "rerank"):
        if ":" in str(values.get(name, "")):
            raise UsageError(
                f"{found.title}: {key(name)}: a repository's own configuration cannot choose a"
                " model by its address",
                f"if you trust it, say --config {found.name}, or --{key(name)} with that address",
            )


def _find(root: Path, files: Files) -> _File | None:
    """The configuration file of a root; a pyproject.toml without our table is none."""
    found = [
        _File(name, files.title + name, content)
        for name in FILES
        if (content := files.read(name)) is not None and _is_ours(name, content, files.title)
    ]
    if len(found) > 1:
        names = " and ".join(file.name for file in found)
        raise UsageError(f"two files with settings in {root}: {names}", "Keep one of them.")
    return found[0] if found else None


def _is_ours(name: str, content: bytes, title: str) -> bool:
    return name != FILES[-1] or section(content, title + name) is not None


def _named(config: Path, root: Path, files: Files | None) -> _File:
    """A file that was asked for by name; one outside the root is always read from the disk."""
    real = Path(os.path.realpath(config))
    if files is None or not real.is_relative_to(root):
        return _File(config.name, str(config), _from_disk(config))
    path = real.relative_to(root).as_posix()
    content = files.read(path)
    if content is None:
        raise UsageError(f"{files.title}{path}: No such file")
    return _File(path, files.title + path, content)


def _from_disk(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error


def _table(file: _File) -> dict[str, Any]:
    if file.name == FILES[-1]:
        return section(file.content, file.title) or {}
    return _toml(file.content, file.title)


def _toml(content: bytes, title: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{title}:{line}: not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r" \(at line (\d+), column \d+\)", str(error))
        place = f"{title}:{found[1]}" if found else title
        said = str(error).replace(found[0], "") if found else str(error)
        raise UsageError(f"{place}: {said}") from error

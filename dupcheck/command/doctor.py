"""What an installation needs to work, checked one by one."""

import csv
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from dupcheck import __version__
from dupcheck.cache.store import Cache
from dupcheck.command.models import listed
from dupcheck.embed.table import MODELS, load
from dupcheck.errors import DupcheckError
from dupcheck.git import program
from dupcheck.languages.reader import grammar, reader
from dupcheck.languages.table import LANGUAGES, Language
from dupcheck.weights.failures import megabytes

PACKAGES = ("numpy", "pathspec", "platformdirs", "tree-sitter")
_OLDEST, _NEWEST = (3, 11), (3, 14)


class State(StrEnum):
    """Of one check; only `FAIL` keeps dupcheck from working."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, and what was found."""

    state: State
    name: str
    found: str


def checks(cache_folder: Path) -> Iterator[Check]:
    """All checks, each made as it is asked for."""
    yield _python()
    yield Check(State.OK, "platform", platform.platform())
    yield _git()
    yield from _packages()
    yield from _grammars()
    yield _files()
    yield from _models()
    yield _graph()
    yield _cache(cache_folder)


def _python() -> Check:
    found = f"{platform.python_version()} ({sys.implementation.name}), dupcheck {__version__}"
    tested = _OLDEST <= sys.version_info[:2] <= _NEWEST
    return Check(State.OK if tested else State.WARN, "python", found)


def _git() -> Check:
    try:
        return Check(State.OK, "git", program.version())
    except DupcheckError as error:
        return Check(State.WARN, "git", f"{error}; only folders outside git can be read")


def _packages() -> Iterator[Check]:
    for name in PACKAGES:
        found = _version(name)
        yield Check(State.OK if found else State.FAIL, name, found or "not installed")


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def _grammars() -> Iterator[Check]:
    loaded: list[str] = []
    absent: list[str] = []
    for language in LANGUAGES.values():
        if not language.grammar:
            continue
        try:
            grammar(language) if language.host else reader(language.name)
        except ModuleNotFoundError as error:
            if language.extra:
                absent.append(language.name)
            else:
                yield Check(State.FAIL, "grammar", f"{language.name}: {error}")
        except Exception as error:  # whatever a foreign grammar raises is the answer
            yield Check(State.FAIL, "grammar", f"{_described(language)}: {error}")
        else:
            loaded.append(_described(language))
    yield Check(State.OK, "grammars", f"{len(loaded)} loaded: {', '.join(loaded)}")
    if absent:
        hint = "pip install 'dupcheck[langs]'"
        yield Check(State.OK, "more", f"not installed: {', '.join(absent)} ({hint})")


def _described(language: Language) -> str:
    module = language.grammar.partition(":")[0]
    return f"{language.name} {_version(module.replace('_', '-'))}".rstrip()


def _models() -> Iterator[Check]:
    """The models that can be used here and now, and which ones would take a download."""
    for row in MODELS.values():
        if row.everywhere:
            yield _model(row.name)
    absent = []
    for known in listed():
        if known.download and known.on_disk and known.installed:
            size = megabytes(known.size)
            yield Check(State.OK, f"model {known.name}", f"on this disk, {size}")
        elif known.download:
            absent.append(known.name)
    if absent:
        yield Check(State.OK, "more models", f"{', '.join(absent)} (dupcheck models)")


def _model(name: str) -> Check:
    try:
        embedder = load(name)
    except (DupcheckError, OSError, ValueError, ImportError) as error:
        return Check(State.FAIL, f"model {name}", f"cannot be loaded: {error}")
    return Check(State.OK, f"model {name}", f"{embedder.model}")


def _files() -> Check:
    """The shipped files (weights, queries, schemas) against the checksums taken at installation."""
    try:
        installed = metadata.distribution("dupcheck")
    except metadata.PackageNotFoundError:
        return Check(State.WARN, "files", "not installed as a package: nothing to compare with")
    # From Python 3.12 on, `metadata.files` does not tell of files that are gone.
    rows = csv.reader((installed.read_text("RECORD") or "").splitlines())
    sealed = [(row[0], row[1]) for row in rows if row[0].startswith("dupcheck/") and row[1]]
    changed = [name for name, seal in sealed if not _is_whole(installed.locate_file(name), seal)]
    if changed:
        return Check(State.FAIL, "files", f"changed or gone since installation: {changed[0]}")
    if not sealed:
        return Check(State.OK, "files", "installed for development: they may change")
    return Check(State.OK, "files", f"{len(sealed)} as they were installed, weights among them")


def _is_whole(file: object, seal: str) -> bool:
    import base64
    import hashlib

    method, _, value = seal.partition("=")
    if method != "sha256":
        return True
    try:
        digest = hashlib.sha256(Path(str(file)).read_bytes()).digest()
    except OSError:
        return False
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == value


def _graph() -> Check:
    if find_spec("hnswlib"):
        return Check(State.OK, "hnswlib", _version("hnswlib") or "installed")
    return Check(State.OK, "hnswlib", "not installed: exact search, slow above 150,000 functions")


def _cache(folder: Path) -> Check:
    with Cache(folder) as cache:
        notices = cache.notices
    size = sum(path.stat().st_size for path in folder.glob("cache-*") if path.is_file())
    if notices:
        return Check(State.WARN, "cache", "; ".join(notices))
    return Check(State.OK, "cache", f"{folder} ({size / 1e6:.1f} MB)")

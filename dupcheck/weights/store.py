"""Where a model's files lie on this disk, and what is remembered of them."""

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from dupcheck.errors import UsageError
from dupcheck.weights import checksum
from dupcheck.weights.pins import COMMIT, Pin, PinnedFile, wanted

_RECORD = "dupcheck.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What this disk is to hold of a model: a revision, the pin's or one accepted later.

    `seen` has size and time of each file when its checksum was last found right.
    """

    revision: str
    files: tuple[PinnedFile, ...]
    seen: dict[str, tuple[int, int]]


def cache() -> Path:
    """The hub's cache folder: HF_HUB_CACHE, or `hub` in HF_HOME, which others share."""
    return Path(_constants().HF_HUB_CACHE)


def repository(pin: Pin) -> Path:
    """The folder of a repository in the hub's cache."""
    return cache() / f"models--{pin.repository.replace('/', '--')}"


def snapshot(pin: Pin, revision: str) -> Path:
    """The folder of one revision, as all that use the hub's cache lay it out."""
    return repository(pin) / "snapshots" / revision


def held(pin: Pin) -> Held | None:
    """What is to be on this disk; None where that is for the first pull to say."""
    kept, accepted = _recorded(pin)
    # What our table says of its own revision stands, whatever lies in a cache: one of another
    # revision is named in every report.
    if pin.files and (kept is None or not accepted or kept.revision == pin.revision):
        seen = kept.seen if kept and kept.revision == pin.revision else {}
        return Held(revision=pin.revision, files=pin.files, seen=seen)
    return kept


def _recorded(pin: Pin) -> tuple[Held | None, bool]:
    """What was noted, and whether it is another revision that somebody accepted."""
    try:
        record = json.loads((repository(pin) / _RECORD).read_bytes())
        kept = Held(
            revision=str(record["revision"]),
            files=tuple(PinnedFile(**file) for file in record["files"]),
            seen={name: (int(size), int(time)) for name, (size, time) in record["seen"].items()},
        )
        own = {file.name for file in pin.files}
        safe = all(file.name in own or wanted(file.name) for file in kept.files)
        safe = safe and COMMIT.fullmatch(kept.revision) is not None
        return (kept if safe else None), record.get("accepted") is True
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None, False


def remember(pin: Pin, kept: Held) -> None:
    """Notes revision, digests and what was seen; a read-only cache merely forgets."""
    accepted = bool(pin.revision) and kept.revision != pin.revision
    record: dict[str, Any] = {
        "revision": kept.revision,
        "accepted": accepted,
        "files": [asdict(file) for file in kept.files],
        "seen": kept.seen,
    }
    path = repository(pin) / _RECORD
    fresh = path.with_name(f"{_RECORD}.{os.getpid()}")
    with contextlib.suppress(OSError):
        fresh.write_text(json.dumps(record, indent=1), encoding="utf-8")
        fresh.replace(path)


def forget(pin: Pin) -> None:
    """Drops what `remember` noted."""
    (repository(pin) / _RECORD).unlink(missing_ok=True)


def missing(pin: Pin, kept: Held) -> tuple[PinnedFile, ...]:
    """The files that are not there."""
    place = snapshot(pin, kept.revision)
    return tuple(file for file in kept.files if not (place / file.name).is_file())


def wrong(
    pin: Pin,
    kept: Held,
    thorough: bool,
    progress: Callable[[int], None] = lambda _done: None,
) -> tuple[tuple[PinnedFile, ...], Held]:
    """The files that are there and not what they should be, and what to remember now.

    A file of which size and time are as when it was last found right is read again only if
    `thorough`.
    """
    place = snapshot(pin, kept.revision)
    bad, seen = [], {}
    for file in kept.files:
        path = place / file.name
        if not path.is_file():
            continue
        stamp = _stamp(path)
        known = not thorough and kept.seen.get(file.name) == stamp
        if known or holds(path, file, progress):
            seen[file.name] = stamp
        else:
            bad.append(file)
    return tuple(bad), Held(revision=kept.revision, files=kept.files, seen=seen)


def holds(
    path: Path, file: PinnedFile, progress: Callable[[int], None] = lambda _done: None
) -> bool:
    """Whether a file on disk is the one that was pinned."""
    if path.stat().st_size != file.size:
        return False
    return checksum.digest(path, file.digest.partition(":")[0], progress) == file.digest


def erase(pin: Pin, revision: str, files: Sequence[PinnedFile]) -> int:
    """Deletes files of a revision, and the contents that nothing else points to; bytes freed."""
    place, freed, contents = snapshot(pin, revision), 0, set()
    for path in (place / file.name for file in files):
        if path.is_symlink():
            contents.add(path.resolve())
        elif path.is_file():
            freed += path.stat().st_size
        path.unlink(missing_ok=True)
    blobs = (repository(pin) / "blobs").resolve()
    others = {path.resolve() for path in place.parent.rglob("*") if path.is_symlink()}
    for path in contents - others:
        if path.is_relative_to(blobs) and path.is_file():
            freed += path.stat().st_size
            path.unlink()
    return freed


def prune(pin: Pin) -> None:
    """Deletes the folders that are left empty."""
    root = repository(pin)
    for folder, _folders, _files in os.walk(root, topdown=False):
        with contextlib.suppress(OSError):
            Path(folder).rmdir()


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _constants() -> ModuleType:
    try:
        return import_module("huggingface_hub.constants")
    except ModuleNotFoundError as error:
        raise UsageError(
            "downloaded models need huggingface_hub, which is not installed",
            "pip install 'dupcheck[qwen]', or 'dupcheck[qwen-cpu]' without torch",
        ) from error

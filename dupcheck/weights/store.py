"""Where a model's files lie on this disk, and what is remembered of them."""

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import platformdirs

from dupcheck.errors import DupcheckError, UsageError
from dupcheck.weights import checksum
from dupcheck.weights.pins import COMMIT, SCHEME, Pin, PinnedFile, wanted


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
    noted = _read(note(pin), pin)
    if accepted := _read(_acceptance(pin), pin):
        wants = accepted
    elif pin.files:
        wants = Held(revision=pin.revision, files=pin.files, seen={})
    elif noted and pin.revision in ("", noted.revision):
        wants = noted
    else:
        return None
    seen = noted.seen if noted and noted.revision == wants.revision else {}
    return Held(revision=wants.revision, files=wants.files, seen=seen)


def remember(pin: Pin, kept: Held) -> None:
    """Notes next to the weights what they are; a read-only cache merely forgets."""
    with contextlib.suppress(OSError):
        _write(note(pin), kept)


def accept(pin: Pin, kept: Held, revision: str) -> None:
    """Notes that a user wants another revision than the pinned one.

    Not in a cache: those are copied between machines, and whoever can write one could else have
    any weights taken for pinned ones.
    """
    path = _acceptance(pin)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, kept)
    except OSError as error:
        raise DupcheckError(
            f"cannot note that {revision} of {pin.repository} is accepted: {error}",
            f"Make {path.parent} a folder that may be written.",
        ) from error


def forget(pin: Pin) -> int:
    """Drops all that was noted of a model and what is left of its downloads; bytes freed."""
    freed = begun(pin)
    for path in parts(pin).glob("*"):
        path.unlink()
    for path in (note(pin), _acceptance(pin), lock(pin)):
        path.unlink(missing_ok=True)
    _prune(repository(pin))
    return freed


def note(pin: Pin) -> Path:
    """What `remember` writes."""
    return repository(pin) / f"dupcheck-{plain(pin)}.json"


def parts(pin: Pin) -> Path:
    """The folder of files that are only in part here, named by what they are to contain."""
    return repository(pin) / "dupcheck-parts"


def begun(pin: Pin) -> int:
    """Bytes of the files that are only in part here."""
    return sum(path.stat().st_size for path in parts(pin).glob("*"))


def lock(pin: Pin) -> Path:
    """What keeps two pulls of one model apart."""
    return repository(pin) / "dupcheck.lock"


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


def erase(pin: Pin, kept: Held) -> int:
    """Deletes files of a revision, and the contents that nothing else points to; bytes freed."""
    place, freed, contents = snapshot(pin, kept.revision), 0, set()
    if _shared(place, kept):
        hub = import_module("huggingface_hub")
        plan = hub.scan_cache_dir(cache()).delete_revisions(kept.revision)
        plan.execute()
        return int(plan.expected_freed_size)
    for path in (place / file.name for file in kept.files):
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


def plain(pin: Pin) -> str:
    """The model's name as the name of a file."""
    return pin.name.replace(SCHEME, "hf--").replace("/", "--")


def _shared(place: Path, kept: Held) -> bool:
    """Whether contents lie in the store that huggingface_hub shares between repositories.

    It counts there who uses what, so it has to delete them itself.
    """
    links = [path for file in kept.files if (path := place / file.name).is_symlink()]
    return any((path.parent / path.readlink()).is_symlink() for path in links)


def _prune(root: Path) -> None:
    """Deletes the folders that are left empty, and the names of revisions that are gone."""
    if not any(path.is_file() for path in (root / "snapshots").rglob("*")):
        shutil.rmtree(root / "refs", ignore_errors=True)
    for folder, _folders, _files in os.walk(root, topdown=False):
        with contextlib.suppress(OSError):
            Path(folder).rmdir()


def _acceptance(pin: Pin) -> Path:
    folder = platformdirs.user_config_path("dupcheck", appauthor=False)
    return folder / "accepted" / f"{plain(pin)}.json"


def _read(path: Path, pin: Pin) -> Held | None:
    try:
        record = json.loads(path.read_bytes())
        kept = Held(
            revision=str(record["revision"]),
            files=tuple(PinnedFile(**file) for file in record["files"]),
            seen={name: (int(size), int(time)) for name, (size, time) in record["seen"].items()},
        )
        own = {file.name for file in pin.files}
        safe = all(file.name in own or wanted(file.name) for file in kept.files)
        return kept if safe and COMMIT.fullmatch(kept.revision) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write(path: Path, kept: Held) -> None:
    record = {
        "revision": kept.revision,
        "files": [asdict(file) for file in kept.files],
        "seen": kept.seen,
    }
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps(record, indent=1), encoding="utf-8")
    fresh.replace(path)


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

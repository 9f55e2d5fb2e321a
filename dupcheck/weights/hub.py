"""Models on this disk: where they are, whether they are right, and how they go."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from dupcheck.config import environment
from dupcheck.errors import DupcheckError
from dupcheck.progress import Progress
from dupcheck.weights import pins, store
from dupcheck.weights.pins import Pin, PinnedFile
from dupcheck.weights.store import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A model on this disk: bytes that are there, of all its bytes (0 where not known yet).

    `present` counts what a broken download left, too.
    """

    name: str
    repository: str
    revision: str
    present: int
    size: int
    complete: bool
    folder: Path | None


def folder(name: str) -> Path:
    """The folder with all files of a model, checked; never touches the network.

    Its name is the revision. Raises `DupcheckError` where files are missing or not what was
    pinned.
    """
    pin = pins.pin(name)
    kept = store.held(pin)
    if kept is None or store.missing(pin, kept):
        raise _absent(name, pin, kept)
    # In CI the cache may have been written by others, what it says of itself included.
    bad, now = store.wrong(pin, kept, thorough=environment().ci)
    if bad:
        raise DupcheckError(
            f'model "{name}" is not what was pinned: {names(bad)} '
            f"in {store.snapshot(pin, kept.revision)}",
            f"dupcheck models pull {name} fetches it again.",
        )
    if now.seen != kept.seen:
        store.remember(pin, now)
    return store.snapshot(pin, kept.revision)


def conversions_folder(name: str) -> Path:
    """Where what is made from a model's files is kept; it need not exist."""
    pin = pins.pin(name)
    kept = store.held(pin)
    return _conversions() / f"{store.plain(pin)}-{kept.revision if kept else pin.revision}"


def status(name: str) -> Status:
    """What is there of a model, by names and sizes only."""
    pin = pins.pin(name)
    kept = store.held(pin)
    files = kept.files if kept else pin.files
    revision = kept.revision if kept else pin.revision
    place = store.snapshot(pin, revision)
    there = [file for file in files if (place / file.name).is_file()]
    return Status(
        name=name,
        repository=pin.repository,
        revision=revision,
        present=sum(file.size for file in there) + store.begun(pin),
        size=sum(file.size for file in files),
        complete=bool(files) and len(there) == len(files),
        folder=place if there else None,
    )


def check(name: str, progress: Progress) -> tuple[Path, tuple[PinnedFile, ...]]:
    """Reads all files of a model, whatever was noted: its folder, and the files that are wrong."""
    pin = pins.pin(name)
    kept = store.held(pin)
    if kept is None or store.missing(pin, kept):
        raise _absent(name, pin, kept)
    total, done = sum(file.size for file in kept.files), 0

    def count(size: int) -> None:
        nonlocal done
        done += size
        progress(f"checking {name}, MB:", done // 1_000_000, total // 1_000_000)

    bad, now = store.wrong(pin, kept, thorough=True, progress=count)
    store.remember(pin, now)
    return store.snapshot(pin, kept.revision), bad


def remove(name: str) -> int:
    """Deletes what a pull brought, what was made of it and what was noted; bytes freed."""
    pin = pins.pin(name)
    kept = store.held(pin)
    own = Held(revision=pin.revision, files=pin.files, seen={})
    freed = sum(map(_erase_folder, _made(pin)))
    try:
        for one in (kept, own) if kept else (own,):
            freed += store.erase(pin, one)
        freed += store.forget(pin)
    except OSError as error:
        raise DupcheckError(
            f'model "{name}" cannot be removed: {error}', f"Delete {store.repository(pin)} by hand."
        ) from error
    return freed


def _conversions() -> Path:
    own = environment().cache_dir or platformdirs.user_cache_path("dupcheck", appauthor=False)
    return own / "models"


def _made(pin: Pin) -> list[Path]:
    """What was made of any revision of a model."""
    begin = f"{store.plain(pin)}-"
    found = _conversions().glob(f"{begin}*")
    return [path for path in found if pins.COMMIT.fullmatch(path.name.removeprefix(begin))]


def _erase_folder(folder: Path) -> int:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    shutil.rmtree(folder, ignore_errors=True)
    return size


def names(files: Sequence[PinnedFile]) -> str:
    """The names of files, for a sentence."""
    return ", ".join(file.name for file in files)


def _absent(name: str, pin: Pin, kept: Held | None) -> DupcheckError:
    part = kept is not None and len(store.missing(pin, kept)) < len(kept.files)
    return DupcheckError(
        f'model "{name}" is {"only in part" if part else "not"} on this disk',
        f"dupcheck models pull {name}",
    )

"""Models that were downloaded: where they are, and the commands that bring and remove them."""

from pathlib import Path

import platformdirs

from dupcheck.config import environment
from dupcheck.errors import DupcheckError
from dupcheck.weights import pins, store
from dupcheck.weights.pins import Pin


def folder(name: str) -> Path:
    """The folder with all files of a model, checked; never touches the network.

    Its name is the revision. Raises `DupcheckError` where files are missing or not what was
    pinned.
    """
    pin = pins.pin(name)
    kept = store.held(pin)
    if kept is None or store.missing(pin, kept):
        part = kept is not None and len(store.missing(pin, kept)) < len(kept.files)
        raise DupcheckError(
            f'model "{name}" is {"only in part" if part else "not"} on this disk',
            f"dupcheck models pull {name}",
        )
    bad, now = store.wrong(pin, kept, thorough=False)
    if bad:
        raise DupcheckError(
            f'model "{name}": {_names(bad)} in {store.snapshot(pin, kept.revision)} '
            "is not what was pinned",
            f"dupcheck models pull {name} fetches it again",
        )
    if now.seen != kept.seen:
        store.remember(pin, now)
    return store.snapshot(pin, kept.revision)


def conversions_folder(name: str) -> Path:
    """Where what is made from a model's files is kept; it need not exist."""
    pin = pins.pin(name)
    kept = store.held(pin)
    revision = kept.revision if kept else pin.revision or "unknown"
    return _cache_folder() / "models" / f"{_plain(pin)}-{revision}"


def _plain(pin: Pin) -> str:
    """The model's name as a folder's."""
    return pin.name.replace(pins.SCHEME, "hf--").replace("/", "--")


def _cache_folder() -> Path:
    own = environment().cache_dir
    return own or platformdirs.user_cache_path("dupcheck", appauthor=False)


def _names(files: tuple[pins.PinnedFile, ...]) -> str:
    return ", ".join(file.name for file in files)

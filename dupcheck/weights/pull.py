"""How a model comes to this disk: fetched, checked, and only then given its name."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dupcheck.errors import DupcheckError
from dupcheck.progress import Progress
from dupcheck.weights import checksum, failures, listing, pins, store, transfer
from dupcheck.weights.pins import Pin, PinnedFile
from dupcheck.weights.store import Held
from dupcheck.weights.transfer import Patience

_MOMENT = 0.2
"""Seconds that a pull waits for another one without saying so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull did; `fetched` and `resumed` are bytes.

    `by_the_hub` says that sizes and digests are the hub's own, for want of a pin; `pinned` is the
    revision in the place of which another one was accepted.
    """

    folder: Path
    revision: str
    files: int
    size: int
    fetched: int
    resumed: int
    by_the_hub: bool
    pinned: str = ""


def pull(name: str, progress: Progress, patience: Patience, revision: str = "") -> Pulled:
    """Fetches what is missing or wrong, and checks everything that is there.

    A `revision` is taken in place of the pinned one, from then on, by the digests that the hub
    gives for it. What a pull without a pin finds, later ones hold to.
    """
    pin = pins.pin(name)
    kept = None if revision else store.held(pin)
    asked = kept is None
    if kept is None:
        kept = _listed(pin, revision or pin.revision or "main", patience)
    fetched, resumed = 0, 0
    if _needed(pin, kept):
        with _locked(pin, patience):
            fetched, resumed = _complete(pin, kept, progress, patience)
    if revision:
        store.accept(pin, kept, revision)
    _, kept = store.wrong(pin, kept, thorough=False)
    store.remember(pin, kept)
    return Pulled(
        folder=store.snapshot(pin, kept.revision),
        revision=kept.revision,
        files=len(kept.files),
        size=sum(file.size for file in kept.files),
        fetched=fetched,
        resumed=resumed,
        by_the_hub=asked,
        pinned=pin.revision if revision and pin.revision != kept.revision else "",
    )


def _complete(pin: Pin, kept: Held, progress: Progress, patience: Patience) -> tuple[int, int]:
    """Fetches what is needed now; bytes that came, and bytes that had come before."""
    needed = _needed(pin, kept)  # another pull may just have brought it
    if needed:
        _prepare(pin, needed)
    resumed = sum(_length(_part(pin, file)) for file in needed)
    total, done = sum(file.size for file in needed), 0
    for file in needed:
        _fetch(pin, kept, file, patience, _share(pin.name, done, total, progress))
        done += file.size
    return total - resumed, resumed


def _listed(pin: Pin, revision: str, patience: Patience) -> Held:
    _forbid_offline(pin)
    try:
        return listing.listed(pin, revision, patience)
    except DupcheckError:
        raise
    except Exception as error:
        url = listing.url(pin, revision)
        raise failures.explained(error, url, pin.repository, store.cache()) from error


@contextmanager
def _locked(pin: Pin, patience: Patience) -> Iterator[None]:
    """One pull of a model at a time."""
    root, lock = store.repository(pin), import_module("huggingface_hub.utils").WeakFileLock
    with ExitStack() as stack:
        try:
            root.mkdir(parents=True, exist_ok=True)
            try:
                stack.enter_context(lock(store.lock(pin), timeout=_MOMENT))
            except TimeoutError:
                patience.say(f"{pin.name} is being pulled by somebody else; waiting for that")
                stack.enter_context(lock(store.lock(pin)))
        except OSError as error:
            raise failures.explained(error, "", pin.repository, root) from error
        yield


def _needed(pin: Pin, kept: Held) -> tuple[PinnedFile, ...]:
    bad, _ = store.wrong(pin, kept, thorough=True)
    return store.missing(pin, kept) + bad


def _prepare(pin: Pin, needed: Sequence[PinnedFile]) -> None:
    """Finds out before the first byte what would stop the last one."""
    _forbid_offline(pin)
    folder = store.parts(pin)
    try:
        folder.mkdir(exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise failures.explained(error, "", pin.repository, folder) from error
    size = sum(file.size - _length(_part(pin, file)) for file in needed)
    if size > free:
        raise failures.full(store.cache(), size, free)


def _fetch(
    pin: Pin, kept: Held, file: PinnedFile, patience: Patience, progress: Callable[[int], None]
) -> None:
    part, place = _part(pin, file), store.snapshot(pin, kept.revision) / file.name
    url = listing.file_url(pin, kept.revision, file)
    try:
        transfer.download(url, part, file.size, patience, progress)
        found = checksum.digest(part, file.digest.partition(":")[0])
        if found == file.digest:
            place.parent.mkdir(parents=True, exist_ok=True)
            part.replace(place)
        else:
            part.unlink()
            raise _unlike(pin, kept, file, found)
    except DupcheckError:
        raise
    except Exception as error:
        told = failures.explained(error, url, pin.repository, store.cache())
        if kept_bytes := _length(part):
            told.hint += (
                f" {failures.megabytes(kept_bytes)} of {file.name} are kept: "
                "the same command goes on there."
            )
        raise told from error


def _unlike(pin: Pin, kept: Held, file: PinnedFile, found: str) -> DupcheckError:
    by = "dupcheck's pin" if file in pin.files else "what the hub said"
    return DupcheckError(
        f"{file.name} of {pin.repository} at {kept.revision[:12]} is not what it should be: "
        f"{found}, against {by}, {file.digest}",
        f"Nothing of it is kept. To accept what the hub has: dupcheck models pull {pin.name} "
        f"--revision {kept.revision}, or another revision.",
    )


def _forbid_offline(pin: Pin) -> None:
    if import_module("huggingface_hub.constants").HF_HUB_OFFLINE:
        raise failures.offline(pin.name)


def _part(pin: Pin, file: PinnedFile) -> Path:
    """Named by the digest, what was begun for one revision is never continued with another."""
    return store.parts(pin) / file.digest.replace(":", "-")


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _share(name: str, done: int, total: int, progress: Progress) -> Callable[[int], None]:
    def tell(part: int) -> None:
        progress(f"pulling {name}, MB:", (done + part) // 1_000_000, total // 1_000_000)

    return tell

"""Where int8 weights made from a model's files are kept, and how it is known that they are sound.

A folder has `weights.bin` and `manifest.json`. It is made beside its place and moved there whole:
a run that is killed, a full disk or a second process leave either a sound folder or none.
"""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed.qwen import tensors
from dupcheck.embed.qwen.onnx_format import Stored
from dupcheck.embed.qwen.quantize import Errors
from dupcheck.errors import DupcheckError
from dupcheck.weights import checksum

WEIGHTS = "weights.bin"
TRUTH = "truth"
"""The constant with the float32 states of the texts that a network is judged by."""
_MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 16 << 20
_PAGE = 1 << 16
"""Where constants begin: what every system can map into memory."""
_ABANDONED = 6 * 3600.0
"""Seconds after which an unfinished folder is nobody's work any more."""

Stamp = tuple[str, int, int]
"""Name, size and time of a file: while they stay, its content is not read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a conversion holds: `constants` lie in its weights, `errors` are by group.

    `recipe` and `source` are what it was made with and from, `digest` is the weights' own.
    """

    recipe: str
    source: str
    source_stamps: tuple[Stamp, ...]
    digest: str
    stamp: Stamp
    constants: tuple[Stored, ...]
    errors: Mapping[str, Errors]


class Writer:
    """The file of weights while it grows."""

    def __init__(self, folder: Path) -> None:
        self.constants: list[Stored] = []
        self._file = (folder / WEIGHTS).open("wb")
        self._hash = hashlib.sha256()
        self._at = 0

    def put(self, name: str, array: NDArray[np.generic]) -> None:
        """Adds a constant."""
        self._write(b"\0" * (-self._at % _PAGE))
        content = np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False)
        entry = Stored(
            name=name, dtype=str(array.dtype), shape=array.shape,
            file=WEIGHTS, offset=self._at, length=content.nbytes,
        )  # fmt: skip
        self.constants.append(entry)
        self._write(content.tobytes())

    def close(self) -> str:
        """Brings all to disk; the digest of the file."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return f"sha256:{self._hash.hexdigest()}"

    def abandon(self) -> None:
        """Closes the file, whatever is in it."""
        self._file.close()

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._hash.update(content)
        self._at += len(content)


def constant(folder: Path, manifest: Manifest, name: str) -> NDArray[np.generic]:
    """One constant of a conversion, read from its file."""
    entry = next(one for one in manifest.constants if one.name == name)
    content = np.fromfile(
        folder / WEIGHTS, entry.dtype, int(np.prod(entry.shape)), "", entry.offset
    )
    return content.reshape(entry.shape)


def read(folder: Path, recipe: str, source: Path) -> Manifest | None:
    """The manifest of a sound conversion made by this recipe from these files; None otherwise."""
    try:
        manifest = _parsed((folder / _MANIFEST).read_bytes()[:_LARGEST_MANIFEST])
        if manifest.recipe != recipe:
            return None
        now = replace(manifest, source_stamps=stamps(source), stamp=stamp(folder / WEIGHTS))
        if now.source_stamps != manifest.source_stamps and digest(source) != manifest.source:
            return None
        if now.stamp != manifest.stamp and not intact(folder, manifest):
            return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if now != manifest:
        with contextlib.suppress(OSError):
            write(folder, now)
    return now


def intact(folder: Path, manifest: Manifest) -> bool:
    """Whether the weights are, to the last byte, what was written."""
    return checksum.digest(folder / WEIGHTS, "sha256") == manifest.digest


def write(folder: Path, manifest: Manifest) -> None:
    """Puts the manifest beside the weights, in one piece."""
    replace_text(folder / _MANIFEST, json.dumps(asdict(manifest), separators=(",", ":")))


def replace_text(path: Path, text: str) -> None:
    """A file that others see as it was or as it is to be."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


@contextlib.contextmanager
def fresh(place: Path) -> Iterator[Path]:
    """A folder to fill, moved to its place at the end; what stood there makes way.

    Raises `DupcheckError` where the disk has no room for it.
    """
    work = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _sweep(place)
        work.mkdir()
        yield work
        if place.exists():
            old = place.with_name(f"{place.name}.{os.getpid()}.old.part")
            place.rename(old)
            shutil.rmtree(old, ignore_errors=True)
        # Another process may have been first with the same: then its folder stays.
        with contextlib.suppress(FileExistsError):
            work.rename(place)
    except OSError as error:
        if place.is_dir() and (place / _MANIFEST).is_file():
            return
        raise DupcheckError(
            f"the int8 weights cannot be kept in {place.parent} ({error.strerror})",
            "They need as many bytes as the model has weights: make room, set DUPCHECK_CACHE_DIR "
            "to another disk, or choose --precision float32.",
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def stamps(source: Path) -> tuple[Stamp, ...]:
    """The stamps of a model's files of weights."""
    return tuple(stamp(file) for file in sorted(tensors.files(source)))


def digest(source: Path) -> str:
    """The digest of a model's files of weights."""
    found = [checksum.digest(file, "sha256") for file in sorted(tensors.files(source))]
    return hashlib.sha256("/".join(found).encode()).hexdigest()


def _sweep(place: Path) -> None:
    """Removes what runs that were killed have left."""
    for left in place.parent.glob(f"{place.name}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                shutil.rmtree(left, ignore_errors=True)


def stamp(file: Path) -> Stamp:
    """Its stamp."""
    status = file.stat()
    return file.name, status.st_size, status.st_mtime_ns


def _parsed(content: bytes) -> Manifest:
    values = json.loads(content)
    values["constants"] = tuple(
        Stored(**{**one, "shape": tuple(one["shape"])}) for one in values["constants"]
    )
    values["errors"] = {
        name: Errors(
            int8={int(reach): float(error) for reach, error in one["int8"].items()},
            wide=float(one["wide"]),
        )
        for name, one in values["errors"].items()
    }
    values["source_stamps"] = tuple(_as_stamp(one) for one in values["source_stamps"])
    values["stamp"] = _as_stamp(values["stamp"])
    return Manifest(**values)


def _as_stamp(values: Sequence[object]) -> Stamp:
    name, size, written = values
    return str(name), int(str(size)), int(str(written))

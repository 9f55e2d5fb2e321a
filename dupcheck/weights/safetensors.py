"""Tensors of a safetensors file as float32, read one at a time, without torch.

The format: eight bytes with the length of a header, the header in JSON, the tensors' bytes. Nobody
vouches for a file, so nothing is believed before it is checked: tensors lie side by side, without
gaps or overlaps, and fill the file to its last byte.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Float32, Int64
from dupcheck.errors import DupcheckError

LARGEST_HEADER = 16 << 20
"""Bytes: the 8B model's has fifty thousand."""

_TYPES: dict[str, np.dtype[Any]] = {
    "BF16": np.dtype("<u2"),
    "F16": np.dtype("<f2"),
    "F32": np.dtype("<f4"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensor:
    """Where a tensor lies: `start` in bytes from the beginning of the file."""

    dtype: str
    shape: tuple[int, ...]
    start: int

    @property
    def bytes(self) -> int:
        """Its length in the file."""
        size: int = _TYPES[self.dtype].itemsize
        return prod(self.shape) * size


class File:
    """An opened file; `tensors` has what its header declares."""

    def __init__(self, path: Path) -> None:
        """Raises `DupcheckError` where the file is not a sound one."""
        self.path = path
        try:
            with path.open("rb") as stream:
                size = stream.seek(0, 2)
                stream.seek(0)
                length = int.from_bytes(stream.read(8), "little")
                if not 2 <= length <= min(LARGEST_HEADER, size - 8):
                    raise damaged(path, "has no header")
                header = stream.read(length)
        except OSError as error:
            raise damaged(path, f"cannot be read ({error.strerror})") from error
        self.tensors: Mapping[str, Tensor] = _checked(header, 8 + length, size, path)

    def __getitem__(self, name: str) -> Float32:
        return as_float32(self._mapped(name), self.tensors[name].dtype)

    def rows(self, name: str, rows: Sequence[int] | Int64) -> Float32:
        """Some rows of a tensor: what is not asked for is not read."""
        return as_float32(self._mapped(name)[np.asarray(rows, np.int64)], self.tensors[name].dtype)

    def _mapped(self, name: str) -> NDArray[np.generic]:
        tensor = self.tensors[name]
        kind = _TYPES[tensor.dtype]
        try:
            found: NDArray[np.generic] = np.memmap(
                self.path, kind, "r", tensor.start, tensor.shape or (1,)
            )
        except (OSError, ValueError) as error:
            raise damaged(self.path, f"cannot be read ({error})") from error
        return found


def as_float32(stored: NDArray[np.generic], dtype: str) -> Float32:
    """Numbers as stored, as float32: bfloat16 is the upper half of one."""
    if dtype == "BF16":
        return (np.asarray(stored).astype(np.uint32) << np.uint32(16)).view(np.float32)
    return np.asarray(stored).astype(np.float32)


def _checked(header: bytes, begin: int, end: int, path: Path) -> dict[str, Tensor]:
    try:
        entries = json.loads(header, object_pairs_hook=_unique)
        entries.pop("__metadata__", None)
        found = {name: _tensor(entry, begin) for name, entry in entries.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise damaged(path, "has a header that cannot be read") from error
    place = begin
    for name, tensor in sorted(found.items(), key=lambda item: (item[1].start, item[1].bytes)):
        if tensor.start != place:
            raise damaged(path, f"has a tensor out of place ({name!r:.60})")
        place += tensor.bytes
    if place != end:
        raise damaged(path, f"has {end - begin} bytes of tensors, not {place - begin}")
    return found


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name twice")
    return found


def _tensor(entry: dict[str, object], begin: int) -> Tensor:
    """One entry; raises one of the errors that `_checked` knows where it is not sound."""
    dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if not (isinstance(shape, list) and isinstance(offsets, list) and isinstance(dtype, str)):
        raise TypeError("not an entry")
    first, last = offsets
    if any(type(number) is not int or number < 0 for number in (*shape, first, last)):
        raise ValueError("not a size")
    tensor = Tensor(dtype=dtype, shape=tuple(shape), start=begin + first)
    if tensor.bytes != last - first:
        raise ValueError("not its length")
    return tensor


def damaged(path: Path, why: str) -> DupcheckError:
    """The error for a file of weights that cannot be used."""
    return DupcheckError(
        f"the weights in {path} {why}" if not why.startswith("has") else f"{path} {why}",
        "dupcheck models verify NAME checks a model's files, dupcheck models pull NAME fetches "
        "them.",
    )

"""The hash by which GitHub's code scanning knows a line again, whatever moves around it.

It must be the one that `github/codeql-action` computes on upload, or that warns of it.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_BLOCK = 100
_FACTOR = np.uint64(37)
_END = 0xFFFF
_BREAK = 0x0A
_BLANKS = str.maketrans("", "", " \t")


def line_hashes(content: bytes, lines: Iterable[int]) -> dict[int, str]:
    """The hashes of some lines of a file by their numbers; a line that is not there has none.

    A hash covers a hundred characters from the start of the line on, without blanks, and says
    which of the equal ones in the file it is.
    """
    units = _units(content)
    starts = np.flatnonzero(np.concatenate([[True], units[:-1] == _BREAK]))
    hashes = _hashes(units, starts)
    return {
        line: f"{hashes[line - 1]:x}:{np.count_nonzero(hashes[:line] == hashes[line - 1])}"
        for line in lines
        if line <= len(hashes)
    }


def _units(content: bytes) -> NDArray[np.uint16]:
    """The UTF-16 units that count: all line breaks alike, no blanks, and a mark at the end."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    encoded = text.translate(_BLANKS).encode("utf-16-le") + _END.to_bytes(2, "little")
    return np.frombuffer(encoded, dtype="<u2")


def _hashes(units: NDArray[np.uint16], starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A polynomial of the units from each start on, zeros behind the end, modulo 2 to the 64th."""
    padded = np.concatenate([units, np.zeros(_BLOCK, np.uint16)]).astype(np.uint64)
    hashes = np.zeros(len(starts), np.uint64)
    for offset in range(_BLOCK):
        hashes = hashes * _FACTOR + padded[starts + offset]
    return hashes

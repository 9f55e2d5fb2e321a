"""What one state of a repository offers: its names, what is said of them, and their contents."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dupcheck.git.listing import Entry, Kind
from dupcheck.records import Skipped, SkipReason

FIRST_LINE = 256
"""How many bytes are read where only the first line can matter."""

LARGEST_RULES = 1_000_000
"""An ignore or settings file of more bytes is no honest one."""

_SKIPPED = {
    Kind.SUBMODULE: (SkipReason.SUBMODULE, "a repository of its own"),
    Kind.FOLDER: (SkipReason.VENDORED, "installed packages"),
    Kind.CLOSED: (SkipReason.UNREADABLE, "a folder that may not be entered"),
    Kind.IGNORED: (SkipReason.EXCLUDED, "ignored, or nothing in it to read"),
}


@dataclass(frozen=True, slots=True)
class Content:
    """A file of `size` bytes: all of them, or the first ones where they are over a limit."""

    data: bytes
    size: int


class State(Protocol):
    """One state; paths are relative to the root that is read."""

    def entries(self) -> Sequence[Entry]:
        """Every name, unordered; some may be gone."""

    def has(self, path: str) -> bool:
        """Whether there is such a file or folder."""

    def present(self, entries: Sequence[Entry]) -> Iterator[Entry | Skipped]:
        """Of some entries those that are there, in their order; only files are left as entries."""

    def attributes(self, paths: Sequence[str]) -> dict[str, dict[str, bool]]:
        """What the `.gitattributes` of this state say of files: see `git.listing.attributes`."""

    def rules(self, path: str) -> bytes | None:
        """An ignore or settings file; None where no small regular file has that name."""

    def several(self, paths: Sequence[str]) -> Iterator[bytes | None]:
        """What `rules` gives for each path, at the price of one."""

    def contents(
        self, files: Sequence[Entry], limit: int
    ) -> Generator[Content | Skipped, None, None]:
        """The contents of files in their order, one at a time, and not those over the limit."""


def is_always_told(kind: Kind) -> bool:
    """Whether an entry is reported whatever its name is."""
    return kind in _SKIPPED


def skipped(entry: Entry) -> Skipped:
    """What is reported of an entry that is no file."""
    reason, detail = _SKIPPED[entry.kind]
    return Skipped(path=entry.path, reason=reason, detail=detail)


def unreadable(path: str, detail: str) -> Skipped:
    """What is reported of a file that cannot be read."""
    return Skipped(path=path, reason=SkipReason.UNREADABLE, detail=detail)

"""The records of a change: which state of a repository is read, and what was different before."""

from dataclasses import dataclass
from enum import StrEnum

from dupcheck.lines import LineRange


class Where(StrEnum):
    """Where the contents of files are taken from."""

    WORK_TREE = "work tree"
    INDEX = "index"
    COMMIT = "commit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One state of a repository; `commit` is a full object name, "" where none is meant."""

    where: Where
    commit: str = ""

    def __post_init__(self) -> None:
        if bool(self.commit) is not (self.where is Where.COMMIT):
            raise ValueError(f"not a state of a repository: {self.where} {self.commit!r}")


WORK_TREE = Snapshot(where=Where.WORK_TREE)
INDEX = Snapshot(where=Where.INDEX)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFile:
    """A file that a change touched.

    `path` is "" where it was deleted, `old_path` "" where it was added, and another name where it
    was renamed. `before` has its contents before the change, one for each parent that had it.
    `added` are the lines of the state after the change that the change wrote, ascending, apart.
    """

    path: str
    old_path: str
    before: tuple[bytes, ...] = ()
    added: tuple[LineRange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened between two states of a repository.

    `title` says it to a reader ("main...HEAD"); `base` and `head` are full object names, "" where
    a side is no commit. `notices` tell what could not be done, and what was done instead.
    """

    title: str
    after: Snapshot
    files: tuple[ChangedFile, ...]
    base: str = ""
    head: str = ""
    notices: tuple[str, ...] = ()

    def added(self, path: str) -> tuple[LineRange, ...]:
        """The lines of a file that the change wrote."""
        return next((file.added for file in self.files if file.path == path), ())

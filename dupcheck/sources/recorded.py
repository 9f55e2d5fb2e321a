"""The index, or a commit: read as objects, whatever lies in the work tree."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from dupcheck.changes import Snapshot, Where
from dupcheck.errors import GitError
from dupcheck.git import listing, objects
from dupcheck.git.listing import Entry, Kind
from dupcheck.languages import detect
from dupcheck.records import Skipped, SkipReason
from dupcheck.sources.ignore import Reader
from dupcheck.sources.state import (
    FIRST_LINE,
    LARGEST_RULES,
    Content,
    is_always_told,
    skipped,
    unreadable,
)

# A baseline holds a line for each finding of a large repository.
_LARGEST_NEEDED = 100_000_000


class Recorded:
    """Fulfils `State` for a folder of a work tree and what git has recorded of it."""

    def __init__(self, root: Path, top: Path, snapshot: Snapshot) -> None:
        self._top = top
        self._store = objects.store(top)
        # From the top, for what lies above the root has a say as well.
        self._all = _recorded(top, self._store, snapshot)
        self._prefix = "" if root == top else f"{root.relative_to(top).as_posix()}/"

    def entries(self) -> Sequence[Entry]:
        """See `State`."""
        if not self._prefix:
            return list(self._all.values())
        return [
            Entry(path.removeprefix(self._prefix), entry.kind, entry.blob)
            for path, entry in self._all.items()
            if path.startswith(self._prefix)
        ]

    def has(self, path: str) -> bool:
        """See `State`."""
        full = self._prefix + path
        return full in self._all or any(name.startswith(f"{full}/") for name in self._all)

    def attributes(self, paths: Sequence[str]) -> dict[str, dict[str, bool]]:
        """See `State`."""
        stating = [
            entry
            for entry in self._all.values()
            if entry.path.rpartition("/")[2] == listing.ATTRIBUTES and entry.kind is Kind.FILE
        ]
        there = objects.sizes(self._store, [entry.blob for entry in stating])
        stating = [entry for entry in stating if entry.blob in there]
        with objects.index_of(self._store, stating) as index:
            full = [self._prefix + path for path in paths]
            stated = listing.attributes(self._top, full, index)
        return {path.removeprefix(self._prefix): facts for path, facts in stated.items()}

    def rules(self, path: str) -> bytes | None:
        """See `State`."""
        (content,) = self.several([path])
        return content

    def several(self, paths: Sequence[str]) -> Iterator[bytes | None]:
        """See `State`."""
        found = [self._all.get(self._prefix + path) for path in paths]
        blobs = [one.blob if one and one.kind is Kind.FILE else "" for one in found]
        sizes = objects.sizes(self._store, [blob for blob in blobs if blob])
        small = {blob for blob in blobs if sizes.get(blob, LARGEST_RULES + 1) <= LARGEST_RULES}
        contents = objects.contents(self._store, [blob for blob in blobs if blob in small])
        with closing(contents) as read:
            for blob in blobs:
                yield next(read) if blob in small else None

    def present(self, entries: Sequence[Entry]) -> Iterator[Entry | Skipped]:
        """See `State`."""
        for entry in entries:
            if entry.kind is Kind.FILE:
                yield entry
            elif is_always_told(entry.kind):
                yield skipped(entry)
            elif detect.by_name(entry.path):
                yield _no_file(entry)

    def contents(
        self, files: Sequence[Entry], limit: int
    ) -> Generator[Content | Skipped, None, None]:
        """See `State`."""
        sizes = objects.sizes(self._store, [entry.blob for entry in files])
        small = [entry.blob for entry in files if sizes.get(entry.blob, limit + 1) <= limit]
        with closing(objects.contents(self._store, small)) as read:
            for entry in files:
                size = sizes.get(entry.blob)
                if size is None:
                    yield unreadable(entry.path, "not fetched (a partial clone), or lost")
                elif size > limit:
                    yield Content(self._first_line(entry), size)
                elif (data := next(read)) is None:
                    yield unreadable(entry.path, "its object is damaged")
                else:
                    yield Content(data, size)

    def _first_line(self, entry: Entry) -> bytes:
        if detect.by_name(entry.path):
            return b""
        return objects.beginning(self._store, entry.blob, FIRST_LINE)


def reader(top: Path, commit: str) -> Reader:
    """Reads regular files of a commit by their paths from the top, without listing all of it.

    One that is not in this clone raises `GitError`: settings and baselines must not fall silent.
    """
    store = objects.store(top)

    def read(path: str) -> bytes | None:
        if path.startswith("/") or ".." in path.split("/"):
            return None
        for entry in objects.tree(store, commit, [path]):
            if entry.path == path and entry.kind is Kind.FILE:
                content = _small(store, entry, _LARGEST_NEEDED)
                if content is None:
                    raise _unfit(entry, commit)
                return content
        return None

    return read


def _unfit(entry: Entry, commit: str) -> GitError:
    return GitError(
        f"{entry.path} of commit {commit[:12]} was not fetched, or is too large to be settings",
        f"In a partial clone, fetch it: git cat-file -s {entry.blob}",
    )


def _small(store: objects.Store, entry: Entry, limit: int) -> bytes | None:
    size = objects.sizes(store, [entry.blob]).get(entry.blob)
    return None if size is None or size > limit else next(objects.contents(store, [entry.blob]))


def _recorded(top: Path, store: objects.Store, snapshot: Snapshot) -> dict[str, Entry]:
    if snapshot.where is Where.INDEX:
        entries = listing.staged(top)
    else:
        entries = objects.tree(store, snapshot.commit)
    return {entry.path: entry for entry in entries}


def _no_file(entry: Entry) -> Skipped:
    if entry.kind is Kind.SYMLINK:
        return Skipped(path=entry.path, reason=SkipReason.SYMLINK)
    return unreadable(entry.path, "in conflict: its merge is not finished")

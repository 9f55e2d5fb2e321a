"""Byte strings under keys in one sqlite file, which may be shared, cut off, damaged or not ours.

Nothing here raises: whatever is wrong with the file costs hits, never the run. Each row carries its
own checksum, since sqlite has none and a flipped bit must not become a vector.
"""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from dupcheck.cache import database

T = TypeVar("T")

_READ = "SELECT key, rowid, used, payload FROM entries WHERE key IN ({})"
_KEYS_AT_ONCE = 500
"""sqlite takes 999 values at least; rows asked for one by one took three times as long."""
_WRITE = (
    "INSERT INTO entries (key, used, payload) VALUES (?, ?, ?)"
    " ON CONFLICT (key) DO UPDATE SET used = excluded.used, payload = excluded.payload"
)
_PRUNE = (
    "DELETE FROM entries WHERE rowid IN (SELECT rowid FROM (SELECT rowid, SUM(LENGTH(payload))"
    " OVER (ORDER BY used DESC, rowid DESC) AS total FROM entries)"
    " WHERE total > ? * (SELECT SUM(LENGTH(payload)) FROM entries))"
)
_MAKING_SECONDS = 1.0
_CHECKSUM = 8
_WEEK = 7 * 24 * 3600
_KEEP_SHARE = 0.8


class Blobs:
    """The file at `path`, made when absent; `notices` says what the user should know of it."""

    def __init__(self, path: Path, max_bytes: int) -> None:
        self.notices: list[str] = []
        self._path = path
        self._max_bytes = max_bytes
        self._week = int(time.time()) // _WEEK
        self._stale: set[int] = set()
        self._writable = True
        self._rebuilt = False
        self._db: sqlite3.Connection | None = None
        self._open()

    def read(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """What is stored under each key, None where nothing sound is."""

        def rows(db: sqlite3.Connection) -> list[bytes | None]:
            found: dict[bytes, bytes | None] = {}
            with database.transaction(db, "BEGIN"):
                for start in range(0, len(keys), _KEYS_AT_ONCE):
                    some = keys[start : start + _KEYS_AT_ONCE]
                    query = _READ.format(",".join("?" * len(some)))
                    found.update((row[0], self._sound(*row)) for row in db.execute(query, some))
            return [found.get(key) for key in keys]

        return self._try(rows, [None] * len(keys))

    def write(self, items: Sequence[tuple[bytes, bytes]]) -> None:
        """Store payloads under keys, all of them or, when anything is wrong, none."""
        rows = [
            (key, self._week, _checksum(key, payload) + payload)
            for key, payload in items
            if len(payload) < database.LONGEST - _CHECKSUM
        ]

        def insert(db: sqlite3.Connection) -> None:
            with database.transaction(db):
                db.executemany(_WRITE, rows)

        if self._writable and rows:
            self._try(insert, None)

    def close(self) -> None:
        """Remember what was used, prune what was not if the file has grown too large, and close."""
        if self._writable:
            self._try(self._touch, None)
            self._try(self._prune, None)
        self._disconnect()

    def _sound(self, key: bytes, rowid: int, used: int, stored: bytes) -> bytes | None:
        if not isinstance(stored, bytes) or not isinstance(used, int):
            return None
        payload = stored[_CHECKSUM:]
        if stored[:_CHECKSUM] != _checksum(key, payload):
            return None
        if used < self._week:
            self._stale.add(rowid)
        return payload

    def _touch(self, db: sqlite3.Connection) -> None:
        # By the week: a finer clock would rewrite every row that is read once a day.
        if self._stale:
            with database.transaction(db):
                rows = [(self._week, rowid) for rowid in sorted(self._stale)]
                db.executemany("UPDATE entries SET used = ? WHERE rowid = ?", rows)

    def _prune(self, db: sqlite3.Connection) -> None:
        size = database.size(db)
        if size <= self._max_bytes:
            return
        with database.transaction(db):
            db.execute(_PRUNE, (_KEEP_SHARE * self._max_bytes / size,))
        # `execute` would free one page only: the statement answers with a row for each.
        db.executescript("PRAGMA incremental_vacuum")

    def _try(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        if self._db is None:
            return otherwise
        try:
            return action(self._db)
        except database.ERRORS as error:
            self._give_up(error)
            return otherwise

    def _give_up(self, error: Exception) -> None:
        """Rebuild a damaged file of ours; without it, go on without the cache."""
        code = database.code(error)
        if self._db is not None and code in database.READ_ONLY and self._writable:
            self._writable = False
            self.notices.append(f"cache is read-only, nothing new is kept: {self._path}")
            return
        self._disconnect()
        may_rebuild = self._writable and not self._rebuilt
        if code in database.DAMAGED and may_rebuild and database.is_ours(self._path):
            self._rebuild()
        else:
            said = (isinstance(error, OSError) and error.strerror) or error
            self.notices.append(f"cache is off: {said}: {self._path}")

    def _rebuild(self) -> None:
        # Another run may still have the old file open; its rows check themselves, so at worst it
        # misses. On Windows it cannot be deleted then, and this run goes on without.
        self._rebuilt = True
        try:
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        except OSError as error:
            self.notices.append(f"cache is off: damaged and in use: {error}")
            return
        self.notices.append(f"cache was damaged and has been started afresh: {self._path}")
        self._open()

    def _open(self) -> None:
        # The header is read before sqlite opens the file: closing any other handle of this process
        # on it would drop sqlite's locks.
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self._is_usable():
                self.notices.append(f"cache is off: not a cache of this version: {self._path}")
                return
            self._db = self._connect()
        except database.ERRORS as error:
            self._give_up(error)

    def _is_usable(self) -> bool:
        """Whether there is nothing yet, or a file of ours.

        The header of a file that another run is making just now comes with its first commit.
        """
        deadline = time.monotonic() + _MAKING_SECONDS
        while self._path.exists() and self._path.stat().st_size > 0:
            if database.is_ours(self._path):
                return True
            young = time.time() - self._path.stat().st_mtime < _MAKING_SECONDS
            if not (young and database.may_become_ours(self._path)) or time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True

    def _connect(self) -> sqlite3.Connection:
        try:
            return database.opened(self._path, database.CREATE)
        except database.ERRORS as error:
            if database.code(error) not in database.READ_ONLY or not self._path.exists():
                raise
        self._writable = False
        try:
            db = database.opened(self._path, database.READ)
        except database.ERRORS:
            db = database.opened(self._path, database.READ_FOLDER)
        self.notices.append(f"cache is read-only, nothing new is kept: {self._path}")
        return db

    def _disconnect(self) -> None:
        db, self._db = self._db, None
        self._stale.clear()
        if db is not None:
            with suppress(*database.ERRORS):
                db.close()


def _checksum(key: bytes, payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_CHECKSUM, key=key).digest()

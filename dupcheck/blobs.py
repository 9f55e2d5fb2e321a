"""Byte strings under keys in one sqlite file, which may be shared, cut off, damaged or not ours.

Nothing here raises: whatever is wrong with the file costs hits, never the run. The file is read as
untrusted input: its schema must be ours to the letter, and each row carries its own checksum,
since sqlite has none and a flipped bit must not become a vector.
"""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

T = TypeVar("T")

_MAGIC = b"SQLite format 3\x00"
_APPLICATION = 0x64757063  # "dupc"
FORMAT = 1
"""Part of the file name, too: versions that differ do not fight over one file."""

# A rowid table: WITHOUT ROWID with blobs was 8 times slower and 3 times larger.
_TABLE = (
    "CREATE TABLE entries (key BLOB NOT NULL UNIQUE, used INTEGER NOT NULL, payload BLOB NOT NULL)"
)
_READ = "SELECT rowid, used, payload FROM entries WHERE key = ?"
_WRITE = (
    "INSERT INTO entries (key, used, payload) VALUES (?, ?, ?)"
    " ON CONFLICT (key) DO UPDATE SET used = excluded.used, payload = excluded.payload"
)
_PRUNE = (
    "DELETE FROM entries WHERE rowid IN (SELECT rowid FROM (SELECT rowid, SUM(LENGTH(payload) + 80)"
    " OVER (ORDER BY used DESC, rowid DESC) AS total FROM entries) WHERE total > ?)"
)
_CHECKSUM = 8
_LONGEST = 1 << 26
_BUSY_SECONDS = 15.0
_WEEK = 7 * 24 * 3600
_KEEP_SHARE = 0.8
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})


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
            with _transaction(db, "BEGIN"):
                return [self._sound(key, db.execute(_READ, (key,)).fetchone()) for key in keys]

        return self._try(rows, [None] * len(keys))

    def write(self, items: Sequence[tuple[bytes, bytes]]) -> None:
        """Store payloads under keys, all of them or, when anything is wrong, none."""
        rows = [
            (key, self._week, _checksum(key, payload) + payload)
            for key, payload in items
            if len(payload) < _LONGEST - _CHECKSUM
        ]

        def insert(db: sqlite3.Connection) -> None:
            with _transaction(db):
                db.executemany(_WRITE, rows)

        if self._writable and rows:
            self._try(insert, None)

    def close(self) -> None:
        """Remember what was used, prune what was not if the file has grown too large, and close."""
        if self._writable:
            self._try(self._touch, None)
            self._try(self._prune, None)
        self._disconnect()

    def _sound(self, key: bytes, row: tuple[int, int, bytes] | None) -> bytes | None:
        if row is None:
            return None
        rowid, used, stored = row
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
            with _transaction(db):
                rows = [(self._week, rowid) for rowid in sorted(self._stale)]
                db.executemany("UPDATE entries SET used = ? WHERE rowid = ?", rows)

    def _prune(self, db: sqlite3.Connection) -> None:
        if _size(db) <= self._max_bytes:
            return
        with _transaction(db):
            db.execute(_PRUNE, (int(self._max_bytes * _KEEP_SHARE),))
        db.execute("PRAGMA incremental_vacuum").fetchall()

    def _try(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        if self._db is None:
            return otherwise
        try:
            return action(self._db)
        except (sqlite3.Error, OSError, MemoryError, OverflowError) as error:
            self._give_up(error)
            return otherwise

    def _give_up(self, error: Exception) -> None:
        """Rebuild a damaged file of ours; without it, go on without the cache."""
        code = _code(error)
        if self._db is not None and self._writable and code in _READ_ONLY:
            self._writable = False
            self.notices.append(f"cache is read-only, nothing new is kept: {self._path}")
            return
        self._disconnect()
        if code in _DAMAGED and self._writable and not self._rebuilt and _is_ours(self._path):
            self._rebuild()
        else:
            self.notices.append(f"cache is off: {error}: {self._path}")

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
            if self._path.exists() and self._path.stat().st_size and not _is_ours(self._path):
                self.notices.append(f"cache is off: not a cache of this version: {self._path}")
                return
            self._db = self._connect()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _connect(self) -> sqlite3.Connection:
        try:
            return _opened(self._path, "mode=rwc")
        except sqlite3.Error as error:
            if _code(error) not in _READ_ONLY or not self._path.exists():
                raise
        self._writable = False
        try:
            return _opened(self._path, "mode=ro")
        except sqlite3.Error:
            # In a folder that cannot be written, sqlite cannot make the files of its log.
            return _opened(self._path, "immutable=1")

    def _disconnect(self) -> None:
        db, self._db = self._db, None
        self._stale.clear()
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    posix = path.absolute().as_posix()
    uri = f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?{mode}"
    db = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
            db.execute(f"PRAGMA {pragma}")
        if mode == "mode=rwc":
            _create(db)
            _use_log(db)
        if _schema(db) != [("table", "entries", _TABLE)]:
            raise sqlite3.NotSupportedError("not a cache of this version")
    except BaseException:
        db.close()
        raise
    return db


def _create(db: sqlite3.Connection) -> None:
    """Make an empty file ours; of two runs that try at once, the second finds it done."""
    if _schema(db):
        return
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    with _transaction(db):
        if not _schema(db):
            db.execute(_TABLE)
            db.execute(f"PRAGMA application_id = {_APPLICATION}")
            db.execute(f"PRAGMA user_version = {FORMAT}")


def _use_log(db: sqlite3.Connection) -> None:
    """Let readers and a writer go on side by side, where the file system can."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # The switch does not wait for another run that opens the file just now; both modes work.
        if _code(error) != sqlite3.SQLITE_BUSY:
            raise
    db.execute("PRAGMA synchronous = NORMAL")


def _schema(db: sqlite3.Connection) -> list[tuple[str, str, str]]:
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return db.execute(query).fetchall()


@contextmanager
def _transaction(db: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    db.execute(begin)
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")


def _size(db: sqlite3.Connection) -> int:
    """Bytes in use; pages that are free will be filled before the file grows."""
    names = ("page_count", "freelist_count", "page_size")
    count, free, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((count - free) * size)


def _code(error: Exception) -> int:
    """The primary result code of sqlite, 0 for other errors."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _is_ours(path: Path) -> bool:
    """Whether the header says so, even if the rest is damaged."""
    try:
        with path.open("rb") as file:
            header = file.read(72)
    except OSError:
        return False
    marks = (header[60:64], header[68:72])
    ours = (FORMAT.to_bytes(4, "big"), _APPLICATION.to_bytes(4, "big"))
    return header.startswith(_MAGIC) and marks == ours


def _checksum(key: bytes, payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_CHECKSUM, key=key).digest()

"""A sqlite file that is ours to the letter, opened as far as it can be.

It is untrusted input: views and triggers would run what somebody else wrote, so a schema that
differs in anything from ours is damage.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

_MAGIC = b"SQLite format 3\x00"
_APPLICATION = 0x64757063  # "dupc"
FORMAT = 1
"""Part of the file name, too: versions that differ do not fight over one file."""

# A rowid table: WITHOUT ROWID with blobs was 8 times slower and 3 times larger.
_TABLE = (
    "CREATE TABLE entries (key BLOB NOT NULL UNIQUE, used INTEGER NOT NULL, payload BLOB NOT NULL)"
)
LONGEST = 1 << 26
"""No value has more bytes than this; whatever a damaged file says, no more memory is taken."""
CREATE, READ, READ_FOLDER = "mode=rwc", "mode=ro", "immutable=1"
"""The last is for folders that cannot be written: sqlite cannot make the files of its log."""
_BUSY_SECONDS = 15.0
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})

ERRORS = (sqlite3.Error, OSError, ValueError, OverflowError, MemoryError)
"""What damage and bad luck raise; ValueError: another schema, or text that is no UTF-8."""


def opened(path: Path, mode: str) -> sqlite3.Connection:
    """The file in one of the modes above; raises errors of sqlite, also when it is not ours."""
    posix = path.absolute().as_posix()
    uri = f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?{mode}"
    db = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
            db.execute(f"PRAGMA {pragma}")
        if mode == CREATE:
            _create(db)
        if _schema(db) != [("table", "entries", _TABLE)]:
            raise ValueError("not the schema of a cache")
        if mode == CREATE:
            _use_log(db)
    except BaseException:
        db.close()
        raise
    return db


def _create(db: sqlite3.Connection) -> None:
    """Make an empty file ours; of two runs that try at once, the second finds it done."""
    if _schema(db):
        return
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    with transaction(db):
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
        if code(error) != sqlite3.SQLITE_BUSY:
            raise
    db.execute("PRAGMA synchronous = NORMAL")


def _schema(db: sqlite3.Connection) -> list[tuple[str, str, str]]:
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return db.execute(query).fetchall()


@contextmanager
def transaction(db: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Everything inside happens, or nothing of it."""
    db.execute(begin)
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            with suppress(*ERRORS):
                db.execute("ROLLBACK")


def size(db: sqlite3.Connection) -> int:
    """Bytes in use; pages that are free will be filled before the file grows."""
    names = ("page_count", "freelist_count", "page_size")
    count, free, page = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((count - free) * page)


def code(error: Exception) -> int:
    """The primary result code of sqlite, 0 for errors of others."""
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        # Without a code they come from Python: another schema, or text that is no UTF-8.
        unreadable = isinstance(error, ValueError | sqlite3.OperationalError)
        return sqlite3.SQLITE_CORRUPT if unreadable else 0
    return extended & 0xFF


_MARKS = (FORMAT.to_bytes(4, "big"), _APPLICATION.to_bytes(4, "big"))
_NONE = bytes(4)


def is_ours(path: Path) -> bool:
    """Whether the header says so, even if the rest is damaged."""
    header = _header(path)
    return header.startswith(_MAGIC) and (header[60:64], header[68:72]) == _MARKS


def may_become_ours(path: Path) -> bool:
    """Whether the header speaks for nobody else: another run may be writing it."""
    header = _header(path).ljust(72, b"\0")
    version, application = _MARKS
    return (
        header[:16] in (_MAGIC, bytes(16))
        and header[60:64] in (_NONE, version)
        and header[68:72] in (_NONE, application)
    )


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(72)
    except OSError:
        return b""

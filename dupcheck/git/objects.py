"""Commits, trees and blobs, read by name without what the repository's configuration says.

Objects are read from a git folder of our own, which borrows those of the repository: there no
setting, hook or replacement of a stranger counts, nothing is fetched, and nothing is written.
Beyond `resolve` only hexadecimal object names are passed on.
"""

import os
import re
import tempfile
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import IO, cast

from dupcheck.errors import GitError, UnknownRevisionError
from dupcheck.git.listing import Entry, kind_of
from dupcheck.git.program import check_owner, output, start, stream, words

FULL_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
"""What an object is called: 40 or, in repositories of sha256, 64 digits."""

_HEADER = 200

# The largest public repositories have half as many files; a tree that names itself ten times over
# ten levels has ten thousand million.
_MOST_ENTRIES = 1_000_000
_PATIENCE_SECONDS = 600
_CHUNK = 1 << 20
_BATCH = ("cat-file", "--batch", "--buffer")


@dataclass(frozen=True, slots=True)
class Store:
    """Where the objects of a repository lie, and how they are named ("sha1" or "sha256")."""

    folder: Path
    object_format: str


def store(folder: Path) -> Store:
    """The objects of the repository around a folder."""
    asked = ["rev-parse", "--show-object-format", "--git-path", "objects"]
    object_format, _, path = output(folder, asked).partition(b"\n")
    return Store(folder / os.fsdecode(path.removesuffix(b"\n")), object_format.decode())


def resolve(folder: Path, revision: str) -> str:
    """The full name of the commit that a revision stands for; raises `UnknownRevisionError`."""
    if "\0" not in revision:
        asked = ["rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"]
        done = start(folder, asked)
        check_owner(folder, words(done.stderr))
        name = done.stdout.decode("ascii", "replace").strip()
        # `^main` is a name to rev-parse as well, and "" without a commit.
        if not done.returncode and FULL_NAME.fullmatch(name):
            return name
    if is_shallow(folder):
        hint = "This clone is shallow: fetch more of its history (`git fetch --unshallow`)."
    else:
        hint = "Is it spelled right, and fetched? Branches of a remote are called origin/NAME."
    raise UnknownRevisionError(f"no commit is called {revision!r} in {folder}", hint)


def is_shallow(folder: Path) -> bool:
    """Whether the repository around a folder has only the end of its history."""
    return output(folder, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"


def tree(objects: Store, commit: str, paths: Sequence[str] = ()) -> list[Entry]:
    """The files, links and submodules of a commit, or those of some paths, by name."""
    command = ["ls-tree", "-r", "-z", "--full-tree", checked(commit), "--", *paths]
    entries = []
    with _running(objects, command) as process:
        late = threading.Timer(_PATIENCE_SECONDS, process.kill)
        late.start()
        try:
            for record in _records(_out(process)):
                entries.append(_entry(record))
                if len(entries) > _MOST_ENTRIES:
                    raise GitError(f"commit {commit} has more than {_MOST_ENTRIES:,} files")
            failed = process.wait() != 0
        finally:
            late.cancel()
    if failed:
        raise GitError(
            f"git cannot list the files of commit {commit}: some of it is missing or damaged",
            f"Fetch its folders: git fetch --refetch --filter=blob:none origin {commit}",
        )
    return entries


def sizes(objects: Store, blobs: Iterable[str]) -> dict[str, int]:
    """The sizes in bytes of those blobs that are there."""
    asked = _lines(dict.fromkeys(blobs))
    if not asked:
        return {}
    with borrowed(objects) as (folder, variables):
        answer = output(folder, ["cat-file", "--batch-check"], asked, variables)
    found = (line.split(b" ") for line in answer.splitlines())
    return {facts[0].decode(): int(facts[2]) for facts in found if facts[1] == b"blob"}


def contents(objects: Store, blobs: Sequence[str]) -> Generator[bytes | None, None, None]:
    """The contents of blobs in the order given, one at a time; None for what cannot be read."""
    position = 0
    while position < len(blobs):
        # git gives up at a damaged object: another one goes on behind it.
        for content in _read(objects, blobs[position:]):
            yield content
            position += 1
        if position < len(blobs):
            yield None
            position += 1


def beginning(objects: Store, blob: str, length: int) -> bytes:
    """The first bytes of a blob, without reading the rest; b"" where it cannot be read."""
    with _running(objects, _BATCH, _lines([blob])) as process:
        size = _announced(_out(process))
        return _out(process).read(min(size, length)) if size else b""


@contextmanager
def index_of(objects: Store, files: Iterable[Entry]) -> Iterator[dict[str, str]]:
    """An index of some files in a folder of its own, as git is to be told of it."""
    with borrowed(objects) as (folder, variables):
        named = {"GIT_INDEX_FILE": str(folder / "index")}
        lines = b"".join(
            f"100644 {checked(entry.blob)}\t".encode() + os.fsencode(entry.path) + b"\0"
            for entry in files
        )
        if lines:
            command = ["update-index", "-z", "--index-info"]
            output(folder, command, lines, variables | named)
        yield named


def _read(objects: Store, blobs: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs until one cannot be read."""
    with _running(objects, _BATCH, _lines(blobs)) as process:
        out = _out(process)
        for _ in blobs:
            size = _announced(out)
            if size is None:
                return
            content = out.read(size)
            if len(content) < size or out.read(1) != b"\n":
                return
            yield content


def _announced(out: IO[bytes]) -> int | None:
    """The size of the blob that follows; None where none does."""
    facts = out.readline(_HEADER).split(b" ")
    return int(facts[2]) if facts[1:2] == [b"blob"] else None


def _records(out: IO[bytes]) -> Iterator[bytes]:
    """The records of an output under `-z`, while it is printed."""
    rest = b""
    while chunk := out.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def _entry(record: bytes) -> Entry:
    facts, _, name = record.partition(b"\t")
    mode, _, blob = facts.split(b" ")
    return Entry(os.fsdecode(name), kind_of(mode), blob.decode())


def checked(name: str) -> str:
    """The full name of an object, as which alone it goes to git."""
    if not FULL_NAME.fullmatch(name):
        raise ValueError(f"not the name of an object: {name!r}")
    return name


def _lines(names: Iterable[str]) -> bytes:
    return "".join(f"{checked(name)}\n" for name in names).encode()


def _out(process: Popen[bytes]) -> IO[bytes]:
    return cast(IO[bytes], process.stdout)


@contextmanager
def _running(objects: Store, command: Sequence[str], stdin: bytes = b"") -> Iterator[Popen[bytes]]:
    with borrowed(objects) as (folder, variables):
        asked = folder / "asked"  # a file: who fills a pipe and empties another waits for ever
        asked.write_bytes(stdin)
        with asked.open("rb") as lines, stream(folder, command, lines, variables) as process:
            yield process


@contextmanager
def borrowed(objects: Store) -> Iterator[tuple[Path, dict[str, str]]]:
    """A git folder without settings that has the objects, and what git is to be told of it."""
    with tempfile.TemporaryDirectory(prefix="dupcheck-", ignore_cleanup_errors=True) as path:
        folder = Path(path)
        (folder / "refs").mkdir()
        (folder / "HEAD").write_bytes(b"ref: refs/heads/none\n")
        (folder / "config").write_bytes(
            b"[core]\nbare = true\nrepositoryFormatVersion = 1\n"
            b"[extensions]\nobjectFormat = %b\n" % objects.object_format.encode()
        )
        yield (
            folder,
            {
                "GIT_DIR": path,
                "GIT_OBJECT_DIRECTORY": str(objects.folder),
                # Names of files are names, whatever they begin with.
                "GIT_LITERAL_PATHSPECS": "1",
            },
        )

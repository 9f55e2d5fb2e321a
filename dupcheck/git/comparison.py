"""Two states of some files compared by git itself: which were renamed, which lines are new.

Both become a tree in a git folder of our own, under names of our own: no setting and no attribute
of a stranger counts, and no name can be taken for anything else.
"""

import hashlib
import os
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dupcheck.git.listing import index_in_use
from dupcheck.git.objects import Store, borrowed, checked
from dupcheck.git.program import output, zero_ended
from dupcheck.lines import LineRange

_COMMAND = (
    *("diff-tree", "-r", "-z", "--raw", "-p", "-U0", "-M50%", "-l1000", "--full-index", "--text"),
    *("--no-ext-diff", "--no-textconv", "--no-color"),
    *("--diff-algorithm=myers", "--inter-hunk-context=0"),
)
_FACTS = ("--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=all")
_FILE = b"100"
_PAIR = re.compile(rb"index ([0-9a-f]+)\.\.([0-9a-f]+)")
_HUNK = re.compile(rb"@@ -[0-9]+(?:,[0-9]+)? \+([0-9]+)(?:,([0-9]+))? @@")


Blobs = Mapping[str, str]
"""The object names of the contents of regular files, by path."""


@dataclass(frozen=True, slots=True)
class Differing:
    """The regular files that two states do not have in common: each path to its blob."""

    before: Blobs
    after: Blobs


@dataclass(frozen=True, slots=True)
class Altered:
    """A file that is not the same in both states.

    `path` is "" where it is no more, `old_path` where it is new; `added` are the lines of a file
    that is in both, ascending and apart.
    """

    path: str
    old_path: str
    added: tuple[LineRange, ...] = ()


def between(objects: Store, before: str, after: str) -> Differing:
    """What differs between two commits, given by their full names."""
    with borrowed(objects) as (folder, variables):
        command = ["diff-tree", "-r", *_FACTS, checked(before), checked(after)]
        return _differing(output(folder, command, variables=variables))


def staged_since(folder: Path, commit: str) -> Differing:
    """What differs between a commit and the index; files in conflict are left out."""
    command = ["diff-index", "--cached", *_FACTS, checked(commit), "--"]
    return _differing(output(folder, command, variables=index_in_use(folder)))


def _differing(raw: bytes) -> Differing:
    before, after = {}, {}
    fields = iter(zero_ended(raw))
    for facts, name in zip(fields, fields, strict=True):
        old_mode, new_mode, old, new, status = facts.removeprefix(b":").split(b" ")
        path = os.fsdecode(name)
        was, now = old_mode.startswith(_FILE), new_mode.startswith(_FILE)
        if status == b"U" or (was and now and old == new):  # the latter changed its mode alone
            continue
        if was:
            before[path] = old.decode()
        if now:
            after[path] = new.decode()
    return Differing(before, after)


def compare(
    objects: Store,
    before: Blobs,
    after: Blobs,
    more: Mapping[str, bytes],
) -> list[Altered]:
    """What became of files from one state to another, each given as path to blob.

    Blobs that the repository does not have are in `more`, by name. Only what differs should be
    asked about: everything else would be looked through for the origin of new files.
    """
    paths = sorted({**before, **after})
    with borrowed(objects) as (folder, variables):
        store = _Scratch(folder / "objects", objects.object_format)
        for content in more.values():
            store.write(b"blob", content)
        trees = [store.tree(paths, blobs) for blobs in (before, after)]
        theirs = str(objects.folder).replace("\\", "\\\\").replace('"', '\\"')
        own = {
            "GIT_OBJECT_DIRECTORY": str(store.folder),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{theirs}"',
        }
        printed = output(folder, [*_COMMAND, *trees], variables={**variables, **own})
    raw, _, patch = printed.partition(b"\0\0")
    added = _added(patch)
    return [
        Altered(
            path=paths[int(new)] if new else "",
            old_path=paths[int(old)] if old else "",
            added=added.get(pair, ()),
        )
        for old, new, pair in _pairs(raw)
    ]


def object_name(kind: bytes, content: bytes, object_format: str) -> str:
    """The name that git gives to an object."""
    if object_format not in ("sha1", "sha256"):
        raise ValueError(f"unknown object format {object_format!r}")
    return hashlib.new(object_format, b"%s %d\0" % (kind, len(content)) + content).hexdigest()


@dataclass(frozen=True, slots=True)
class _Scratch:
    folder: Path
    object_format: str

    def write(self, kind: bytes, content: bytes) -> str:
        name = object_name(kind, content, self.object_format)
        place = self.folder / name[:2] / name[2:]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(zlib.compress(b"%s %d\0" % (kind, len(content)) + content, 1))
        return name

    def tree(self, paths: list[str], blobs: Blobs) -> str:
        """Writes a tree of some files, each under its number among the paths."""
        names = sorted(
            (b"%d" % number, blobs[path]) for number, path in enumerate(paths) if path in blobs
        )
        entries = (b"100644 %s\0%s" % (name, bytes.fromhex(blob)) for name, blob in names)
        return self.write(b"tree", b"".join(entries))


def _pairs(raw: bytes) -> Iterator[tuple[bytes, bytes, tuple[bytes, bytes]]]:
    """Old name, new name (b"" for none) and the blobs of both, record by record."""
    fields = iter(raw.split(b"\0"))
    for facts in fields:
        if not facts:
            continue
        _, _, old_blob, new_blob, status = facts.split(b" ")
        old = new = next(fields)
        if status.startswith(b"R"):
            new = next(fields)
        elif status == b"A":
            old = b""
        elif status == b"D":
            new = b""
        yield old, new, (old_blob, new_blob)


def _added(patch: bytes) -> dict[tuple[bytes, bytes], tuple[LineRange, ...]]:
    """The new lines by the blobs before and after; no line of a content begins like these."""
    found: dict[tuple[bytes, bytes], tuple[LineRange, ...]] = {}
    pair = b"", b""
    for line in patch.split(b"\n"):
        if match := _PAIR.match(line):
            pair = match[1], match[2]
            found[pair] = ()  # several files may have gone the same way
        elif match := _HUNK.match(line):
            start, count = int(match[1]), int(match[2] or b"1")
            if count:
                new = LineRange(start=start, end=start + count - 1)
                found[pair] = (*found.get(pair, ()), new)
    return found

"""What git tracks or would track in a work tree, and what `.gitattributes` say of it."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dupcheck.git.program import output, zero_ended

_SUBMODULE_MODE = b"160000"
_SYMLINK_MODE = b"120000"

GENERATED = "linguist-generated"
VENDORED = "linguist-vendored"


class Kind(Enum):
    """What a name in a listing stands for."""

    FILE = "file"
    SYMLINK = "symlink"
    SUBMODULE = "submodule"
    FOLDER = "folder"
    """A folder that was not entered."""
    CLOSED = "closed"
    """A folder that may not be read."""
    IGNORED = "ignored"
    """A name that was asked for although it is ignored."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name relative to the root, with forward slashes.

    Bytes that are not UTF-8 are kept as surrogates (`os.fsencode` gives them back).
    """

    path: str
    kind: Kind = Kind.FILE


def listing(folder: Path) -> list[Entry]:
    """What git tracks or would track in a folder of a work tree, each name once, unordered.

    Names may be gone from the work tree.
    """
    entries: dict[str, Entry] = {}
    for record in zero_ended(output(folder, ["ls-files", "-z", "--stage"])):
        facts, _, name = record.partition(b"\t")
        path = os.fsdecode(name)
        entries[path] = Entry(path, _kind(facts.split(b" ", 1)[0]))
    untracked = ["ls-files", "-z", "--others", "--exclude-standard"]
    for name in zero_ended(output(folder, untracked)):
        # A trailing slash: another repository lies there, which git does not look into.
        path = os.fsdecode(name.removesuffix(b"/"))
        kind = Kind.SUBMODULE if name.endswith(b"/") else Kind.FILE
        entries.setdefault(path, Entry(path, kind))
    return list(entries.values())


def attributes(folder: Path, paths: Iterable[str]) -> dict[str, dict[str, bool]]:
    """What `.gitattributes` say of files: path to GENERATED and VENDORED, where they are stated."""
    names = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if not names:
        return {}
    command = ["check-attr", "-z", "--stdin", GENERATED, VENDORED]
    fields = iter(zero_ended(output(folder, command, names)))
    stated: dict[str, dict[str, bool]] = {}
    for path, attribute, value in zip(fields, fields, fields, strict=True):
        if value != b"unspecified":
            facts = stated.setdefault(os.fsdecode(path), {})
            facts[attribute.decode()] = value.lower() not in (b"unset", b"false")
    return stated


def _kind(mode: bytes) -> Kind:
    return {_SUBMODULE_MODE: Kind.SUBMODULE, _SYMLINK_MODE: Kind.SYMLINK}.get(mode, Kind.FILE)

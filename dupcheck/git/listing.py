"""What git tracks or would track in a work tree, and what `.gitattributes` say of it."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dupcheck.git.program import output, start, zero_ended

_SUBMODULE_MODE = b"160000"
_SYMLINK_MODE = b"120000"

ATTRIBUTES = ".gitattributes"
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
    CONFLICT = "conflict"
    """A name whose content is not decided: a merge has stopped at it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name relative to the root, with forward slashes.

    Bytes that are not UTF-8 are kept as surrogates (`os.fsencode` gives them back). `blob` is the
    object name of the content, "" where the content is that of the work tree.
    """

    path: str
    kind: Kind = Kind.FILE
    blob: str = ""


def listing(folder: Path) -> list[Entry]:
    """What git tracks or would track in a folder of a work tree, each name once, unordered.

    Names may be gone from the work tree.
    """
    entries: dict[str, Entry] = {}
    for record in zero_ended(output(folder, ["ls-files", "-z", "--stage"])):
        facts, _, name = record.partition(b"\t")
        path = os.fsdecode(name)
        entries[path] = Entry(path, kind_of(facts.split(b" ", 1)[0]))
    untracked = ["ls-files", "-z", "--others", "--exclude-standard"]
    for name in zero_ended(output(folder, untracked)):
        # A trailing slash: another repository lies there, which git does not look into.
        path = os.fsdecode(name.removesuffix(b"/"))
        kind = Kind.SUBMODULE if name.endswith(b"/") else Kind.FILE
        entries.setdefault(path, Entry(path, kind))
    return list(entries.values())


def staged(folder: Path) -> list[Entry]:
    """What is in the index of a folder of a work tree, each name once, by name."""
    entries: dict[str, Entry] = {}
    command = ["ls-files", "-z", "--stage"]
    for record in zero_ended(output(folder, command, variables=index_in_use(folder))):
        facts, _, name = record.partition(b"\t")
        mode, blob, stage = facts.split(b" ")
        path = os.fsdecode(name)
        kind = kind_of(mode) if stage == b"0" else Kind.CONFLICT
        entries[path] = Entry(path, kind, blob.decode())
    return list(entries.values())


def is_staged(folder: Path) -> bool:
    """Whether the index differs from the commit that is checked out, be it in a mode alone."""
    asked = ["diff-index", "--cached", "--quiet", "--ignore-submodules=none", "HEAD", "--"]
    return start(folder, asked, variables=index_in_use(folder)).returncode != 0


def index_in_use(folder: Path, variables: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What git is to be told where a commit of part of the files is being made.

    `git commit -a` and `git commit FILE` put what they commit in an index of their own, and name
    it to their hooks. One that lies elsewhere belongs to another repository.
    """
    named = variables.get("GIT_INDEX_FILE")
    if not named:
        return {}

    def told(option: str) -> str:
        return os.fsdecode(output(folder, ["rev-parse", option]).removesuffix(b"\n"))

    index = os.path.realpath(os.path.join(told("--show-toplevel"), named))
    own = os.path.realpath(told("--absolute-git-dir"))
    return {"GIT_INDEX_FILE": index} if os.path.dirname(index) == own else {}


def attributes(
    folder: Path, paths: Iterable[str], index: Mapping[str, str] | None = None
) -> dict[str, dict[str, bool]]:
    """What `.gitattributes` say of files: path to GENERATED and VENDORED, where they are stated.

    Those of the work tree, or of an index (see `objects.index_of`).
    """
    names = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if not names:
        return {}
    cached = [] if index is None else ["--cached"]
    command = ["check-attr", *cached, "-z", "--stdin", GENERATED, VENDORED]
    fields = iter(zero_ended(output(folder, command, names, index)))
    stated: dict[str, dict[str, bool]] = {}
    for path, attribute, value in zip(fields, fields, fields, strict=True):
        if value != b"unspecified":
            facts = stated.setdefault(os.fsdecode(path), {})
            facts[attribute.decode()] = value.lower() not in (b"unset", b"false")
    return stated


def kind_of(mode: bytes) -> Kind:
    """What a mode of git stands for."""
    return {_SUBMODULE_MODE: Kind.SUBMODULE, _SYMLINK_MODE: Kind.SYMLINK}.get(mode, Kind.FILE)

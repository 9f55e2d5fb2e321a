"""The state of a work tree, read without git's filters: those run code."""

import os
from collections.abc import Mapping
from pathlib import Path

from dupcheck.change.files import LARGEST, may_hold_code
from dupcheck.change.plain_file import PlainFiles
from dupcheck.git import objects
from dupcheck.git.comparison import Blobs, Differing, object_name
from dupcheck.git.listing import Kind, listing
from dupcheck.git.objects import Store
from dupcheck.git.program import output, zero_ended


def work_tree(root: Path, store: Store, before: Blobs) -> tuple[Differing, dict[str, bytes]]:
    """What git tracks or would track and is not as before; and the contents by the names of blobs.

    A file is what it was before where its bytes hash to the blob, or do so with the line ends that
    git would store. One that cannot hold code is taken to be what it was, as long as it is there.
    """
    blobs: dict[str, str] = {}
    differing: dict[str, bytes] = {}
    absent = []
    files = PlainFiles(root)
    for entry in listing(root):
        path = entry.path
        if entry.kind is not Kind.FILE:
            continue
        if path in before and not may_hold_code(path) and files.exists(path):
            blobs[path] = before[path]
            continue
        content = files.read(path, LARGEST)
        if content is None:
            absent.append(path)
        elif len(content) > LARGEST:
            blobs[path] = ""
        elif before.get(path) in _names(content, store):
            blobs[path] = before[path]
        else:
            differing[path] = content
    blobs |= {path: before[path] for path in _not_checked_out(root, absent) if path in before}
    contents = {}
    for path, content in _as_stored(store, before, differing).items():
        blobs[path] = object_name(b"blob", content, store.object_format)
        contents[blobs[path]] = content
    changed = {path for path in {**before, **blobs} if before.get(path) != blobs.get(path)}
    return Differing(
        {path: before[path] for path in changed if path in before},
        {path: blobs[path] for path in changed if path in blobs},
    ), contents


def _names(content: bytes, store: Store) -> tuple[str, ...]:
    """How git would call a content, with either line ends."""
    forms = (content, content.replace(b"\r\n", b"\n")) if b"\r\n" in content else (content,)
    return tuple(object_name(b"blob", form, store.object_format) for form in forms)


def _as_stored(store: Store, before: Blobs, differing: Mapping[str, bytes]) -> dict[str, bytes]:
    """Contents with the line ends that they had in git: else every line would be new."""
    old = {path: before[path] for path in differing if path in before}
    kept = {
        path
        for path, content in zip(old, objects.contents(store, list(old.values())), strict=True)
        if content and b"\r\n" in content
    }
    return {
        path: content if path in kept else content.replace(b"\r\n", b"\n")
        for path, content in differing.items()
    }


def _not_checked_out(root: Path, absent: list[str]) -> set[str]:
    """Those that are not there because a sparse checkout leaves them out."""
    if not absent:
        return set()
    listed = zero_ended(output(root, ["ls-files", "-z", "-t"]))
    left_out = {os.fsdecode(line[2:]) for line in listed if line.startswith(b"S ")}
    return left_out.intersection(absent)

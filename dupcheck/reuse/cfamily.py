"""Reaching a C or C++ function: the header that declares it."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import (
    Files,
    declares,
    folder_of,
    head,
    own_name,
    relative,
    scopes,
    stem_of,
)

_HEADERS = (".h", ".hh", ".hpp", ".hxx", ".h++", ".cuh")
_STATIC = re.compile(r"(?:\w+\s+){0,4}?static\b")


def reach(keep: Function, copy: Function, files: Files) -> str:
    """An include of the header beside it, or below `include`, if that declares it."""
    owner = _class_of(keep, files)
    static = not owner and bool(_STATIC.match(head(keep)))
    if keep.path == copy.path:
        return "" if scopes(keep) else f"{own_name(keep)}(...)"
    if keep.path.endswith(_HEADERS):
        return f'#include "{_included(keep.path, copy.path)}"'
    if static:
        return f"// static in {keep.path.rpartition('/')[2]}: declare it in a header first"
    header = _header(keep, owner, files)
    return f'#include "{_included(header, copy.path)}"' if header else ""


def _class_of(keep: Function, files: Files) -> str:
    """The class that a function is a member of, "" for one of a namespace or of none."""
    around, text = scopes(keep), files.text(keep.path)
    return "" if all(declares(text, "namespace", one) for one in around) else around[-1]


def _header(keep: Function, owner: str, files: Files) -> str:
    """The header, called as the function's file is, that declares the function or its class."""
    declared = re.compile(
        rf"\b(?:class|struct)\s[^;{{\n]*\b{re.escape(owner)}\b"
        if owner
        else rf"\b{re.escape(own_name(keep))}\s*\("
    )
    for path in files.with_stem(stem_of(keep.path)):
        beside = folder_of(path) == folder_of(keep.path)
        near = beside or "include" in path.split("/")[:-1]
        if near and path.endswith(_HEADERS) and declared.search(files.text(path)):
            return path
    return ""


def _included(header: str, place: str) -> str:
    """The header as an include names it: below `include`, else from the including file on."""
    before, include, after = f"/{header}".rpartition("/include/")
    return (
        after
        if include and not f"/{place}".startswith(f"{before}{include}")
        else relative(header, place)
    )

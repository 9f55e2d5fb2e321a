"""Reaching a C or C++ function: the header that declares it."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import Files, folder_of, head, own_name, relative, scopes, stem_of

_HEADERS = (".h", ".hh", ".hpp", ".hxx", ".h++", ".cuh")
_STATIC = re.compile(r"(?:\w+\s+){0,4}?static\b")


def reach(keep: Function, copy: Function, files: Files) -> str:
    """An include of the header beside it, or below `include`, if that declares it."""
    around, name = scopes(keep), own_name(keep)
    if keep.path == copy.path:
        return "" if around else f"{name}(...)"
    header = _header(keep, files)
    if header:
        return f'#include "{_included(header, copy.path)}"'
    if not around and _STATIC.match(head(keep)):
        return f"// static in {stem_of(keep.path)}: declare it in a header first"
    return ""


def _header(keep: Function, files: Files) -> str:
    """The header that declares a function: its own file, one beside it, or one for all."""
    if keep.path.endswith(_HEADERS):
        return keep.path
    told = scopes(keep)[-1:] or [own_name(keep)]
    declared = re.compile(rf"\b{re.escape(told[0])}\b" + ("" if scopes(keep) else r"\s*\("))
    if not scopes(keep) and _STATIC.match(head(keep)):
        return ""
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

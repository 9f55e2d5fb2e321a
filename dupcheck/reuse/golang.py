"""Reaching a Go function: the module's path from `go.mod`, then the folder of its package."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import Files, folder_of, head, own_name, scopes

_MODULE = re.compile(r"^module[ \t]+\"?([\w./~-]+)", re.M)
_RECEIVER = re.compile(r"func \(\s*(\w+)\s+(\*?)")
_PACKAGE = re.compile(r"^package[ \t]+(\w+)", re.M)


def reach(keep: Function, copy: Function, files: Files) -> str:
    """An import of its package and a call; in the same package the call alone."""
    if not head(keep).startswith("func "):
        return ""
    package, here = (_package(function, files) for function in (keep, copy))
    same_folder = folder_of(keep.path) == folder_of(copy.path)
    if same_folder and package == here:
        return _call(keep, "")
    if keep.path.endswith("_test.go") or not package:
        return ""
    if package == "main":
        return f"// package main cannot be imported: move {own_name(keep)} to another one first"
    path = _import_path(keep, copy, files)
    if not path:
        return ""
    private = not own_name(keep)[:1].isupper() or not all(s[:1].isupper() for s in scopes(keep))
    note = "// unexported: rename it to be exported first" if private else ""
    return "\n".join(filter(None, (f'import "{path}"', _call(keep, f"{package}."), note)))


def _package(function: Function, files: Files) -> str:
    found = _PACKAGE.search(files.text(function.path))
    return found[1] if found else ""


def _call(keep: Function, package: str) -> str:
    around = scopes(keep)
    if not around:
        return f"{package}{own_name(keep)}(...)"
    found = _RECEIVER.match(head(keep))
    name, star = (found[1], found[2]) if found else (around[0].lower(), "")
    return f"{name}.{own_name(keep)}(...)  // {name} is a {star}{package}{around[0]}"


def _import_path(keep: Function, copy: Function, files: Files) -> str:
    """The path of the package of a function, "" without a module or behind an `internal`."""
    manifest = files.nearest(keep.path, "go.mod")
    found = _MODULE.search(files.text(manifest))
    if not found:
        return ""
    folder = folder_of(keep.path)
    owner, internal, _ = f"/{folder}/".partition("/internal/")
    if internal and not f"/{copy.path}".startswith(f"{owner}/"):
        return ""
    inside = folder.removeprefix(folder_of(manifest)).strip("/")
    return f"{found[1]}/{inside}" if inside else found[1]

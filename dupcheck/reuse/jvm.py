"""Reaching a function of Java, Kotlin or Scala: its package, then its class."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import Files, declares, folder_of, head, on_object, own_name, scopes

_PACKAGE = re.compile(r"^[ \t]*package[ \t]+([\w.]+)", re.M)
_TYPES = "class|interface|enum|record|object|trait"


def java(keep: Function, copy: Function, files: Files) -> str:
    """The class with its package, and a call of its static method or on an object of it."""
    around = scopes(keep)
    if not _all_types(around, keep, files):
        return ""
    call = _java_call(keep, copy, around)
    if _of_another_object(keep, copy):
        return ""
    if keep.path == copy.path:
        return call
    access = _java_access(keep, files)
    same = _package(keep, files) == _package(copy, files)
    note = f"// {access}: open it to this place first" if _closed(access, same=same) else ""
    brought = _brought(keep, copy, around[0], files)
    return "" if brought is None else _lines(brought and f"{brought};", f"{call};", note)


def kotlin(keep: Function, copy: Function, files: Files) -> str:
    """An import of a function at the top of a file; of a class what contains the method."""
    around, name = scopes(keep), own_name(keep)
    if around and not _all_types(around, keep, files):
        return ""
    if not around and not re.match(r"(?:\w+\s+|@\S+\s+)*fun\b", head(keep)):
        return ""
    call = f"{name}(...)" if not around else _object_call(keep, around, files)
    if not call and scopes(copy):
        return ""
    if keep.path == copy.path:
        return call
    private = re.search(r"\bprivate\b", head(keep).partition("(")[0])
    note = "// private: open it to this place first" if private else ""
    brought = _brought(keep, copy, around[0] if around else name, files)
    return "" if brought is None else _lines(brought, call, note)


def scala(keep: Function, copy: Function, files: Files) -> str:
    """An import of the object's function, or of the class or trait around a method."""
    around = scopes(keep)
    text = files.text(keep.path)
    if not around or not _all_types(around, keep, files):
        return ""
    if len(re.findall(r"^[ \t]*package[ \t]", text, re.M)) > 1 or "package object" in text:
        return ""
    call = _object_call(keep, around, files)
    if not call:
        return ""
    if keep.path == copy.path:
        return call
    private = re.match(r"(?:\w+\s+)*?private\b", head(keep))
    note = "// private: open it to this place first" if private else ""
    brought = _brought(keep, copy, around[0], files)
    return "" if brought is None else _lines(brought, call, note)


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _all_types(around: list[str], keep: Function, files: Files) -> bool:
    text = files.text(keep.path)
    return bool(around) and all(declares(text, _TYPES, name) for name in around)


def _package(function: Function, files: Files) -> str:
    found = _PACKAGE.search(files.text(function.path))
    return found[1] if found else ""


def _brought(keep: Function, copy: Function, name: str, files: Files) -> str | None:
    """The import of a name, "" where none is needed, None where there can be none."""
    package = _package(keep, files)
    if package == _package(copy, files):
        return "" if package or folder_of(keep.path) == folder_of(copy.path) else None
    return f"import {package}.{name}" if package else None


def _java_call(keep: Function, copy: Function, around: list[str]) -> str:
    owner, name = ".".join(around), own_name(keep)
    if name == around[-1]:
        return f"new {owner}(...)"
    static = _modified(keep, "static")
    if keep.path == copy.path and scopes(copy) == around:
        return f"{name}(...)"
    return f"{owner}.{name}(...)" if static else f"new {owner}(...).{name}(...)"


def _modified(keep: Function, modifier: str) -> bool:
    """Whether a modifier stands before the parameters, outside of the annotations' own."""
    before = re.sub(r"@[\w.]+(?:\([^()]{0,500}\))?", " ", head(keep))
    return bool(re.search(rf"\b{modifier}\b", before.partition("(")[0]))


def _of_another_object(keep: Function, copy: Function) -> bool:
    """Whether a method would have to be called on an object that the copy does not have."""
    made = own_name(keep) == scopes(keep)[-1]
    inside = keep.path == copy.path and scopes(keep) == scopes(copy)
    return on_object(keep) and on_object(copy) and not (made or inside)


def _java_access(keep: Function, files: Files) -> str:
    for access in ("private", "protected", "public"):
        if _modified(keep, access):
            return access
    inside = declares(files.text(keep.path), "interface", scopes(keep)[-1])
    return "public" if inside else "package-private"


def _closed(access: str, *, same: bool) -> bool:
    return access == "private" or (not same and access != "public")


def _object_call(keep: Function, around: list[str], files: Files) -> str:
    """A call where the scope is an object; what makes an object of a class is not known."""
    text, owner = files.text(keep.path), ".".join(around)
    whole = declares(text, "object", around[-1]) and not declares(text, "class|trait", around[-1])
    return f"{owner}.{own_name(keep)}(...)" if whole else ""

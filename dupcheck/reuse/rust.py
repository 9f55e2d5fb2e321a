"""Reaching a Rust function: its crate by `Cargo.toml`, its module by its file, then the scopes."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import Files, declares, folder_of, head, joined, own_name, scopes

_FUNCTION = re.compile(
    r"(pub(?:\([^()]*\))?\s+)?(?:(?:const|async|unsafe|extern|\"[^\"]*\")\s+)*fn\b"
)
_PACKAGE = re.compile(r"^\[package\][^\[]*?^name\s*=\s*\"([\w-]+)\"", re.M | re.S)
_NAMED_LIBRARY = re.compile(r"^\[lib\][^\[]*?^(?:name|path)\s*=", re.M | re.S)
_NAME = re.compile(r"[A-Za-z_]\w*")


def reach(keep: Function, copy: Function, files: Files) -> str:
    """A `use` of the function or of its type, and a call where it needs no object."""
    found = _FUNCTION.match(head(keep))
    placed = _modules_and_type(keep, files)
    if not found or placed is None or "tests" in placed[0]:
        return ""
    modules, owner = placed
    call = f"{owner}::{own_name(keep)}(...)" if owner else f"{own_name(keep)}(...)"
    if owner and re.search(r"\bself\b", head(keep)):
        call = ""
    if keep.path == copy.path and modules == (_modules_and_type(copy, files) or ((), ""))[0]:
        return call
    root = _root(keep, copy, files)
    inside = _module_of(keep.path, files)
    if not root or inside is None:
        return ""
    path = "::".join((root, *inside, *modules, owner or own_name(keep)))
    note = "" if owner else _note(found[1] or "", root, keep, copy, files)
    return "\n".join(filter(None, (f"use {path};{note}", call if owner else "")))


def _modules_and_type(function: Function, files: Files) -> tuple[tuple[str, ...], str] | None:
    """The modules written around a function, and its type; None where it stands in another."""
    text, around = files.text(function.path), scopes(function)
    modules: list[str] = []
    while around and declares(text, "mod", around[0]):
        modules.append(around.pop(0))
    if not around:
        return tuple(modules), ""
    if len(around) > 1 or not _NAME.fullmatch(around[0]):
        return None
    name = re.escape(around[0])
    implemented = re.search(rf"^[ \t]*(?:unsafe )?impl\b[^\n{{]*\b{name}\b", text, re.M)
    return (tuple(modules), around[0]) if implemented else None


def _module_of(path: str, files: Files) -> tuple[str, ...] | None:
    """The modules that a file stands for, from its crate's root."""
    crate = folder_of(files.nearest(path, "Cargo.toml"))
    inside = path.removeprefix(crate).lstrip("/")
    if not inside.startswith("src/") or not inside.endswith(".rs"):
        return None
    parts = inside.removeprefix("src/").removesuffix(".rs").split("/")
    if parts[0] == "bin":
        return None
    if parts[-1] == "mod" or parts in (["lib"], ["main"]):
        parts.pop()
    return tuple(parts) if all(map(_NAME.fullmatch, parts)) else None


def _root(keep: Function, copy: Function, files: Files) -> str:
    """The crate of a function as the copy's file calls it."""
    manifest, other = (files.nearest(f.path, "Cargo.toml") for f in (keep, copy))
    crate = folder_of(manifest)
    library = joined(crate, "src/lib.rs") in files and keep.path != joined(crate, "src/main.rs")
    inside = _module_of(copy.path, files) is not None
    program = copy.path == joined(crate, "src/main.rs")
    if manifest and manifest == other and inside and not (program and library):
        return "crate"
    text = files.text(manifest)
    found = _PACKAGE.search(text)
    if not library or not found or _NAMED_LIBRARY.search(text):
        return ""
    return found[1].replace("-", "_")


def _note(public: str, root: str, keep: Function, copy: Function, files: Files) -> str:
    if root != "crate":
        return "" if public.strip() == "pub" else "  // not public: make it pub first"
    here, there = _module_of(copy.path, files) or (), _module_of(keep.path, files) or ()
    open_here = bool(public) or here[: len(there)] == there
    return "" if open_here else "  // private: make it pub(crate) first"

"""Reaching a Rust function: its crate by `Cargo.toml`, its module by its file, then the scopes."""

import re
from dataclasses import dataclass

from dupcheck.records import Function
from dupcheck.reuse.files import Files, declares, folder_of, head, joined, own_name, scopes

_FUNCTION = re.compile(
    r"(pub(?:\([^()]*\))?\s+)?(?:(?:const|async|unsafe|extern|\"[^\"]*\")\s+)*fn\b"
)
_PACKAGE = re.compile(r"^\[package\][^\[]*?^name\s*=\s*\"([\w-]+)\"", re.M | re.S)
_LIBRARY = re.compile(r"^\[lib\][^\[]*", re.M)
_SETTING = re.compile(r"^(name|path)\s*=\s*\"([\w./-]+)\"", re.M)
_NAME = re.compile(r"[A-Za-z_]\w*")


def reach(keep: Function, copy: Function, files: Files) -> str:
    """A `use` of the function or of its type, and a call where it needs no object."""
    found = _FUNCTION.match(head(keep))
    placed = _modules_and_type(keep, files)
    if not found or placed is None or "tests" in placed[0]:
        return ""
    modules, owner = placed
    call = f"{owner}::{own_name(keep)}(...)" if owner else f"{own_name(keep)}(...)"
    if owner and _takes_object(keep):
        call = ""
        if _takes_object(copy):
            return ""
    if keep.path == copy.path and modules == (_modules_and_type(copy, files) or ((), ""))[0]:
        return call
    root = _root(keep, copy, files)
    inside = _module_of(keep.path, files)
    if not root or inside is None:
        return ""
    path = "::".join((root, *inside, *modules, owner or own_name(keep)))
    note = "" if owner else _note(found[1] or "", root, keep, copy, files)
    return "\n".join(filter(None, (f"use {path};{note}", call if owner else "")))


def _takes_object(function: Function) -> bool:
    return bool(re.search(r"\(\s*&?(?:'\w+\s+)?(?:mut\s+)?self\b", head(function)))


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


@dataclass(frozen=True, slots=True)
class _Crate:
    """A package: where its manifest is, the root file of its library, and the name of that."""

    manifest: str
    library: str
    name: str

    @property
    def folder(self) -> str:
        """The folder that modules are found from."""
        default = joined(folder_of(self.manifest), "src")
        return folder_of(self.library) if self.library else default


def _crate(path: str, files: Files) -> _Crate:
    manifest = files.nearest(path, "Cargo.toml")
    text, folder = files.text(manifest), folder_of(manifest)
    package, section = _PACKAGE.search(text), _LIBRARY.search(text)
    told = dict(_SETTING.findall(section[0])) if section else {}
    library = joined(folder, told.get("path", "src/lib.rs"))
    name: str = told.get("name") or (package[1] if package else "")
    return _Crate(manifest, library if library in files else "", name.replace("-", "_"))


def _module_of(path: str, files: Files) -> tuple[str, ...] | None:
    """The modules that a file stands for, from its crate's root."""
    crate = _crate(path, files)
    if not crate.manifest or not path.endswith(".rs") or not path.startswith(f"{crate.folder}/"):
        return None
    parts = path.removeprefix(f"{crate.folder}/").removesuffix(".rs").split("/")
    if parts[0] == "bin":
        return None
    if parts[-1] == "mod" or path == crate.library or parts == ["main"]:
        parts.pop()
    return tuple(parts) if all(map(_NAME.fullmatch, parts)) else None


def _root(keep: Function, copy: Function, files: Files) -> str:
    """The crate of a function as the copy's file calls it."""
    crate, other = _crate(keep.path, files), _crate(copy.path, files)
    main = joined(folder_of(crate.manifest), "src/main.rs")
    known = crate.library or main in files
    inside = _module_of(copy.path, files) is not None
    apart = crate.library and copy.path == main
    if known and crate == other and inside and not apart:
        return "crate"
    return crate.name if crate.library and keep.path != main else ""


def _note(public: str, root: str, keep: Function, copy: Function, files: Files) -> str:
    if root != "crate":
        return "" if public.strip() == "pub" else "  // not public: make it pub first"
    here, there = _module_of(copy.path, files) or (), _module_of(keep.path, files) or ()
    shown = public and not public.startswith(("pub(super", "pub(self", "pub(in"))
    open_here = shown or here[: len(there)] == there
    return "" if open_here else "  // private: make it pub(crate) first"

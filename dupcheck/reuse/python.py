"""Reaching a Python function: packages by their `__init__.py`, projects by their metadata."""

import keyword
import re
from collections.abc import Iterator

from dupcheck.records import Function
from dupcheck.reuse.files import (
    Files,
    folder_of,
    folders,
    head,
    joined,
    own_name,
    scopes,
    stem_of,
)

_PROJECT = ("pyproject.toml", "setup.py", "setup.cfg")
_BLOCK = re.compile(
    r"([ \t]*)(?:async[ \t]+)?(?:(class|def)[ \t]+(\w+)"
    r"|(?:if|elif|else|for|while|with|try|except|finally|match|case)\b)"
)
_NO_PACKAGES = frozenset(
    {"bin", "benchmarks", "docs", "doc", "examples", "scripts", "test", "tests", "tools"}
)
_MOST_WITNESSES = 30
_SPECIAL = ("conftest", "setup", "__main__")


def reach(keep: Function, copy: Function, files: Files) -> str:
    """An import of the function or its class, and for a method how it is called."""
    around = _classes(keep, files)
    if around is None:
        return ""
    call = _call(keep, copy, around, files)
    if keep.path == copy.path:
        return call or f"{own_name(keep)}(...)"
    module = _module(keep.path, copy.path, files)
    if not module:
        return ""
    name = around[0] if around else own_name(keep)
    private = any(part.startswith("_") for part in (name, *module.split(".")))
    note = _note([*(["private"] if private else []), *_other_project(keep, copy, files)])
    return "\n".join(filter(None, (f"from {module} import {name}{note}", call)))


def _note(parts: list[str]) -> str:
    return f"  # {', '.join(parts)}" if parts else ""


def _classes(keep: Function, files: Files) -> list[str] | None:
    """The classes around a function, None where one of its scopes is no class: it is nested."""
    if not keep.path.endswith((".py", ".pyw")):
        return None
    blocks = list(_blocks(keep, files))[::-1]
    around = [name for kind, name in blocks if kind == "class"]
    return around if len(around) == len(blocks) and around == scopes(keep) else None


def _blocks(keep: Function, files: Files) -> Iterator[tuple[str, str]]:
    """The definitions that a function stands in, innermost first, by their indentation."""
    line = files.line(keep)
    depth = len(line) - len(line.lstrip())
    for above in reversed(files.before(keep) if depth else []):
        found = _BLOCK.match(above)
        if found and len(found[1]) < depth:
            depth = len(found[1])
            if found[2]:
                yield found[2], found[3]
            if not depth:
                break


def _call(keep: Function, copy: Function, around: list[str], files: Files) -> str:
    """How a method is called; "" for a function."""
    if not around:
        return ""
    decorators, owner = _decorators(keep, files), ".".join(around)
    plain = not decorators & {"staticmethod", "classmethod"}
    arguments = "" if decorators & {"property", "cached_property"} else "(...)"
    if keep.path == copy.path and scopes(copy) == around:
        owner = _inside(_decorators(copy, files), owner)
    elif own_name(keep) == "__init__":
        return f"{owner}(...)"
    elif plain and arguments and _has_object(copy):
        arguments = "(self, ...)"
    elif plain:
        owner = f"{owner}(...)"
    return f"{owner}.{own_name(keep)}{arguments}"


def _has_object(copy: Function) -> bool:
    """Whether the copy is a method that another one's can be called with."""
    return bool(scopes(copy)) and bool(re.match(r"[^(]*\(\s*self\b", head(copy)))


def _inside(decorators: set[str], owner: str) -> str:
    """The class as one of its methods calls it."""
    if "staticmethod" in decorators:
        return owner
    return "cls" if "classmethod" in decorators else "self"


def _decorators(keep: Function, files: Files) -> set[str]:
    found: set[str] = set()
    for line in reversed(files.before(keep)):
        text = line.strip()
        if not text.startswith("@"):
            break
        found.add(text[1:].partition("(")[0].rpartition(".")[2].strip())
    return found


def _module(path: str, place: str, files: Files) -> str:
    """The dotted name by which a file is imported at a place, "" where that is not knowable."""
    stem, folder = stem_of(path), folder_of(path)
    root = _root(path, place, files)
    if root is None or stem in _SPECIAL:
        return ""
    parts = folder.removeprefix(root).strip("/").split("/") if folder != root else []
    parts += [] if stem == "__init__" else [stem]
    good = all(part.isidentifier() and not keyword.iskeyword(part) for part in parts)
    return ".".join(parts) if good else ""


def _root(path: str, place: str, files: Files) -> str | None:
    """The folder from which a file's packages are imported."""
    folder = folder_of(path)
    package = _outermost_package(folder, files)
    shown = package or folder
    # Modules of one package import one another by its whole name.
    beside = [one for one in files.beside(path) if one.endswith(".py")] if package else []
    witnesses = (place, path, *beside[:_MOST_WITNESSES])
    for outer in reversed(list(folders(shown))):
        dotted = shown.removeprefix(outer).strip("/").replace("/", ".")
        if any(_imports(files.text(one), dotted) for one in witnesses):
            return outer
    if package:
        return folder_of(package)
    for above in folders(path):
        if above.rpartition("/")[2] == "src":
            return above
    return _root_without_packages(path, place, files)


def _root_without_packages(path: str, place: str, files: Files) -> str | None:
    """Without `__init__.py`: the folder of the project, or that of two scripts side by side."""
    folder, project = folder_of(path), files.nearest(path, *_PROJECT)
    root = folder_of(project)
    inside = folder.removeprefix(root).strip("/")
    if project and inside.partition("/")[0] not in _NO_PACKAGES:
        return root
    return folder if folder_of(place) == folder else None


def _outermost_package(folder: str, files: Files) -> str:
    """The package that all around a folder belong to, "" where it is none."""
    outermost = ""
    while folder and joined(folder, "__init__.py") in files:
        outermost, folder = folder, folder_of(folder)
    return outermost


def _imports(text: str, package: str) -> bool:
    if not package:
        return False
    return bool(re.search(rf"^[ \t]*(?:from|import)[ \t]+{re.escape(package)}\b", text, re.M))


def _other_project(keep: Function, copy: Function, files: Files) -> list[str]:
    """What to know where the two belong to projects of their own."""
    here, there = (folder_of(files.nearest(f.path, *_PROJECT)) for f in (copy, keep))
    return [f"of the project in {there}"] if there and there != here else []
